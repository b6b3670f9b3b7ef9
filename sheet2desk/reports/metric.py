"""What a KPI says of itself, and what it is given to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import datetime
from typing import Literal, Protocol

from sheet2desk.data_class import frozen, mutable
from sheet2desk.sla.breach import Breach
from sheet2desk.sla.business_time import Calendar
from sheet2desk.ticket import Ticket


@mutable
class Metric:
    """One number with what it rests on: tickets `counted`, tickets `left_out` by reason, its definition in words.

    `value` is None where nothing can be measured, never 0 for it. `day_only` of the counted tickets have a day
    without a time in it. `parts` are counts that belong to the number and don't add up to it.
    """

    name: str
    title: str
    value: float | None
    unit: Literal["minutes", "tickets", "percent", "rating"]
    counted: int
    left_out: dict[str, int]
    definition: str
    mean: float | None = None
    median: float | None = None
    p90: float | None = None
    day_only: int = 0
    parts: dict[str, int] = field(default_factory=dict)


@frozen
class Case:
    """What is counted once: a ticket, or a cluster of duplicates as one, with what became of its promises."""

    ticket: Ticket
    breach: Breach
    rating: float | None


@frozen
class Sample:
    """The cases that a KPI counts, and the clock it counts by."""

    cases: Sequence[Case]
    calendar: Calendar
    now: datetime


class ReportKind(Protocol):
    """A module of this folder that measures one KPI; its docstring is its page."""

    NAME: str
    TITLE: str
    DEFINITION: str
    __doc__: str | None

    def measure(self, sample: Sample) -> Metric:
        """Return the KPI of a sample."""


def tally(reasons: Iterable[str]) -> dict[str, int]:
    """Return how often each reason stands, the most frequent first."""
    return dict(Counter(reasons).most_common())
