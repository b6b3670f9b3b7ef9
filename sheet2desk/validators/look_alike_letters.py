"""Letters of two alphabets in one word.

What it finds:
    Numbers, codes, addresses and names in which letters that look the same come from two alphabets (Latin A,
    Cyrillic А); and codes in Cyrillic letters where the log's other codes of that column are Latin.

Why it matters:
    To the eye they are equal, to a search they are not: the same item or customer is found half of the
    time.

How to mend it:
    Type the value anew in one alphabet.

Example:
    №  | Серийный №
    17 | А31763            <- look-alike-letters: the А is Cyrillic, A31762 above is Latin
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket
from sheet2desk.validators.findings import noted, on_ticket, shown
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "type the value anew in one alphabet"

_TWINS = frozenset("АВЕКМНОРСТУХІЈЅаеорсухіјѕ")
_TWINS_LATIN = frozenset("ABEKMHOPCTYXIJSaeopcyxijs")
_CODE = regex(r"(?=[^\d]*\d)[\w./-]{3,40}")
_WORD = regex(r"[^\W_]+")
_MAJORITY = 0.8  # of a column's codes with letters must be Latin for the others to be slips
_noted = noted(NAME, SEVERITY, HELP)


def check(log: Log, context: Context) -> Iterator[Finding]:
    """Yield what reading noted, and the values of ticket fields whose letters come from two alphabets."""
    said = set()
    for finding in _noted(log, context):
        said.add((finding.location.file, finding.location.sheet, finding.location.cell))
        yield finding
    latin = _latin_columns(log)
    for ticket in log.tickets:
        source = ticket.source
        for field, value in values(ticket):
            if value.isascii() or (source.file, source.sheet, ticket.cell(field)) in said:
                continue
            odd = mixed_word(value) if field in _NAMES or _CODE.fullmatch(value) or "@" in value else ""
            message = ""
            if odd:
                message = f"“{shown(value)}” mixes two alphabets: {_cyrillic(odd)} in it is Cyrillic"
            elif field in latin and _only_twins(value):
                message = f"“{shown(value)}” has a Cyrillic {_cyrillic(value)} where the column's other codes are Latin"
            if message:
                yield on_ticket(NAME, SEVERITY, ticket, field, message, HELP)


_NAMES = frozenset({"requester.name", "requester.organization", "assignee"})


def values(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Yield the short values of a ticket by which others are found: its number, names, addresses, custom fields."""
    requester = ticket.requester
    named = {
        "id": ticket.id,
        "requester.name": requester.name,
        "requester.email": requester.email,
        "requester.organization": requester.organization,
        "assignee": ticket.assignee,
    }
    for field, value in named.items():
        if value:
            yield field, value.strip()
    for header, value in ticket.custom.items():
        yield header, value.strip()


def mixed_word(text: str) -> str:
    """Return the first word whose letters come from both alphabets although one would do; "" when there is none.

    A Latin abbreviation with a Cyrillic ending ("VPNом") is written on purpose.
    """
    for word in _WORD.findall(text):
        cyrillic = [sign for sign in word if "Ѐ" <= sign <= "ӿ"]
        latin = [sign for sign in word if sign.isascii() and sign.isalpha()]
        if not cyrillic or not latin:
            continue
        one_would_do = all(sign in _TWINS for sign in cyrillic) or all(sign in _TWINS_LATIN for sign in latin)
        if one_would_do and not re.fullmatch(r"[A-Z]{2,}[а-яё]{1,3}", word):
            return str(word)
    return ""


def _cyrillic(text: str) -> str:
    return ", ".join(dict.fromkeys(sign for sign in text if "Ѐ" <= sign <= "ӿ"))


def _latin_columns(log: Log) -> set[str]:
    """Return the fields whose codes are written in Latin letters all over the log, but for a few slips."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for ticket in log.tickets:
        for field, value in values(ticket):
            if _CODE.fullmatch(value) and any(map(str.isalpha, value)):
                counts[field][value.isascii()] += 1
    return {column for column, seen in counts.items() if seen[True] >= _MAJORITY * seen.total() and seen[True] > 2}


def _only_twins(value: str) -> bool:
    letters = [sign for sign in value if sign.isalpha()]
    if not letters or not _CODE.fullmatch(value):
        return False
    return all(sign in _TWINS or sign.isascii() for sign in letters)
