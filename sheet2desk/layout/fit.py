"""How well what a column holds fits a field, and which field its content alone would suggest."""

from __future__ import annotations

from sheet2desk.layout.meaning import ColumnProfile

_PEOPLE = frozenset({"requester.name", "requester.organization", "assignee", "channel"})
DATE_FIELDS = frozenset({"created_at", "first_response_at", "solved_at", "due_at"})
TEXT_FIELDS = frozenset({"subject", "description", "comments"})
#: Below this many filled cells a column's content proves little.
_FEW = 3
#: So many different names are of people who ask, and not of a few who work; so many texts tell what happened.
_MANY_PEOPLE, _MANY_TEXTS = 8, 12
#: Figures of a phone number, without a code of its country.
_SHORTEST_PHONE = 7


def fit(field: str, seen: ColumnProfile) -> tuple[float, str]:
    """Return a factor (0 to 1) for a header's guess, and what the content says when it speaks against it."""
    if seen.count == 0:
        return 0.97, ""
    doubt = _doubt(field, seen)
    if doubt is None:
        return 1.0, ""
    factor, reason = doubt
    return (factor if seen.count >= _FEW else (1 + 2 * factor) / 3), reason


def _doubt(field: str, seen: ColumnProfile) -> tuple[float, str] | None:
    dates = max(seen.dates, seen.real_dates)
    match field:
        case "created_at" | "first_response_at" | "solved_at" | "due_at":
            if dates + seen.clocks + seen.days + seen.epochs < (0.2 if seen.count < 4 else 0.3):
                if seen.date_like > 0.7 and seen.names + seen.long_text < 0.3:
                    return 0.73, "its cells are dates that can't be read"
                if dates + seen.clocks + seen.days + seen.whens >= 0.4 and seen.words < 4:
                    return 0.68, "few of its cells are dates"  # "Sat", "asap": a term, if none that can be kept
                return 0.35, "few of its cells are dates"
            if seen.numbers > 0.8 and dates + seen.clocks + seen.epochs < 0.2 and seen.days < 0.9:
                return 0.35, "its cells are numbers beyond the days of a month"
        case "requester.email":
            if seen.emails < 0.3:
                return 0.4, "few of its cells are e-mail addresses"
        case "requester.phone":
            dated = dates - seen.integers > 0.5  # "20240512" may be a phone
            if seen.phones < 0.3 and (seen.emails > 0.5 or seen.names > 0.5 or dated or seen.words > 2.5):
                return 0.4, "few of its cells are phone numbers"
            if seen.phones + seen.dialled + seen.emails < 0.3:
                return 0.4, "few of its cells are figures"
            rising = seen.codes > 0.9 and seen.increasing > 0.9 and seen.unique > 0.95
            if seen.phones < 0.3 and rising and seen.count > 4:
                return 0.4, "its cells are numbers that go up row by row"
        case "id":
            if dates > 0.6 and seen.real_dates > 0.6:
                return 0.3, "its cells are dates"
            if seen.long_text > 0.5 or seen.names > 0.6:
                return 0.35, "its cells are texts"
            if seen.words > 1.6 and seen.figures < 0.9 and max(seen.codes, seen.numbers) < 0.3:
                return 0.5, "its cells are words"
            if seen.figures < 0.5 and seen.length > 3:
                return 0.5, "few of its cells hold a figure"
            unordered = seen.integers > 0.9 and seen.unique < 0.95 and 0.25 < seen.increasing < 0.7
            if unordered and seen.count > 5 and seen.length > 2:  # a count that begins anew each day is short
                return 0.5, "its numbers come again, in no order"
            if seen.unique < 0.3 and seen.count > 12:
                return 0.6, "its values repeat"
            if seen.unique < 0.6 and seen.count > 12 and seen.codes + seen.integers < 0.9:
                return 0.5, "its values repeat, and many are words"
        case "status" | "priority":
            if (dates > 0.6 and seen.statuses < 0.5) or seen.emails > 0.5:
                return 0.3, "its cells are dates or addresses"
            if seen.clocks > 0.6 and seen.statuses < 0.3:
                return 0.3, "its cells are times of day"
            if seen.names > 0.7 and max(seen.statuses, seen.priorities) < 0.1 and seen.count > 3:
                return 0.4, "its cells look like people's names"
            if field == "status" and seen.numbers > 0.9 and seen.statuses < 0.1:
                return 0.6, "its cells are numbers"
            if seen.long_text > 0.7 and seen.unique > 0.7 and seen.count > 5:
                return 0.6, "its cells are texts"
            told = seen.statuses + seen.marks + seen.priorities
            if field == "status" and told == 0 and seen.unique > 0.8 and seen.words > 1.8 and seen.count > 4:
                return 0.5, "its cells are texts, and none is a word of a status"
            if told < 0.1 and seen.unique > 0.7 and seen.words > 2 and seen.count > 4:
                return 0.7, "its cells are texts"
        case "satisfaction":
            if dates > 0.5 and seen.ratings < 0.3:
                return 0.3, "its cells are dates"
            if seen.long_text > 0.6:
                return 0.4, "its cells are texts"
            if seen.ratings < 0.1 and seen.words > 1.8 and seen.unique > 0.7:
                return 0.4, "its cells are texts"
            if seen.ratings < 0.1 and max(seen.numbers, seen.codes) > 0.8 and seen.length >= 2:
                return 0.4, "its cells lie off every scale of ratings"
        case "attachments" | "tags":
            if dates > 0.5 or seen.numbers > 0.9:
                return 0.3, "its cells are dates or numbers"
            if field == "tags" and seen.codes > 0.9 and seen.unique > 0.95 and seen.increasing > 0.9 and seen.count > 4:
                return 0.4, "its cells are numbers that don't repeat"
            named = seen.files + seen.links + seen.marks + seen.denials
            if field == "attachments" and named == 0 and seen.unique < 0.6 and seen.count > 7:
                return 0.5, "its cells name no files, and come again"
        case _:
            if seen.marks + seen.denials > 0.6:
                return 0.25, "its cells are ticks"
            if field == "subject" and seen.names > 0.8 and seen.count > 3:
                return 0.8, "its cells look like people's names"
            if seen.clocks > 0.6 and dates < 0.3:
                return 0.2, "its cells are times of day"
            if field in TEXT_FIELDS and seen.codes > 0.9 and seen.words < 1.2 and seen.unique > 0.95 and seen.count > 4:
                return 0.4, "its cells are numbers that don't repeat"
            if field in TEXT_FIELDS and seen.codes > 0.9 and seen.words < 1.2 and seen.count < 5:
                return 0.4, "its few cells are numbers"
            texts = seen.long_text > 0.6 and seen.unique > 0.6 and seen.names < 0.5
            numbered = seen.codes > 0.9 and seen.words < 1.2 and seen.unique > 0.95 and seen.count > 4
            if field == "category" and seen.figures > 0.6 and seen.words < 2 and seen.unique > 0.5 and seen.count > 4:
                return 0.5, "its cells are codes of many kinds"
            if field == "category" and numbered:
                return 0.5, "its cells are numbers that don't repeat"
            if field == "description" and seen.unique < 0.4 and seen.words < 2.5 and seen.count > 7:
                return 0.9, "few words, again and again"
            # "Ann Lee / flat 12", "Ann Lee 06 00 00 01 01 flat 12"
            with_more = field == "requester.name" and seen.figures > 0.5 and (seen.words < 5.5 or seen.dialled > 0.5)
            if field not in TEXT_FIELDS and texts and seen.count > 4 and not with_more:
                return 0.5, "its cells are texts"
            if (dates > 0.8 and seen.real_dates + seen.dates > 0.9) or (field in _PEOPLE and seen.yearless > 0.7):
                return 0.3, "its cells are dates"
            if seen.links > 0.6 and field not in TEXT_FIELDS:
                return 0.3, "its cells are links"
            if seen.emails > 0.8 and seen.words < 1.5 and field not in {"channel", "assignee"}:
                return 0.4, "its cells are e-mail addresses"
            if seen.numbers > 0.95 and field not in {"category", "channel"}:
                return 0.45, "its cells are numbers"
            dialled = seen.dialled > 0.9 and seen.length >= _SHORTEST_PHONE and seen.phones + seen.numbers > 0.8
            if field == "requester.name" and (seen.phones > 0.8 or dialled):
                return 0.4, "its cells are phone numbers"
            if field in _PEOPLE and seen.length < 1.5 and seen.count > 3:
                return 0.4, "its cells are single signs"
            if field in _PEOPLE and _ticked(seen) > 0.8 and seen.names < 0.1:
                return 0.3, "its cells are marks and words of a status"
            if field == "requester.name" and seen.phones + seen.emails > 0.7:
                return 0.4, "its cells are phones and addresses"
            if field in _PEOPLE and numbered and seen.increasing > 0.9:
                return 0.4, "its cells are numbers that don't repeat"
            if field == "channel" and seen.phones + seen.emails > 0.6 and seen.channels < 0.3:
                return 0.4, "its cells are phones and addresses"
            if field == "channel" and seen.channels == 0 and seen.unique > 0.7 and seen.count > 5:
                return 0.6, "none of its cells is a way in which a request comes"
            if field == "channel" and seen.names > 0.7 and seen.channels < 0.1 and seen.count > 3:
                return 0.4, "its cells look like people's names"
            if field == "requester.name" and seen.channels > 0.6:
                return 0.4, "its cells are ways in which a request comes"
    return None


