"""The flow of tickets through a period: open at its start + created − solved = open at its end."""

from __future__ import annotations

from collections.abc import Iterable

from sheet2desk.data_class import mutable
from sheet2desk.reports.period import Period
from sheet2desk.ticket import Ticket


@mutable
class Flow:
    """Counts over [from, to). `undated` tickets have no created date and are in no period, so in none of the counts.

    A ticket closed without a date counts as solved at once when created, one solved before it was created as well:
    neither is ever part of a backlog. Without a period the log begins empty and all its tickets are counted.
    """

    open_at_start: int = 0
    created: int = 0
    solved: int = 0
    open_at_end: int = 0
    undated: int = 0


def flow(tickets: Iterable[Ticket], period: Period | None) -> Flow:
    """Return the flow of all tickets of the log through the period."""
    counts = Flow()
    for ticket in tickets:
        if period is None:
            counts.created += 1
            counts.solved += ticket.finished
            counts.open_at_end += not ticket.finished
        elif ticket.created_at is None:
            counts.undated += 1
        else:
            _count(counts, ticket, period)
    assert counts.open_at_start + counts.created - counts.solved == counts.open_at_end, "the flow must add up"
    return counts


def _count(counts: Flow, ticket: Ticket, period: Period) -> None:
    assert ticket.created_at is not None, "undated tickets are counted apart"
    created = period.instant(ticket.created_at)
    solved = max(period.instant(ticket.solved_at or ticket.created_at), created) if ticket.finished else None
    counts.open_at_start += created < period.start and (solved is None or solved >= period.start)
    counts.created += period.start <= created < period.end
    counts.solved += solved is not None and period.start <= solved < period.end
    counts.open_at_end += created < period.end and (solved is None or solved >= period.end)
