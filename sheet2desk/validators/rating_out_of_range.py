"""A rating off the scale.

What it finds:
    Ratings that aren't on the scale of 1 to 5 (or on the scale that the column shows).

Why it matters:
    CSI counts ratings of 4 and 5. A rating off the scale can't be counted and is left out.

How to mend it:
    Ask what was meant and write a rating of 1 to 5, or clear the cell.

Example:
    №  | Оценка
    17 | 55                <- rating-out-of-range
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "write a rating from 1 to 5, or clear the cell"

check = noted(NAME, SEVERITY, HELP)
