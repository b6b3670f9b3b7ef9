"""The sample logs: what really happened, how people wrote it down, and the truth to check readings against."""
