"""A status word that isn't known.

What it finds:
    Cells of the status column whose word, colour or mark has no known meaning.

Why it matters:
    A ticket without a status is neither open nor finished: it can be counted as lost, or closed on the
    desk while somebody still works on it.

How to mend it:
    Correct the word in the sheet, or say in the profile what it means:

        [values.status]
        "на испытании" = "pending"

Example:
    №  | Статус
    17 | на испытании      <- unknown-status
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "correct the word, or give its meaning in the profile under [values.status]"

check = noted(NAME, SEVERITY, HELP)
