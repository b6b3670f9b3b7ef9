"""A row that holds something and became no ticket.

What it finds:
    Rows within the log that can't be a ticket nor anything else that a log holds.

Why it matters:
    Nothing may be lost on the way out. What is not understood is said, with its row.

How to mend it:
    Look at the row: complete it if it is a request, delete it if it is a leftover.

Example:
    №  | Дата       | Описание
    17 | 05.03.2024 | скол
       |            |          | х        <- rejected-row
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "complete the row if it is a request, delete it if it is a leftover"

check = noted(NAME, SEVERITY, HELP)
