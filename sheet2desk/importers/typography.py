"""How well a sign that is no letter stands where it is: an apostrophe in a word, a dash between blanks, a fixed blank.

In a wrong code page letters turn into such signs and signs into letters; only its neighbours tell which it was. An
English export of Excel has no other sign beyond ASCII than these.
"""

from __future__ import annotations

from sheet2desk.regex import regex

#: Typical of the place, possible there, and odd there.
_WELL, _POSSIBLE, _ODD = 1.5, 0.7, -1.0

_OPENING, _CLOSING = "“‘„‚«¿¡‹", "”“»›"
_DASHES = "–—"
_MONEY = "€£¥¢"
_AFTER_FIGURES = "°º²³"
_FRACTIONS = "½¼¾±×"
_AFTER_WORDS = "®©™"
_BEFORE_FIGURES = "№§"
_BULLETS = "•·"
SIGNS = frozenset("\xa0’…" + _OPENING + _CLOSING + _DASHES + _MONEY + _AFTER_FIGURES + _FRACTIONS + _AFTER_WORDS) | (
    frozenset(_BEFORE_FIGURES + _BULLETS)
)

_BEFORE = regex(r"[^\W\d_]*$")
_AFTER = regex(r"[^\W\d_]*")
#: What stands behind an apostrophe in English, and before one in English, French, Italian, Ukrainian and Irish names.
_TAILS = frozenset(("s", "t", "re", "ll", "ve", "d", "m"))
_HEADS = frozenset((
    "l", "d", "j", "c", "n", "s", "m", "t", "qu", "o", "un", "dell", "nell", "all", "dall", "sull",
    "б", "п", "в", "м", "ф", "р", "к",
))  # fmt: skip
#: Words of one letter, between which and the next a fixed blank may stand.
_SHORT = frozenset("aiyeouàzwвксоуияіаєй")


def fitness(text: str, at: int) -> float:
    """Return how well the sign at a place of a text suits its neighbours, from -1 to 1.5; ends of cells are blanks."""
    sign = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign == "\xa0":
        return _fixed_blank(text, at, before, after)
    if sign == "’":
        return _apostrophe(text, at, before, after)
    if sign == "…" and not _edge(before) and _edge(after):
        return 0.9  # an à of DOS stands there too
    if sign in _DASHES:
        return _dash(text, at, before, after)
    return _WELL if _stands_well(sign, before, after) else _ODD


def _stands_well(sign: str, before: str, after: str) -> bool:
    opens = (_edge(before) or before in _DASHES) and after.isalnum()
    if sign in _CLOSING and not _edge(before) and _edge(after):
        return True
    if sign in _OPENING + _CLOSING:
        return opens
    if sign in _MONEY:
        return before.isdigit() or after.isdigit() or (_edge(before) and _edge(after))
    if sign in _AFTER_FIGURES:
        return before.isdigit() or (sign in "²³" and before == "m") or (_edge(before) and after in ("C", "F"))
    if sign in _FRACTIONS:
        return (before.isdigit() or _edge(before)) and not after.isalpha()
    if sign in _AFTER_WORDS:
        return not _edge(before) and _edge(after)
    return _edge(before) and (_edge(after) or (sign in _BEFORE_FIGURES and after.isdigit()))


def _edge(sign: str) -> bool:
    return not sign or sign.isspace() or (sign.isascii() and not sign.isalnum())


def _fixed_blank(text: str, at: int, before: str, after: str) -> float:
    if _edge(before) or _edge(after) or before.isdigit() or after.isdigit():
        return 1.0
    sides = _BEFORE.search(text[:at]), _AFTER.match(text, at + 1)
    words = [side[0].lower() for side in sides if side is not None]
    if before.islower() and after.isupper():
        return 1.2
    return _ODD if any(len(word) == 1 and word not in _SHORT for word in words) else 1.0


def _apostrophe(text: str, at: int, before: str, after: str) -> float:
    if not before.isalnum():
        return _WELL if before and before in ".,!?" and _edge(after) else _ODD
    if _edge(after):
        return _WELL if before in "sSxz" else _POSSIBLE
    head, tail = _BEFORE.search(text[:at]), _AFTER.match(text, at + 1)
    known = (tail is not None and tail[0].lower() in _TAILS) or (head is not None and head[0].lower() in _HEADS)
    return _WELL if known else _POSSIBLE


def _dash(text: str, at: int, before: str, after: str) -> float:
    if _edge(before) and _edge(after):
        return _WELL
    if before.isdigit() and after.isdigit():
        return _WELL
    if before.isalpha() and after.isalpha():
        sides = _BEFORE.search(text[:at]), _AFTER.match(text, at + 1)
        return 0.3 if all(side is not None and len(side[0]) > 2 for side in sides) else _ODD
    return -0.5
