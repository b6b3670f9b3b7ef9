"""The records of old binary workbooks (.xls), for all that python-calamine has no call for."""
