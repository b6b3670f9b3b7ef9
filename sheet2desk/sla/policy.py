"""The promised times of a profile, in business minutes, by priority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheet2desk.data_class import frozen
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.durations import parse_duration
from sheet2desk.sla.origin import settings_of

if TYPE_CHECKING:
    from sheet2desk.config import Profile, Targets


@frozen
class Target:
    """What is promised to one ticket, in business minutes; None is no promise."""

    first_response: float | None = None
    resolution: float | None = None


@frozen
class SLAPolicy:
    """The promise to all tickets and, where it differs, to those of one priority."""

    general: Target
    by_priority: dict[str | None, Target]

    def target(self, priority: str | None) -> Target:
        """Return the promise to a ticket of this priority; without a priority, the general one."""
        return self.by_priority.get(priority, self.general)

    @property
    def promises_response(self) -> bool:
        """Whether any ticket is promised a first response."""
        return any(target.first_response is not None for target in (self.general, *self.by_priority.values()))

    @property
    def promises_resolution(self) -> bool:
        """Whether any ticket is promised a resolution."""
        return any(target.resolution is not None for target in (self.general, *self.by_priority.values()))


def build_policy(profile: Profile, calendar: Calendar) -> SLAPolicy:
    """Return the targets of [sla]; a priority takes from the general target what it doesn't set itself.

    Raises ConfigError naming the key that is no length of time.
    """
    with settings_of(profile.path):
        general = _target(profile.sla, calendar, "[sla]", Target())
        return SLAPolicy(
            general,
            {
                priority: _target(targets, calendar, f"[sla.priority.{priority}]", general)
                for priority, targets in profile.sla.priority.items()
            },
        )


def _target(targets: Targets, calendar: Calendar, section: str, otherwise: Target) -> Target:
    first_response, resolution = targets.first_response, targets.resolution
    return Target(
        otherwise.first_response
        if first_response is None
        else parse_duration(first_response, calendar, f"{section} first_response"),
        otherwise.resolution if resolution is None else parse_duration(resolution, calendar, f"{section} resolution"),
    )
