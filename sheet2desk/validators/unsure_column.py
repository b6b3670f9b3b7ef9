"""A column whose meaning is a guess.

What it finds:
    Columns that were bound to a field on weak evidence, or where two columns claim the same field.

Why it matters:
    A column bound to the wrong field is wrong in every row.

How to mend it:
    Say in the profile which column feeds the field:

        [columns]
        created_at = "Дата обращения"

Example:
    Дата        | Дата          <- unsure-column: which is created, which is solved?
    05.03.2024  | 06.03.2024
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "say in the profile under [columns] which column feeds the field"

check = noted(NAME, SEVERITY, HELP)
