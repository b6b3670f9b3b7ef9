"""A patient beside who treats them: in the log of a laboratory or a supplier it is the practice that asks."""

from __future__ import annotations

from typing import Final

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.regex import regex

_INITIALS: Final = regex(r"(?:[^\W\d_]\.?[\s\-]?){1,3}|(?:[A-ZÄÖÜ][a-zäöü]){2}")
_MOST: Final = 0.8


def practice_before_patient(claims: Claims) -> None:
    """Make who treats a patient the requester, where the patient is told by initials or the log knows practices.

    A patient alone, or one who complains of a doctor, stays the requester.
    """
    holder = claims.holder("requester.name")
    if holder is None or not _names(claims.heads[holder.place], "patients"):
        return
    healer = next((place for place in claims.free() if _names(claims.heads[place], "healers")), None)
    told = [shown(value) for value in claims.samples[holder.place] if value != ""]
    veiled = bool(told) and sum(bool(_INITIALS.fullmatch(text)) for text in told) >= len(told) * _MOST
    if healer is None and veiled and "requester.organization" in claims.taken:
        claims.lost[holder.place] = claims.chosen.pop(holder.place)  # the practice asks for one who is only veiled
        claims.taken.discard("requester.name")
        return
    if healer is None or not (veiled or "requester.organization" in claims.taken):
        return
    behind = claims.chosen.get(holder.place + 1)
    if not veiled and behind is not None and behind.field in CONTACTS:
        return  # who leaves a phone asks
    claims.lost.pop(healer, None)
    claims.lost[holder.place] = claims.chosen.pop(holder.place)
    claims.give(healer, "requester.name", 0.72, "who treats the patient of the column beside it asks")


def _names(head: Heading, whom: str) -> bool:
    """Whether a header names one of these people, alone or with what is told of them."""
    known = listed("healers", whom)
    folded = fold(head.text)
    return folded in known or any(word in known for word in folded.split())
