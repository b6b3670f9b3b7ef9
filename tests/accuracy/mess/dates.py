"""Dates: as text in every order, as numbers, with months in words, swapped by a wrong locale, or not dates at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

from tests.accuracy.model import FLAGGED, Cell, Draft, Line

MOMENTS = ("created_at", "first_response_at", "solved_at")
DATES = (*MOMENTS, "due_at")


def as_text(pattern: str, keys: tuple[str, ...] = MOMENTS) -> Callable[[Draft], None]:
    """Return a mess that writes moments as text after the pattern."""

    def mess(draft: Draft) -> None:
        for line, key, value in moments(draft, keys):
            line.put(key, value.strftime(pattern), _as_precise_as(pattern, value))

    return mess


def mixed_text(draft: Draft) -> None:
    """Half of the column real dates, half text of the language's order with two- and four-digit years."""
    for line, key, value in moments(draft):
        if draft.chance.random() < 0.5:
            pattern = draft.chance.choice(("%d.%m.%Y %H:%M", "%d.%m.%y %H:%M", "%d.%m.%Y %H:%M:%S"))
            line.put(key, value.strftime(pattern), _as_precise_as(pattern, value))


def month_words(draft: Draft) -> None:
    """5 марта 2026 10:20; 5. März 2026."""
    names = draft.words["months_in_date"]
    for line, key, value in moments(draft):
        name = names[value.month - 1]
        if draft.chance.random() < 0.3 and sum(other.startswith(name[:3]) for other in names) == 1:
            name = name[:3]
        clock = f" {value:%H:%M}"
        line.put(key, f"{value.day} {name} {value.year}{clock}", _to_minute(value))


def slashed_month(draft: Draft) -> None:
    """05/Mar/2021 08:15:02."""
    short = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    for line, key, value in moments(draft):
        line.put(key, f"{value.day:02d}/{short[value.month - 1]}/{value.year} {value:%H:%M:%S}", value)


def twelve_hours(draft: Draft) -> None:
    """3/14/26, 7:05 PM."""
    for line, key, value in moments(draft):
        clock = f"{(value.hour - 1) % 12 + 1}:{value:%M} {'AM' if value.hour < 12 else 'PM'}"
        line.put(key, f"{value.month}/{value.day}/{value:%y}, {clock}", _to_minute(value))


def month_first(draft: Draft) -> None:
    """03/14/2026 19:05, enough of them to tell."""
    as_text("%m/%d/%Y %H:%M")(draft)


def iso_exact(draft: Draft) -> None:
    """2026-03-05T09:10:00.123, with milliseconds."""
    for line, key, value in moments(draft):
        line.put(key, f"{value:%Y-%m-%dT%H:%M:%S}.{draft.chance.randint(100, 999)}", value)


def iso_zoned(draft: Draft) -> None:
    """2026-03-05T09:10:00Z and with offsets: moments of their own zone."""
    for line, key, value in moments(draft):
        zone = timezone(timedelta(hours=draft.chance.choice((0, 0, 3, -5))))
        text = value.replace(tzinfo=zone).isoformat()
        line.put(key, text.replace("+00:00", "Z"), value.replace(tzinfo=zone))


def serial_numbers(draft: Draft) -> None:
    """Serial numbers in number cells and as text, among real dates."""
    for line, key, value in moments(draft, ("created_at",)):
        serial = (value - datetime(1899, 12, 30)) / timedelta(days=1)
        style = draft.chance.random()
        if style < 0.4:
            line.put(key, round(serial, 8), value)
        elif style < 0.6:
            line.put(key, str(int(serial)), value.date())


def swapped(draft: Draft) -> None:
    """Day and month exchanged where both could be: real dates there, text elsewhere; what a wrong locale leaves."""
    for line, key, value in moments(draft, ("created_at", "solved_at")):
        if value.day <= 12:
            line.put(key, value.replace(day=value.month, month=value.day), value)
        else:
            line.put(key, value.strftime("%m/%d/%Y %H:%M"), _to_minute(value))


def swapped_days(draft: Draft) -> None:
    """The same with days alone, and no other date to hold them against."""
    for key in ("solved_at", "first_response_at", "due_at"):
        for line in draft.tickets:
            line.cells.pop(key, None)
            line.truth.pop(key, None)
    for line, key, value in moments(draft, ("created_at",)):
        day = value.date()
        shown = day.replace(day=day.month, month=day.day) if day.day <= 12 else f"{day:%m/%d/%Y}"
        line.put(key, shown, day)


def undecidable(draft: Draft) -> None:
    """Text dates whose parts are all twelve or less, in a language used with both orders, in no order."""
    for line, key, value in moments(draft, ("created_at",)):
        day, month = draft.chance.randint(1, 12), draft.chance.randint(1, 12)
        if day == month:
            month = month % 12 + 1
        line.put(key, f"{day:02d}/{month:02d}/{value.year}", FLAGGED)
    for line in draft.tickets:
        for key in ("solved_at", "first_response_at", "due_at"):
            line.cells.pop(key, None)
            line.truth.pop(key, None)


def no_dates(draft: Draft) -> None:
    """Words, impossible days and ranges in the date column of a few rows."""
    bad = ("31.02.2026", "99.99.2026", *draft.words["date_words"], "12.01.2026 - 15.01.2026", "00.00.0000x")
    lines = draft.chance.sample(draft.tickets, 5)
    for line, text in zip(lines, bad, strict=False):
        line.put("created_at", text, FLAGGED)


def day_and_time_apart(draft: Draft) -> None:
    """A column of days and one of times."""
    draft.columns.insert(draft.columns.index("created_at") + 1, "time")
    draft.header[-1]["time"] = Cell(draft.chance.choice(draft.words["headers"]["time"]), bold=True)
    for line in draft.tickets:
        moment: datetime = line.record["created_at"]
        line.put("created_at", moment.date(), _to_minute(moment))
        clock = time(moment.hour, moment.minute)
        line.put("time", clock if draft.chance.random() < 0.7 else f"{clock:%H:%M}")


def only_days(draft: Draft) -> None:
    """Days without times everywhere."""
    for line, key, value in moments(draft, DATES):
        line.put(key, value.date(), value.date())


def moments(draft: Draft, keys: tuple[str, ...] = MOMENTS) -> list[tuple[Line, str, datetime]]:
    """Return each ticket's moments that stand in its cells; a day counts as its midnight, and still means a day."""
    found = []
    for line in draft.tickets:
        for key in keys:
            value = line.record.get(key)
            if key not in line.cells or value is None:
                continue
            found.append((line, key, value if isinstance(value, datetime) else datetime.combine(value, time())))
    return found


def _as_precise_as(pattern: str, value: datetime) -> datetime | date:
    if "%H" not in pattern:
        return value.date()
    return value if "%S" in pattern else _to_minute(value)


def _to_minute(value: datetime) -> datetime:
    return value.replace(second=0, microsecond=0)
