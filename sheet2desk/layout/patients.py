"""A patient beside who treats them: in the log of a laboratory or a supplier it is the practice that asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.rivals import Candidate, holder_of
from sheet2desk.workbook import Value

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?[\s\-]?){1,3}")
_MOST: Final = 0.8


def practice_before_patient(
    heads: Sequence[Heading],
    samples: Sequence[Sequence[Value]],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Make who treats a patient the requester, where the patient is told by initials or the log knows practices.

    Changes `chosen` and `lost` in place; a patient alone, or one who complains of a doctor, stays the requester.
    """
    holder = holder_of(chosen, "requester.name")
    if holder is None or not _names(heads[holder.place], "patients"):
        return
    healer = next((place for place, head in enumerate(heads) if place not in chosen and _names(head, "healers")), None)
    told = [shown(value) for value in samples[holder.place] if value != ""]
    veiled = sum(bool(_INITIALS.fullmatch(text)) for text in told) >= len(told) * _MOST
    if healer is None or not (veiled or "requester.organization" in taken):
        return
    lost.pop(healer, None)
    lost[holder.place] = chosen.pop(holder.place)
    chosen[healer] = Candidate(healer, "requester.name", 0.72, "who treats the patient of the column beside it asks")


def _names(head: Heading, whom: str) -> bool:
    """Whether a header names one of these people, alone or with what is told of them."""
    known = listed("healers", whom)
    folded = fold(head.text)
    return folded in known or any(word in known for word in folded.split())
