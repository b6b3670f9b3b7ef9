"""Rows that the sheet hides.

What it finds:
    Rows hidden by hand or by a filter. They are read like all others.

Why it matters:
    Whoever looks at the sheet doesn't see them: their requests are the first to be forgotten, and
    counts made by eye differ from the report.

How to mend it:
    Unhide the rows, or clear the filter, and look whether somebody works on them.

Example:
    12 | скол
       (rows 13 to 15 are hidden)    <- hidden-rows
    16 | трещина
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.INFO
HELP = "unhide the rows or clear the filter, and see whether somebody works on them"

check = noted(NAME, SEVERITY, HELP)
