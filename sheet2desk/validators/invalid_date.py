"""A date that can't be one.

What it finds:
    Cells of a date column that hold something else: a day that isn't in the calendar, words, a number
    out of range.

Why it matters:
    The value is left blank, never guessed. The ticket then drops out of every measure that needs the
    date.

How to mend it:
    Write the date that was meant, as a real date.

Example:
    №  | Дата
    17 | 31.02.2024        <- invalid-date
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "write the date that was meant into the cell, as a real date"

check = noted(NAME, SEVERITY, HELP)
