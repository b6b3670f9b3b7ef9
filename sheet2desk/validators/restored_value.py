"""A value that the spreadsheet had changed and that was restored.

What it finds:
    Numbers of phones, items and tickets that a spreadsheet had turned into something else
    (8.9161234567E10), where the digits could be restored without doubt.

Why it matters:
    The restored value is what goes on. Digits beyond the fifteenth can't be restored: such cells are
    reported as what they are.

How to mend it:
    Format the column as text, so that what is typed stays as it is.

Example:
    №  | Телефон
    17 | 8.9000000000E10   <- restored-value: 89000000000
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.INFO
HELP = "format the column as text in the sheet, so that digits stay as typed"

check = noted(NAME, SEVERITY, HELP)
