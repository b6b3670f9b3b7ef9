"""Letters of two alphabets in one word.

What it finds:
    Numbers, codes and names in which letters that look the same come from two alphabets (Latin A,
    Cyrillic А).

Why it matters:
    To the eye they are equal, to a search they are not: the same item or customer is found half of the
    time.

How to mend it:
    Type the value anew in one alphabet.

Example:
    №  | Серийный №
    17 | А31763            <- look-alike-letters: the А is Cyrillic, A31762 above is Latin
"""

from sheet2desk.finding import Severity
from sheet2desk.validators.findings import noted
from sheet2desk.validators.interface import rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "type the value anew in one alphabet"

check = noted(NAME, SEVERITY, HELP)
