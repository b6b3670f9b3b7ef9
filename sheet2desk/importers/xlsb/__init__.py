"""The parts of a binary workbook (.xlsb)."""
