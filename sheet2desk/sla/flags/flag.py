"""What a flag is, and what a search for one is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sheet2desk.data_class import frozen
from sheet2desk.log import Log
from sheet2desk.sla.breach import Judge
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.columns import SheetColumns
from sheet2desk.sla.moments import earliest, latest
from sheet2desk.ticket import Moment, Ticket


class Evidence(StrEnum):
    """How sure a flag is; `possible` is true only at one end of a day without a time."""

    CERTAIN = "certain"
    STRONG = "strong"
    WEAK = "weak"
    POSSIBLE = "possible"


@frozen
class Flag:
    """One request lost, late or at risk. `late_minutes` are business minutes from `due_at` to now."""

    flag: str
    evidence: Evidence
    ticket: str | None
    file: str
    sheet: str
    row: int
    due_at: datetime | None
    late_minutes: float | None
    message: str


@frozen
class Unmeasured:
    """A reason why a flag can't be looked for: on so many tickets, 0 when on the whole log."""

    reason: str
    tickets: int = 0


@frozen
class Watch:
    """All that a search may look at: the log, the clock and the thresholds (business minutes)."""

    log: Log
    calendar: Calendar
    now: datetime
    columns: SheetColumns
    judge: Judge
    no_owner: float
    stale: float

    def open_tickets(self) -> Iterator[Ticket]:
        """Yield the tickets whose work isn't over."""
        return (ticket for ticket in self.log.tickets if not ticket.finished)

    def age(self, moment: Moment) -> float:
        """Return the business minutes from a moment to now; of a day without a time, from its closing."""
        return self.calendar.minutes(latest(moment, self.calendar), self.now)

    def greatest_age(self, moment: Moment) -> float:
        """Return the business minutes from a moment to now; of a day without a time, from its opening."""
        return self.calendar.minutes(earliest(moment, self.calendar), self.now)

    def since(self, moment: Moment, allowed: float) -> tuple[datetime, float, bool] | None:
        """Return (due, minutes late, sure) when more than `allowed` minutes have passed since a moment, else None.

        Of a day without a time the later reading counts if that one is late too; else the flag is only possible.
        """
        sure = self.age(moment) > allowed
        if not sure and not self.greatest_age(moment) > allowed:
            return None
        due = self.calendar.add((latest if sure else earliest)(moment, self.calendar), allowed)
        return due, self.late(due), sure

    def late(self, due: datetime) -> float:
        """Return the business minutes from `due` to now, a whole number where it is one."""
        minutes = self.calendar.minutes(due, self.now)
        return int(minutes) if minutes == int(minutes) else minutes

    def hours(self, minutes: float) -> str:
        """Return business minutes in words: "45 min", "7 h 30 min", "3 d 2 h" (days of this calendar)."""
        days, rest = divmod(int(minutes), self.calendar.day_minutes)
        whole, left = divmod(rest, 60)
        parts = [f"{days} d" if days else "", f"{whole} h" if whole else "", f"{left} min" if left and not days else ""]
        return " ".join(part for part in parts if part) or "less than a minute"


class FlagKind(Protocol):
    """A module of this folder: its docstring is its page."""

    NAME: str
    __doc__: str | None

    def find(self, watch: Watch) -> Iterator[Flag | Unmeasured]:
        """Yield the flags, and the reasons why some could not be looked for."""


def raise_flag(
    name: str,
    evidence: Evidence,
    ticket: Ticket,
    due: datetime | None,
    late: float | None,
    message: str,
) -> Flag:
    """Return a flag that stands at its ticket's row."""
    source = ticket.source
    return Flag(name, evidence, ticket.id, source.file, source.sheet, source.row, due, late, message)
