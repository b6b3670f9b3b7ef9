"""The parts of an OpenDocument spreadsheet."""
