"""A row that is struck out.

What it finds:
    Tickets whose cells are written in strike-through.

Why it matters:
    A struck-out row may be a cancelled request, a duplicate, or one that is done: the sheet doesn't say
    which. The ticket is kept with the status that its cells give it.

How to mend it:
    Write what became of it into the status column, or delete the row if it never was a request.

Example:
    №  | Описание          | Статус
    17 | ~~скол на углу~~  |          <- struck-out-row
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "write into the status column what became of it"

check = noted(NAME, SEVERITY, HELP)
