"""A cell that shows a spreadsheet error.

What it finds:
    Cells that hold #N/A, #REF!, #VALUE!, #DIV/0! and the like in place of a value.

Why it matters:
    The value is lost, not empty: somebody filled it in, or a formula fetched it, before a sheet or
    column was moved.

How to mend it:
    Mend the formula in the cell, or write the value.

Example:
    №  | Заказчик
    17 | #N/A              <- error-cell
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "mend the formula in the cell, or write the value in its place"

check = noted(NAME, SEVERITY, HELP)
