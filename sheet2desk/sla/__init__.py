"""Business hours, promised times, breaches, and the flags of lost and overdue requests."""

from sheet2desk.sla.business_time import Calendar, build_calendar

__all__ = ["Calendar", "build_calendar"]
