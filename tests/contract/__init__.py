"""The contract of the command line, promise by promise, on logs of a few rows."""
