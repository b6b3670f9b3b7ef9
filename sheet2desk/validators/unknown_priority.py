"""A priority word that isn't known.

What it finds:
    Cells of the priority column whose word has no known meaning.

Why it matters:
    Promised times depend on the priority. Without it the ticket is measured by the target for all, and
    an urgent one may look in time.

How to mend it:
    Correct the word in the sheet, or say in the profile what it means:

        [values.priority]
        "горит" = "urgent"

Example:
    №  | Приоритет
    17 | горит             <- unknown-priority
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "correct the word, or give its meaning in the profile under [values.priority]"

check = noted(NAME, SEVERITY, HELP)
