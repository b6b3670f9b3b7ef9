"""A log that has changed since its profile was written.

What it finds:
    A column of the profile that is called otherwise now, a new column that reads as a field which the profile
    doesn't list, and an unknown word of a status or priority that looks like one of the profile's.

Why it matters:
    A profile says how the log was when it was written; what changed since would be read by guess, or not at all.

How to mend it:
    Write what the message says into the profile:

        [columns]
        assignee = "Исполнитель"

        [values.status]
        "брак ОТК" = "pending"

Example:
    Исполнитель   <- profile-drift: column Ответственный is now Исполнитель
    Петров
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "write it into the profile as it is now, or write the profile anew with `sheet2desk init`"

check = noted(NAME, SEVERITY, HELP)
