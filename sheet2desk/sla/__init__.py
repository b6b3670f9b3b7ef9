"""Business hours, promised times, breaches, and the flags of lost and overdue requests."""

from sheet2desk.sla.build import build_calendar
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.flags import FLAGS, Evidence, Flag, Flags, NotMeasurable, find_flags

__all__ = ["FLAGS", "Calendar", "Evidence", "Flag", "Flags", "NotMeasurable", "build_calendar", "find_flags"]
