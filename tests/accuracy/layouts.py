"""Logs that aren't one row a ticket: cards, forms, a column per status, a column per meeting."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from tests.accuracy.happenings import load_words, make_records
from tests.accuracy.model import Cell, Sheet, TicketTruth, letter

CARD_FIELDS = ("id", "created_at", "requester.name", "requester.phone", "subject", "priority", "assignee", "status")


def cards(chance: random.Random, language: str, count: int = 8) -> list[Sheet]:
    """Key and value cards one under another, a blank row between."""
    words = load_words(language)
    sheet = Sheet("Log", header_rows=None)
    names = {key: chance.choice(words["headers"][key]) for key in CARD_FIELDS}
    row = 1
    for record in make_records(chance, words, count):
        ticket = TicketTruth(sheet.name, row, {}, {})
        for nth, key in enumerate(CARD_FIELDS):
            value = _shown(chance, words, record, key)
            sheet.cells[row, 1] = Cell(names[key], bold=True)
            sheet.cells[row, 2] = Cell(value)
            sheet.fates[row] = "ticket" if nth == 0 else "continuation"
            _know(ticket, key, record, f"B{row}")
            row += 1
        sheet.tickets.append(ticket)
        row += 1
    return [sheet]


def forms(chance: random.Random, language: str, count: int = 5) -> list[Sheet]:
    """A printed form a sheet: a title, labels and values in merged blocks."""
    words = load_words(language)
    sheets = []
    names = {key: chance.choice(words["headers"][key]) for key in CARD_FIELDS}
    for record in make_records(chance, words, count):
        sheet = Sheet(f"{record['id']}", header_rows=None)
        sheet.cells[1, 1] = Cell(f"{words['title']}", bold=True, across=6)
        sheet.fates[1] = "title"
        ticket = TicketTruth(sheet.name, 3, {}, {})
        for nth, key in enumerate(CARD_FIELDS):
            row, column = 3 + nth // 2 * 2, 1 + nth % 2 * 3
            sheet.cells[row, column] = Cell(f"{names[key]}:", bold=True)
            sheet.cells[row, column + 1] = Cell(_shown(chance, words, record, key), across=2)
            sheet.fates[row] = "ticket" if row == 3 else "continuation"
            _know(ticket, key, record, f"{letter(column + 1)}{row}")
        sheet.tickets.append(ticket)
        sheets.append(sheet)
    return sheets


def status_columns(chance: random.Random, language: str, count: int = 16) -> list[Sheet]:
    """A board: a column per status, the ticket standing in the column of its own."""
    words = load_words(language)
    sheet = Sheet("Log")
    statuses = ("new", "open", "pending", "closed")
    heads = [chance.choice(words["headers"]["id"]), *(words["status"][status][0] for status in statuses)]
    for column, head in enumerate(heads, 1):
        sheet.cells[1, column] = Cell(head, bold=True)
    sheet.fates[1], sheet.header_rows = "header", [1]
    for row, record in enumerate(make_records(chance, words, count), 2):
        status = record["status"] if record["status"] != "solved" else "closed"
        column = 2 + statuses.index(status)
        sheet.cells[row, 1] = Cell(int(record["id"]))
        sheet.cells[row, column] = Cell(record["subject"])
        sheet.fates[row] = "ticket"
        fields = {"id": record["id"], "text": record["subject"], "status": status}
        cells = {"id": f"A{row}", "text": f"{letter(column)}{row}", "status": f"{letter(column)}{row}"}
        sheet.tickets.append(TicketTruth(sheet.name, row, fields, cells))
    return [sheet]


def meeting_columns(chance: random.Random, language: str, count: int = 14) -> list[Sheet]:
    """What was said of each ticket, a column per meeting."""
    words = load_words(language)
    sheet = Sheet("Log")
    keys = ("id", "created_at", "subject", "assignee", "status")
    days = [datetime(2026, 1, 12) + timedelta(days=14 * nth) for nth in range(6)]
    for column, key in enumerate(keys, 1):
        sheet.cells[1, column] = Cell(chance.choice(words["headers"][key]), bold=True)
    for column, day in enumerate(days, len(keys) + 1):
        sheet.cells[1, column] = Cell(day.date() if chance.random() < 0.5 else f"{day:%d.%m.%Y}", bold=True)
    sheet.fates[1], sheet.header_rows = "header", [1]
    for row, record in enumerate(make_records(chance, words, count), 2):
        ticket = TicketTruth(sheet.name, row, {}, {})
        for column, key in enumerate(keys, 1):
            sheet.cells[row, column] = Cell(_shown(chance, words, record, key))
            _know(ticket, key, record, f"{letter(column)}{row}")
        for nth, column in enumerate(range(len(keys) + 1, len(keys) + 1 + len(days))):
            if chance.random() < 0.4:
                said = f"{chance.choice(words['remarks'])} {row}-{nth}"
                sheet.cells[row, column] = Cell(said)
                ticket.fields[f"comment {nth}"] = (said, days[nth].date())
                ticket.cells[f"comment {nth}"] = f"{letter(column)}{row}"
        sheet.tickets.append(ticket)
        sheet.fates[row] = "ticket"
    return [sheet]


def _shown(chance: random.Random, words: dict[str, Any], record: dict[str, Any], key: str) -> Any:
    value = record[key]
    return chance.choice(words[key][value]) if key in ("status", "priority") else value


def _know(ticket: TicketTruth, key: str, record: dict[str, Any], cell: str) -> None:
    name = "text" if key == "subject" else key
    ticket.fields[name], ticket.cells[name] = record[key], cell
