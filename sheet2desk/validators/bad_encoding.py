r"""Text whose bytes fit no encoding.

What it finds:
    Sources of plain text that can't be decoded without loss, or whose encoding could only be guessed.

Why it matters:
    Names and descriptions would arrive as signs that nobody can read.

How to mend it:
    Save the file as UTF-8 from the program that made it.

Example:
    №;Описание
    17;\xd1\xea\xee\xeb \x98    <- bad-encoding
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "save the file as UTF-8 from the program that made it"

check = noted(NAME, SEVERITY, HELP)
