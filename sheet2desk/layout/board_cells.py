"""The cells of a board: a ticket's number, its subject, and what else a card says, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheet2desk.data_class import frozen
from sheet2desk.layout.row_words import beyond
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: "17. Door is stuck", "#17 – …", "KB-231" on a line of its own or before the text, "[KB-231] …".
_NUMBERED = regex(
    r"\s*(?:\[\s*)?(?:#|№|no?\.?\s|nr\.?\s)?\s*(?P<number>[^\W\d_]{0,10}-?\d{1,8})(?:\s*\])?"
    r"(?:\s*[.:)\]\-–—|]\s*|\s*\n\s*)(?P<text>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_KEYED = regex(
    r"\s*(?:\[\s*)?(?P<number>(?:[^\W\d_]{2,10}[-_/]|#|№\s?)\d{1,8})(?:\s*\])?\s*[.:)\-–—|]?\s+(?P<text>\S.*)",
    re.DOTALL,
)
_COUNT = regex(r"\s*(?:[(\[]\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*[)\]]|[–—:\-]\s*\d{1,4})\s*$")
_LIMIT = regex(r"[\W_]*\d{1,3}(?:\s*/\s*\d{1,3})?[\W_]*")
_LONGEST_LIMIT = 24
#: Of a hundred cells so many must have a number before it is taken off.
_SHARE = 80


@frozen
class BoardCard:
    """One cell taken apart; `number` is "" where the cells have none."""

    number: str
    subject: Value
    rest: str = ""  # further lines


def without_count(name: str) -> str:
    """Return a column's name without how many cards it has: "To do (3)", "Done: 7"."""
    return _COUNT.sub("", name) or name


def are_limits(values: Sequence[Value]) -> bool:
    """Whether the row under the names of a board says how many cards a column may have: "max 3", "WIP 2/5"."""
    said = [value for value in values if value != ""]
    return bool(said) and all(map(_is_limit, said))


def _is_limit(value: Value) -> bool:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return 0 <= value < 100
    if not isinstance(value, str):
        return False
    rest = beyond(value, "limits", _LONGEST_LIMIT)
    return bool(_LIMIT.fullmatch(value.strip())) or (rest is not None and (not rest or rest[0][0].isdigit()))


def take_apart(values: list[Value]) -> list[BoardCard]:
    """Return the cells of a board as cards: all with their numbers taken off, or none."""
    for pattern in (_KEYED, _NUMBERED):
        found = [pattern.fullmatch(value) if isinstance(value, str) else None for value in values]
        if sum(one is not None for one in found) * 100 >= _SHARE * len(found):
            return [
                _card(one["number"].lstrip("#№ "), one["text"]) if one else _card("", value)
                for one, value in zip(found, values, strict=True)
            ]
    return [_card("", value) for value in values]


def _card(number: str, value: Value) -> BoardCard:
    if not isinstance(value, str):
        return BoardCard(number, value)
    first, _, rest = value.strip().partition("\n")
    return BoardCard(number, first.strip(), rest.strip())
