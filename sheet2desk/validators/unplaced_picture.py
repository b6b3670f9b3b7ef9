"""A picture that belongs to no ticket.

What it finds:
    Pictures on a log's sheet that lie beside or below the rows of tickets.

Why it matters:
    The picture of a defect is the evidence. Bound to no ticket it doesn't arrive on the desk.

How to mend it:
    Move the picture over the row of its ticket and save the file.

Example:
    №  | Описание  | Фото
    17 | скол      |
    18 | трещина   |
       |           | [picture]   <- unplaced-picture: below the last row
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "move the picture over the row of its ticket"

check = noted(NAME, SEVERITY, HELP)
