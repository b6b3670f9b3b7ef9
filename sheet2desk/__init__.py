"""Move a ticket log kept by hand in a spreadsheet into a real help desk, without losing or doubling a ticket."""

__version__ = "0.1.0"
