"""Day and month exchanged by the spreadsheet.

What it finds:
    Real dates that a spreadsheet with another locale made of text, exchanging day and month, seen from
    the dates around them.

Why it matters:
    Such a date looks right. Half of the column (days up to 12) moves by months, and every measure with
    it.

How to mend it:
    Compare the cell with the paper or the mail, write the right date, and set the locale of the
    spreadsheet before the next import of text.

Example:
    №  | Дата
    16 | 14.03.2024
    17 | 03.05.2024        <- swapped-date: 05.03.2024 was meant
    18 | 15.03.2024
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = (
    "compare with the original and write the right date; order of day and month can be set in the profile under [dates]"
)

check = noted(NAME, SEVERITY, HELP)
