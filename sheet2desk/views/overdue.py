"""Lost and overdue requests, for people, for mail from cron and for spreadsheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.document import Bar, Bars, Block, Cell, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.log import Log
from sheet2desk.ticket import Ticket
from sheet2desk.views.durations import duration
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.sla import Flag, Flags

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.PRINT, Part.RECORDS})

_FIELDS = ("flag", "evidence", "ticket", "file", "sheet", "row", "due_at", "late_minutes", "message")


def view(flags: Flags, log: Log, *, language_name: str = "en") -> Document:
    """Return the document: flags by kind, the latest first."""
    say = language(language_name)
    return Document(
        title=say("Lost and overdue requests"),
        created=flags.now,
        language=language_name,
        silent=not flags.flags,
        data=lambda: _data(flags),
        blocks=lambda: list(_blocks(flags, log, say)),
        records=lambda: _records(flags),
    )


def _data(flags: Flags) -> dict[str, Any]:
    return {
        "version": 1,
        "now": flags.now,
        "calendar": flags.calendar,
        "flags": [{name: getattr(flag, name) for name in _FIELDS} for flag in flags.flags],
        "not_measurable": [{"flag": item.flag, "reason": item.reason} for item in flags.not_measurable],
        "warnings": list(flags.warnings),
    }


def _records(flags: Flags) -> Table:
    kinds = {"row": "number", "late_minutes": "number", "due_at": "moment"}
    columns = [Column(name, name, kinds.get(name, "text")) for name in _FIELDS]  # type: ignore[arg-type]
    return Table(columns, [tuple(_cell(flag, name) for name in _FIELDS) for flag in flags.flags])


def _cell(flag: Flag, name: str) -> Cell:
    value: Cell = getattr(flag, name)
    return str(value) if name == "evidence" else value


def _blocks(flags: Flags, log: Log, say: Language) -> Iterator[Block]:
    tickets = {(ticket.source.file, ticket.source.sheet, ticket.source.row): ticket for ticket in log.tickets}
    counts = Counter(flag.flag for flag in flags.flags)
    if len(counts) > 1:
        yield Bars(say("flags by kind"), [Bar(say(name), count, str(count)) for name, count in counts.items()])
    for name in counts:
        yield Heading(f"{say(name)}: {counts[name]}", 2)
        found = [flag for flag in flags.flags if flag.flag == name]
        yield _gaps(found, say) if name == "number-gap" else _table(found, tickets, say)
    if not flags.flags:
        yield Paragraph(say("nothing is lost or overdue"))
    if flags.not_measurable:
        yield Heading(say("could not be looked for"), 2)
        yield Notes([f"{say(item.flag)}: {say.message(item.reason)}" for item in flags.not_measurable])
    if flags.warnings:
        yield Notes([say.message(warning) for warning in flags.warnings])
    yield Paragraph(
        say(
            "as of {now}, calendar: {calendar}",
            now=f"{flags.now:%Y-%m-%d %H:%M %Z}",
            calendar=say.message(flags.calendar),
        )
    )


def _table(flags: list[Flag], tickets: dict[tuple[str, str, int], Ticket], say: Language) -> Table:
    columns = [
        Column("ticket", say("ticket")),
        Column("place", say("place")),
        Column("evidence", say("evidence")),
        Column("late", say("late by"), "number"),
        Column("due_at", say("due"), "moment"),
        Column("assignee", say("assignee")),
        Column("subject", say("subject")),
    ]
    return Table(columns, [_row(flag, tickets.get((flag.file, flag.sheet, flag.row)), say) for flag in flags])


def _row(flag: Flag, ticket: Ticket | None, say: Language) -> tuple[Cell, ...]:
    late = None if flag.late_minutes is None else duration(flag.late_minutes, say)
    owner = ticket.assignee if ticket else None
    subject = (ticket.subject or ticket.description) if ticket else None
    return (flag.ticket, f"{flag.sheet}!{flag.row}", say(str(flag.evidence)), late, flag.due_at, owner, subject)


def _gaps(flags: list[Flag], say: Language) -> Table:
    columns = [
        Column("ticket", say("number")),
        Column("place", say("after")),
        Column("evidence", say("evidence")),
        Column("message", say("why")),
    ]
    rows = [
        (flag.ticket, f"{flag.file}!{flag.sheet}!{flag.row}", say(str(flag.evidence)), say.message(flag.message))
        for flag in flags
    ]
    return Table(columns, rows)