def _ticked(seen: ColumnProfile) -> float:
    """Return the share of marks and words of a status, 0 where hardly any is a mark: "unassigned" stands for nobody."""
    marks = seen.marks + seen.denials
    return marks + seen.statuses if marks > 0.3 else 0.0


def by_content(seen: ColumnProfile) -> list[tuple[str, float, str]]:
    """Return (field, confidence, reason) that the cells alone suggest, best first."""
    found: list[tuple[str, float, str]] = []
    if seen.count < _FEW:
        return found
    if seen.emails > 0.7 and seen.words < 2:
        found.append(("requester.email", 0.66, "its cells are e-mail addresses"))
    if seen.statuses > 0.7 and seen.marks + seen.denials < 0.6:
        found.append(("status", 0.65, "its cells are words of a status"))
    if seen.priorities > 0.8 and seen.numbers < 0.5:
        found.append(("priority", 0.6, "its cells are words of a priority"))
    if seen.hashes > 0.8:
        found.append(("tags", 0.66, "its cells are words behind a hash"))
    if seen.files > 0.6:
        found.append(("attachments", 0.64, "its cells are names of files"))
    if seen.channels > 0.8:
        found.append(("channel", 0.64, "its cells are ways in which a request comes"))
    worded = seen.ratings > 0.8 and max(seen.numbers, seen.statuses, seen.priorities) < 0.3
    if worded and seen.dates < 0.3 and seen.unique * seen.count > _FEW - 1:
        found.append(("satisfaction", 0.6, "its cells are words or marks of a rating"))
    if seen.phones > 0.7 and seen.dates < 0.3 and seen.length > 9 and seen.fractions < 0.3:
        found.append(("requester.phone", 0.55, "its cells look like phone numbers"))
    return found


