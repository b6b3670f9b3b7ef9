"""The parts of an Office Open XML workbook, read where python-calamine has no call for them."""
