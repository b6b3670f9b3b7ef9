"""One cell that was taken apart into several fields.

What it finds:
    Cells that hold several things, such as a name and a phone, which were divided among their fields.

Why it matters:
    The division follows what the parts look like. It is said so that it can be checked.

How to mend it:
    Check the parts. Give each its own column where the log goes on.

Example:
    №  | Заказчик
    17 | Иванов, +7 900 000-00-00   <- split-value: name and phone
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.INFO
HELP = "check the parts; give each its own column where the log goes on"

check = noted(NAME, SEVERITY, HELP)
