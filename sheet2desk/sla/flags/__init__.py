"""The flags of lost and overdue requests: one module each, with its name, its definition and the search for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sheet2desk.data_class import frozen, mutable
from sheet2desk.log import Log
from sheet2desk.sla.breach import Judge
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.columns import SheetColumns
from sheet2desk.sla.durations import parse_duration
from sheet2desk.sla.flags import no_first_response, no_owner, number_gap, overdue, stale
from sheet2desk.sla.flags.flag import Evidence, Flag, FlagKind, Unmeasured, Watch
from sheet2desk.sla.origin import settings_of
from sheet2desk.sla.policy import build_policy

if TYPE_CHECKING:
    from sheet2desk.config import Profile

FLAGS: Final[dict[str, FlagKind]] = {
    module.NAME: module for module in (overdue, no_first_response, no_owner, stale, number_gap)
}


@frozen
class NotMeasurable:
    """A flag that could not be looked for, in part or at all, and why."""

    flag: str
    reason: str


@mutable
class Flags:
    """What was found lost, late or at risk at one moment, and what could not be looked for."""

    now: datetime
    calendar: str
    flags: list[Flag] = field(default_factory=list)
    not_measurable: list[NotMeasurable] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def find_flags(log: Log, profile: Profile, calendar: Calendar, now: datetime) -> Flags:
    """Return the flags of all kinds, by kind, the latest first; no flag hides another.

    Raises ConfigError for a target or threshold of the profile that is no length of time.
    """
    columns = SheetColumns(log.tickets)
    judge = Judge(calendar, build_policy(profile, calendar), columns, now)
    with settings_of(profile.path):
        watch = Watch(
            log=log,
            calendar=calendar,
            now=now,
            columns=columns,
            judge=judge,
            no_owner=parse_duration(profile.flags.no_owner, calendar, "[flags] no_owner"),
            stale=parse_duration(profile.flags.stale, calendar, "[flags] stale"),
        )
    result = Flags(now, calendar.describe())
    for name, kind in FLAGS.items():
        found: list[Flag] = []
        reasons: Counter[str] = Counter()
        for item in kind.find(watch):
            if isinstance(item, Flag):
                found.append(item)
            else:
                reasons[item.reason] += item.tickets
        found.sort(key=lambda flag: -(flag.late_minutes or 0))
        result.flags += found
        result.not_measurable += [NotMeasurable(name, _counted(reason, count)) for reason, count in reasons.items()]
    result.warnings += calendar.warnings
    return result


def _counted(reason: str, tickets: int) -> str:
    return f"{reason} ({tickets} ticket{'' if tickets == 1 else 's'})" if tickets else reason


__all__ = ["FLAGS", "Evidence", "Flag", "Flags", "NotMeasurable", "Unmeasured", "find_flags"]
