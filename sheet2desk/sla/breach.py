"""Whether a promise to a ticket was broken, ever up to now (the definitions behind NTB and the overdue flag).

Response: created → first response, or now while there is none, is longer than the target. Resolution: with a due
cell, solved, or now while it isn't, is after it; the cell beats the SLA. Else created → solved or now is longer than
the target of the priority. Pauses can't be told from one reading of a log, so none is taken off. Exactly on target is
no breach. A day without a time is taken both ways: only what is a breach either way is BREACHED.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sheet2desk.data_class import frozen
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.columns import SheetColumns
from sheet2desk.sla.moments import earliest, latest
from sheet2desk.sla.policy import SLAPolicy
from sheet2desk.ticket import Moment, Ticket


class Outcome(StrEnum):
    """What became of a promise; the last three say why it can't be measured."""

    KEPT = "kept"
    BREACHED = "breached"
    POSSIBLE = "possibly breached"
    NO_TARGET = "no target"
    NO_COLUMN = "no column"
    NO_CREATED = "no created date"

    @property
    def measured(self) -> bool:
        """Whether the promise could be compared with what happened."""
        return self in _MEASURED


_MEASURED = frozenset({Outcome.KEPT, Outcome.BREACHED, Outcome.POSSIBLE})


@frozen
class Breach:
    """What became of the two promises to one ticket."""

    response: Outcome
    resolution: Outcome

    @property
    def breached(self) -> bool:
        """Whether either promise was broken for certain."""
        return Outcome.BREACHED in (self.response, self.resolution)

    @property
    def possible(self) -> bool:
        """Whether a promise may have been broken, and none was for certain."""
        return not self.breached and Outcome.POSSIBLE in (self.response, self.resolution)

    @property
    def measured(self) -> bool:
        """Whether at least one promise could be measured."""
        return self.response.measured or self.resolution.measured


@frozen
class Judge:
    """Judges tickets at one moment by one policy and calendar."""

    calendar: Calendar
    policy: SLAPolicy
    columns: SheetColumns
    now: datetime

    def judge(self, ticket: Ticket) -> Breach:
        """Return what became of both promises to the ticket."""
        return Breach(self.response(ticket), self.resolution(ticket))

    def response(self, ticket: Ticket) -> Outcome:
        """Return what became of the promise of a first response; blank up to now counts up to now."""
        target = self.policy.target(ticket.priority).first_response
        if target is None:
            return Outcome.NO_TARGET
        if ticket.first_response_at is None and not self.columns.has(ticket, "first_response_at"):
            return Outcome.NO_COLUMN
        return self._within(ticket.created_at, ticket.first_response_at or self.now, target)

    def resolution(self, ticket: Ticket) -> Outcome:
        """Return what became of the promise of a resolution, by the due cell or else by the target."""
        if self._solved_unknowable(ticket):
            return Outcome.NO_COLUMN
        end = ticket.solved_at or self.now
        if ticket.due_at is not None:
            due = latest(ticket.due_at, self.calendar)
            if earliest(end, self.calendar) > due:
                return Outcome.BREACHED
            return Outcome.POSSIBLE if latest(end, self.calendar) > due else Outcome.KEPT
        target = self.policy.target(ticket.priority).resolution
        return Outcome.NO_TARGET if target is None else self._within(ticket.created_at, end, target)

    def _solved_unknowable(self, ticket: Ticket) -> bool:
        """Whether the ticket is closed on a sheet that never says when: now is then no measure of it."""
        return ticket.finished and ticket.solved_at is None and not self.columns.has(ticket, "solved_at")

    def _within(self, created: Moment | None, end: Moment, target: float) -> Outcome:
        if created is None:
            return Outcome.NO_CREATED
        calendar = self.calendar
        if calendar.minutes(latest(created, calendar), earliest(end, calendar)) > target:
            return Outcome.BREACHED
        if isinstance(created, datetime) and isinstance(end, datetime):
            return Outcome.KEPT
        longest = calendar.minutes(earliest(created, calendar), latest(end, calendar))
        return Outcome.POSSIBLE if longest > target else Outcome.KEPT
