"""number-gap: a number, or a run of them, that no row of the log carries although its neighbours do.

One flag for each missing number ("523") or range ("523-524"), at the row of the number before it. Evidence: strong;
weak when more than 50 numbers are missing at once, since that is rather a new block of numbers. Numbers that a formula
makes, or that don't count up by one, are no evidence, and the flag is then not measurable.
"""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.numbering import Gap, survey
from sheet2desk.sla.flags.flag import Evidence, Flag, Unmeasured, Watch

NAME = "number-gap"


def find(watch: Watch) -> Iterator[Flag | Unmeasured]:
    """Yield a flag for each gap in the numbers of the log."""
    numbering = survey(watch.log)
    for reason, tickets in numbering.void.items():
        yield Unmeasured(reason, tickets)
    for gap in numbering.gaps:
        yield _flag(gap)


def _flag(gap: Gap) -> Flag:
    source = gap.before.source
    evidence = Evidence.WEAK if gap.jump else Evidence.STRONG
    return Flag(NAME, evidence, gap.ticket, source.file, source.sheet, source.row, None, None, gap.message)
