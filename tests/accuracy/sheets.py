"""Logs of more than one table: a sheet a month, sheets that go on, tables on one sheet, hidden things."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.accuracy.happenings import LANGUAGES, USUAL, make_draft
from tests.accuracy.mess import headers, rows
from tests.accuracy.model import Cell, Draft, Line, Sheet, place


def months(chance: random.Random) -> list[Sheet]:
    """A sheet a month, and a sheet that is no log."""
    language = chance.choice(LANGUAGES)
    draft = make_draft(chance, language, USUAL, 60, datetime(2025, 3, 1, 8))
    sheets: list[Sheet] = []
    by_month: dict[tuple[int, int], list[Line]] = {}
    for line in draft.lines:
        created = line.record["created_at"]
        by_month.setdefault((created.year, created.month), []).append(line)
    for (year, month), lines in by_month.items():
        page = Draft(
            chance, draft.words, draft.columns, header=[{k: Cell(c.value) for k, c in draft.header[0].items()}]
        )
        page.lines, page.feeds = lines, draft.feeds
        headers.title(page)
        sheet = Sheet(f"{draft.words['months'][month - 1]} {year}")
        place(page, sheet)
        sheets.append(sheet)
    return [*sheets, dictionary(draft)]


def dictionary(draft: Draft) -> Sheet:
    """A sheet of words to choose from: no log."""
    sheet = Sheet("Lists", kind="other", header_rows=None)
    for column, key in enumerate(("status", "priority"), 1):
        sheet.cells[1, column] = Cell(draft.words["headers"][key][0], bold=True)
        for row, forms in enumerate(draft.words[key].values(), 2):
            sheet.cells[row, column] = Cell(forms[0])
    return sheet


def continued(chance: random.Random) -> list[Sheet]:
    """A second sheet that goes on without a header."""
    draft = make_draft(chance, chance.choice(LANGUAGES), USUAL, 50)
    first, second = Sheet("Log"), Sheet("Log (2)", header_rows=[])
    rest = Draft(chance, draft.words, draft.columns, lines=draft.lines[30:], feeds=draft.feeds)
    draft.lines = draft.lines[:30]
    place(draft, first)
    place(rest, second)
    return [first, second]


def stacked(chance: random.Random) -> list[Sheet]:
    """Two tables one under another, with headers of their own."""
    language = chance.choice(LANGUAGES)
    sheet = Sheet("Log", header_rows=None)
    first = make_draft(chance, language, USUAL, 14)
    headers.title(first)
    below = place(first, sheet)
    second = make_draft(
        chance, language, ("id", "requester.name", "description", "created_at", "status", "assignee"), 14
    )
    headers.title(second)
    place(second, sheet, top=below + 2)
    return [sheet]


def side_by_side(chance: random.Random) -> list[Sheet]:
    """Two tables beside one another, a blank column between."""
    language = chance.choice(LANGUAGES)
    columns = ("id", "created_at", "requester.name", "description", "status")
    sheet = Sheet("Log")
    place(make_draft(chance, language, columns, 16), sheet)
    place(make_draft(chance, language, columns, 16, datetime(2026, 2, 2, 8)), sheet, left=7)
    return [sheet]


def hidden_things(chance: random.Random) -> list[Sheet]:
    """Hidden rows, a hidden column, a hidden sheet of last year."""
    language = chance.choice(LANGUAGES)
    draft = make_draft(chance, language, USUAL, 30)
    rows.hidden_rows(draft)
    sheet, archive = Sheet("Log", filtered=True), Sheet("Archive", hidden=True)
    place(draft, sheet)
    sheet.hidden_columns.add(4)
    place(make_draft(chance, language, USUAL[:-1], 12, datetime(2024, 11, 1, 8)), archive)
    return [sheet, archive]


def sheet_month(chance: random.Random) -> list[Sheet]:
    """The month stands only in the sheet's name; the date column holds bare days."""
    language = chance.choice(LANGUAGES)
    sheets = []
    for month in (3, 4):
        draft = make_draft(chance, language, USUAL, 14, datetime(2026, month, 1, 8) + timedelta(hours=1))
        lines = [line for line in draft.lines if line.record["created_at"].month == month]
        for line in lines:
            created = line.record["created_at"]
            line.put("created_at", created.day, created.date())
        draft.lines = lines
        sheet = Sheet(f"{draft.words['months'][month - 1]} 2026")
        place(draft, sheet)
        sheets.append(sheet)
    return sheets
