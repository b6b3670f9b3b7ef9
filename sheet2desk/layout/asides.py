"""Rows beside the tickets: page numbers, running titles, lines of dashes, examples, hints, signatures, legends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheet2desk.layout.header_lines import known_words
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, TEXT, empty, kind_of
from sheet2desk.layout.meaning.banners import names_day
from sheet2desk.layout.row_shape import RUNS_ON, Shape
from sheet2desk.layout.row_words import begins, beyond, listed, numbers_a_page, stands_alone
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_RULE = regex(r"[\s\-‐‑‒–—―−_=*~.·•#+|/\\<>]{2,}")
_BLANK_LINE = regex(r"_{3,}|\.{6,}")
_TO_FILL = regex(r"<[^<>]{3,}>")
_IN_BRACKETS = regex(r"[(\[<{].*[)\]>}]", re.DOTALL)
#: A signature in slashes, the place of a stamp.
_SIGNED = regex(r"/\s*(?:[^\W\d_][\w.\-' ]{2,40}|_*)\s*/|[«\"]\s*_*\d{0,2}_*\s*[»\"]\s*[^\W\d_]+\s*(?:20\d\d|_+).*")
_STAMP = regex(r"м\.\s?п\.?|m\.\s?p\.?|l\.\s?s\.?|pieczęć|stempel|печать", re.IGNORECASE)
#: So few words may be a value of any column.
_FEW_WORDS = 3
#: A row that says how to fill the log stands among so many under the header.
NEAR_HEADER = 3


def is_rule(own: Sequence[Value], filled: Sequence[int]) -> bool:
    """Whether a row only draws a line: dashes, stars, equals signs."""
    if len(filled) < 2 and not (filled and len(shown(own[filled[0]])) > 2):
        return False
    return all(isinstance(own[i], str) and bool(_RULE.fullmatch(str(own[i]))) for i in filled)


def runs(own: Sequence[Value], said: Sequence[int], titles: set[str]) -> bool:
    """Whether a row only repeats what stands over the header, or numbers the page."""
    texts = [own[i] for i in said]
    if not all(isinstance(text, str) for text in texts):
        return False
    paged = [numbers_a_page(text) for text in texts]
    return (any(paged) or len(texts) > 0) and all(
        page or key(str(text)) in titles for page, text in zip(paged, texts, strict=True)
    )


def nothing_came(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a row says of a day that nothing came in."""
    if len(said) > 3 or (shape.id_place in said and shape.id_place is not None):
        return False
    texts = [own[i] for i in said if kind_of(own[i]) == TEXT]
    return len(texts) == 1 and key(str(texts[0])) in listed("nothing")


def runs_on(above: Sequence[Value], own: Sequence[Value], place: int, shape: Shape) -> bool:
    """Whether a lone text goes on with the sentence above it: small, where texts begin big, behind one without end."""
    before, text = above[place] if place < len(above) else "", own[place]
    if shape.fields[place] not in RUNS_ON or not isinstance(before, str) or not isinstance(text, str):
        return False
    small = shape.capital[place] and text.lstrip()[:1].islower()
    return small and bool(before.strip()) and before.rstrip()[-1] not in ".!?"


def is_example(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a row shows how to fill the log: the word for it where a ticket has its number, or "<what to enter>"."""
    if sum(bool(_TO_FILL.match(str(own[i]).strip())) for i in said) * 2 > len(said):
        return True
    first = own[said[0]]
    rest = beyond(first, "examples", 40)
    if rest is None or len(rest) > 1 or shape.fits(said[0], first):
        return False
    return said[0] == 0 or said[0] == shape.id_place


def is_hint(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a row under the header only says what to enter: texts where the tickets have numbers and dates."""
    if len(said) < 2 or any(kind_of(own[i]) != TEXT for i in said):
        return False
    if sum(key(str(own[i])) in listed("hints") for i in said) * 5 >= len(said) * 4:
        return True
    if all(_IN_BRACKETS.fullmatch(str(own[i]).strip()) for i in said):
        return True
    hard = [i for i in said if shape.kinds[i] in (NUMBER, DATE) or (i == shape.id_place and shape.id_shapes)]
    wrong = [i for i in hard if shape.fits(i, own[i]) is not True and not any(sign.isdigit() for sign in str(own[i]))]
    return len(hard) >= 2 and len(wrong) * 4 >= len(hard) * 3 and len(said) >= shape.usual / 2


def is_signature(own: Sequence[Value], filled: Sequence[int]) -> bool:
    """Whether a row is signed: a line to write on, a name between slashes, the place of a stamp."""
    for i in filled:
        text = str(own[i]).strip() if isinstance(own[i], str) else ""
        if _BLANK_LINE.search(text) or _SIGNED.fullmatch(text) or _STAMP.fullmatch(text):
            return True
    return False


def is_remark(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a row begins with the word of a remark, where no ticket begins so."""
    value = own[said[0]]
    if begins(value, "notes", 400):
        text = str(value).strip()
        return shape.fits(said[0], value) is False or text.endswith(":") or bool(_BLANK_LINE.search(text))
    return stands_alone(value, "closings") and (shape.fits(said[0], value) is False or len(said) < 3)


def heads_in_two(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether two texts name a group and its value ("Building: | North"): no ticket has words in these columns."""
    if len(said) != 2 or any(kind_of(own[i]) != TEXT for i in said) or shape.anchored(own, said):
        return False
    wrong = shape.misfits(own, said)
    return shape.fits(said[0], own[said[0]]) is False and (wrong == 2 or str(own[said[0]]).rstrip().endswith(":"))


def is_no_value(value: Value, place: int, shape: Shape) -> bool:
    """Whether a lone text stands where the tickets have figures or dates, and is too wordy to be one of them."""
    if kind_of(value) != TEXT or shape.kinds[place] not in (NUMBER, DATE):
        return False
    return shape.fits(place, value) is False or len(str(value).split()) > 2


def is_out_of_place(value: Value, place: int, shape: Shape) -> bool:
    """Whether a lone text stands in the column of days, and is none, where tickets have a number too."""
    if kind_of(value) != TEXT or place not in shape.anchors or place == shape.id_place:
        return False
    if shape.id_place not in shape.anchors:
        return False
    return shape.fits(place, value) is False or (len(str(value).split()) > 2 and not names_day(value))


def is_wordier(value: Value, place: int, shape: Shape) -> bool:
    """Whether a lone text says more than any ticket does in its column, which is none of texts: a remark to all."""
    if kind_of(value) != TEXT or shape.fields[place] in RUNS_ON:
        return False
    return len(str(value).split()) > max(shape.wordiest[place], _FEW_WORDS)


def is_other_header(own: Sequence[Value], said: Sequence[int]) -> bool:
    """Whether a row is made of names of columns only, as over a little table under the log."""
    if len(said) < 2 or any(not isinstance(own[i], str) for i in said):
        return False
    known = len(known_words([own[i] for i in said]))
    return known > 1 and known * 5 >= len(said) * 3


def titles_of(rows: Sequence[Sequence[Value]]) -> set[str]:
    """Return the comparable texts that stand over a header."""
    return {key(str(value)) for values in rows for value in values if isinstance(value, str) and not empty(value)}
