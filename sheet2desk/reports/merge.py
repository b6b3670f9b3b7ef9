"""A cluster of sure duplicates as one case, so that `--merge-duplicates` counts it once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from math import fsum

from sheet2desk.reports.metric import Case
from sheet2desk.sla.breach import Breach, Outcome
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.moments import earliest
from sheet2desk.ticket import PRIORITIES, STATUSES, Moment, Ticket

_WORST = (Outcome.BREACHED, Outcome.POSSIBLE, Outcome.KEPT)


def merge_duplicates(cases: Sequence[Case], groups: Iterable[Sequence[Ticket]], calendar: Calendar) -> list[Case]:
    """Return the cases with each group as one, at the place of its survivor: the member created first.

    Created and first response are the earliest of the members, solved is the survivor's and only if all are finished,
    the status the most open, the priority the highest; the case has breached if any member has. Its rating is the mean
    of the members' ratings. Groups are disjoint lists of tickets out of `cases`.
    """
    by_ticket = {id(case.ticket): case for case in cases}
    merged: dict[int, Case | None] = {}
    for tickets in groups:
        members = [by_ticket[id(ticket)] for ticket in tickets if id(ticket) in by_ticket]
        if len(members) > 1:
            survivor = min(members, key=lambda member: _order(member.ticket.created_at, calendar))
            merged.update((id(member.ticket), None) for member in members)
            merged[id(survivor.ticket)] = _one(survivor, members, calendar)
    result = (merged.get(id(case.ticket), case) for case in cases)
    return [case for case in result if case is not None]


def _one(survivor: Case, members: list[Case], calendar: Calendar) -> Case:
    tickets = [member.ticket for member in members]
    finished = all(ticket.finished for ticket in tickets)
    ratings = [member.rating for member in members if member.rating is not None]
    ticket = replace(
        survivor.ticket,
        created_at=_first([ticket.created_at for ticket in tickets], calendar),
        first_response_at=_first([ticket.first_response_at for ticket in tickets], calendar),
        solved_at=survivor.ticket.solved_at if finished else None,
        status=_status(tickets, finished=finished),
        priority=max((ticket.priority for ticket in tickets if ticket.priority), key=PRIORITIES.index, default=None),
    )
    breach = Breach(
        _worst([member.breach.response for member in members]),
        _worst([member.breach.resolution for member in members]),
    )
    return Case(ticket, breach, fsum(ratings) / len(ratings) if ratings else None)


def _status(tickets: list[Ticket], *, finished: bool) -> str | None:
    """Return the most open status of the members; of an unfinished case, of its unfinished members."""
    counted = [ticket.status for ticket in tickets if finished or not ticket.finished]
    return min((status for status in counted if status), key=STATUSES.index, default=None)


def _worst(outcomes: list[Outcome]) -> Outcome:
    return next((outcome for outcome in _WORST if outcome in outcomes), outcomes[0])


def _first(moments: list[Moment | None], calendar: Calendar) -> Moment | None:
    return min((moment for moment in moments if moment), key=lambda moment: earliest(moment, calendar), default=None)


def _order(created: Moment | None, calendar: Calendar) -> tuple[bool, datetime | None]:
    return (created is None, earliest(created, calendar) if created else None)
