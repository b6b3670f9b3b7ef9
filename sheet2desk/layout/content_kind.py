"""Whether a table under a header of unknown words is a log all the same: by what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning import ColumnProfile, month_of, profile_column
from sheet2desk.workbook import Value

_FEWEST_ROWS = 3


def judge_content(sheet: str, samples: Sequence[Sequence[Value]], sisters: int) -> tuple[bool, str]:
    """Return whether columns of cells are those of a log, and why; `sisters` other sheets have the same header.

    A log has a text of its own for each row, and dates, or numbers that go up; a list of goods has neither dates nor
    words that repeat, but amounts.
    """
    seen = [profile_column(sample) for sample in samples]
    seen = [one for one in seen if one.count]
    if max((one.count for one in seen), default=0) < _FEWEST_ROWS and sisters == 0:
        return False, "too few rows to tell a log by its content"
    numbered = next((one for one in seen[:3] if _numbers(one)), None)
    told = {
        "numbers that go up": numbered is not None,
        "dates": any(max(one.dates, one.real_dates) > 0.6 for one in seen),
        "texts": any(_matter(one) for one in seen),
        "people": any(max(one.names, one.emails, one.phones) > 0.6 for one in seen),
        "words that repeat": any(_repeats(one) for one in seen),
    }
    amounts = sum(one.numbers > 0.8 and one is not numbered and one.days < 0.9 for one in seen)
    known = [name for name, found in told.items() if found]
    reason = f"nothing of its header is known, but its content is that of a log: {', '.join(known)}"
    if not told["texts"] or amounts * 2 > len(seen):
        return False, "neither its header nor its content tells a request"
    if told["dates"] and len(known) > 2 and amounts * 3 <= len(seen):
        return True, reason
    of_a_month = sisters > 0 or month_of(sheet) is not None
    if told["numbers that go up"] and told["words that repeat"] and not amounts and (of_a_month or len(known) > 3):
        return True, reason + (f", as on {sisters} sheets with the same header" if sisters else "")
    return False, "neither its header nor its content tells a request"


def _numbers(seen: ColumnProfile) -> bool:
    return max(seen.integers, seen.codes) > 0.8 and seen.unique > 0.9 and seen.dates < 0.5 and seen.increasing > 0.6


def _matter(seen: ColumnProfile) -> bool:
    """Whether a column's texts say something else in each row; scripts without blanks have long single words."""
    spoken = seen.words >= 2.4 or (seen.words < 1.5 and seen.length >= 7 and seen.codes < 0.2)
    return spoken and seen.unique > 0.7 and max(seen.dates, seen.numbers, seen.emails, seen.phones, seen.links) < 0.4


def _repeats(seen: ColumnProfile) -> bool:
    return seen.unique <= 0.7 and seen.words < 3.5 and max(seen.dates, seen.numbers, seen.clocks) < 0.3
