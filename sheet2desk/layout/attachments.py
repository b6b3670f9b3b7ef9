"""Pictures, cell comments and links of a ticket's rows, put on the ticket; what is promised and missing is noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo

from sheet2desk.layout.promised_pictures import missing_pictures
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest
from sheet2desk.regex import regex
from sheet2desk.ticket import Attachment, Comment, Ticket
from sheet2desk.workbook import Marks, cell_name

_NO_MAIL = regex(r"^(?:mailto|tel):", re.IGNORECASE)


def bind(
    file: str,
    sheet: str,
    table: Table,
    harvest: Harvest,
    marks: Marks,
    media: dict[str, Callable[[], bytes]],
    zone: tzinfo,
) -> None:
    """Give each ticket the pictures, comments and links that stand in its rows; a comment's time is the zone's."""
    _pictures(harvest, marks, media, table)
    _cell_comments(harvest, marks, table, zone)
    _links(harvest, marks, table)
    harvest.notes += missing_pictures(file, sheet, table, harvest)


def _pictures(harvest: Harvest, marks: Marks, media: dict[str, Callable[[], bytes]], table: Table) -> None:
    _take_in_blank_rows(harvest, marks, table)
    for picture in sorted(marks.pictures, key=lambda one: (one.row, one.column)):
        index = harvest.at(picture.row, picture.column)
        if index is None or not _inside(picture.column, table, harvest):
            continue
        ticket = harvest.tickets[index]
        medium = picture.sha256
        media.setdefault(medium, picture.load)
        one = Attachment(picture.name, picture.sha256, picture.size, cell_name(picture.row, picture.column), medium)
        ticket.attachments = [*ticket.attachments, one]


def _take_in_blank_rows(harvest: Harvest, marks: Marks, table: Table) -> None:
    """Count a blank row that a picture fills among the rows of the ticket right above it."""
    lone = sorted({picture.row for picture in marks.pictures} - harvest.rows_of.keys())
    filled = {one.row for one in (*table.above, *table.body.fates)} if lone else set()
    for row in lone:
        index = harvest.rows_of.get(row - 1)
        if index is not None and row not in filled:
            harvest.rows_of[row] = index


def _inside(column: int, table: Table, harvest: Harvest) -> bool:
    return harvest.sole or table.left <= column <= table.right


def _cell_comments(harvest: Harvest, marks: Marks, table: Table, zone: tzinfo) -> None:
    for row, column in sorted(marks.comments):
        index = harvest.at(row, column)
        if index is not None and _inside(column, table, harvest):
            ticket = harvest.tickets[index]
            ticket.comments = [
                *ticket.comments,
                *(Comment(one.body, one.author, _aware(one.at, zone)) for one in marks.comments[row, column]),
            ]


def _aware(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.replace(tzinfo=zone) if moment is not None and moment.tzinfo is None else moment


def _links(harvest: Harvest, marks: Marks, table: Table) -> None:
    for (row, column), target in sorted(marks.links.items()):
        index = harvest.at(row, column)
        if index is None or not table.left <= column <= table.right:
            continue
        ticket = harvest.tickets[index]
        if _NO_MAIL.sub("", target) in _texts(ticket):
            continue
        name = f"{table.name_of(column)} (link)"
        custom = dict(ticket.custom)
        custom[name] = f"{custom[name]}\n{target}" if name in custom else target
        ticket.custom = custom


def _texts(ticket: Ticket) -> set[str | None]:
    person = ticket.requester
    return {
        ticket.id,
        ticket.subject,
        ticket.description,
        person.email,
        person.phone,
        *ticket.custom.values(),
        *(one.body for one in ticket.comments),
    }