def by_place(seen: ColumnProfile, *, first: bool) -> list[tuple[str, float, str]]:
    """Return what a column without any header may be, where nothing but content and place can say."""
    found = by_content(seen)
    if seen.count < _FEW:
        return found
    if max(seen.dates, seen.real_dates) > 0.7:
        found.append(("created_at", 0.55, "its cells are dates and no header names it"))
    numbered = (seen.integers > 0.9 or seen.codes > 0.9) and seen.unique > 0.95
    if numbered and (first or seen.increasing > 0.9) and seen.dates < 0.5:
        found.append(("id", 0.6, "its cells are numbers that don't repeat"))
    dialled = seen.phones > 0.9 and seen.length > 8.5 and seen.words < 1.5 and seen.increasing < 0.8
    if dialled and not first and seen.dates < 0.3 and not any(name == "requester.phone" for name, _, _ in found):
        found.append(("requester.phone", 0.55, "its cells look like phone numbers"))
    if seen.names > 0.7 and seen.statuses < 0.3:
        various = seen.unique > 0.3 or seen.unique * seen.count > _MANY_PEOPLE
        found.append(("requester.name", 0.56 if various else 0.5, "its cells look like people's names"))
    if seen.long_text > 0.5 and (seen.unique > 0.5 or seen.unique * seen.count > _MANY_TEXTS):
        found.append(("description", 0.55, "its cells are the longest texts"))
    return found
