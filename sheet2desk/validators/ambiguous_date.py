"""A date that can be read in two ways.

What it finds:
    Text dates such as 03/04/2024 in a column that nowhere shows whether the day or the month stands
    first.

Why it matters:
    Read the wrong way round, a request of 3 April becomes one of 4 March: it looks a month older, or
    overdue.

How to mend it:
    Say in the profile how the column is read:

        [dates]
        order = "dmy"

Example:
    №  | Date
    17 | 03/04/2024        <- ambiguous-date
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = 'set the order of day and month in the profile: [dates] order = "dmy" or "mdy"'

check = noted(NAME, SEVERITY, HELP)
