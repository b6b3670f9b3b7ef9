"""A part of the source that could not be read.

What it finds:
    Sheets, pictures, comments or other parts of a file that are there but could not be read.

Why it matters:
    What is in them is missing from everything that follows.

How to mend it:
    Open the file in a spreadsheet program, save it anew, and run again.

Example:
    defects.xlsx!Март    <- unread-part: its comments are damaged
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "open the file in a spreadsheet program, save it anew, and run again"

check = noted(NAME, SEVERITY, HELP)
