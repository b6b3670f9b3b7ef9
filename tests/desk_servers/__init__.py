"""Real desks for the tests: each starts on a free port, with all it writes in a folder of its own, and mails nobody."""
