"""A formula whose result was never stored.

What it finds:
    Cells with a formula for which the file holds no result: files written by a program that doesn't
    calculate.

Why it matters:
    What the cell shows in a spreadsheet can't be read from the file, so the field stays blank.

How to mend it:
    Open the file in Excel or LibreOffice, let it calculate, and save it.

Example:
    №  | Срок
    17 | =C17+5            <- uncached-formula, no result in the file
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "open the file in a spreadsheet program, let it calculate, save it, and run again"

check = noted(NAME, SEVERITY, HELP)
