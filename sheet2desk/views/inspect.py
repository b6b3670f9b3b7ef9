"""What is in the sources: sheets, tables, columns, dates, words, and the fate of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sheet2desk.formats.document import Block, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.log import Fate, Log, SheetReading, SourceReading
from sheet2desk.views.language import Language, language
from sheet2desk.workbook import column_number

PARTS = frozenset({Part.DATA, Part.BLOCKS})

#: A column understood with less than this is worth a look.
SURE = 0.8


def view(log: Log, *, now: datetime, language_name: str = "en", brief: bool = False) -> Document:
    """Return the document; `brief` leaves plain ticket rows out of the row list of the JSON value."""
    return Document(
        title="inspect",
        created=now,
        language=language_name,
        data=lambda: {
            "version": 1,
            "sources": [_source(source, _drift(log, source), brief=brief) for source in log.sources],
        },
        blocks=lambda: list(_blocks(log, language(language_name))),
    )


def _source(source: SourceReading, drift: list[str], *, brief: bool) -> dict[str, Any]:
    value: dict[str, Any] = {
        "file": source.file,
        "format": source.format,
        "sha256": source.sha256,
        "timezone": source.timezone,
        "sheets": [_sheet(sheet, brief=brief) for sheet in source.sheets],
    }
    if source.encoding is not None:
        value |= {"encoding": source.encoding, "delimiter": source.delimiter}
    if drift:
        value["drift"] = drift
    return value


def _drift(log: Log, source: SourceReading) -> list[str]:
    """Return what has changed in a source since the profile was written."""
    return [note.message for note in log.notes if note.rule == "profile-drift" and note.location.file == source.file]


def _sheet(sheet: SheetReading, *, brief: bool) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "kind": sheet.kind,
        "reason": sheet.reason,
        "hidden": sheet.hidden,
        "layout": sheet.layout,
        "header_rows": sheet.header_rows,
        "columns": [
            {
                "column": column.column,
                "header": column.header,
                "field": column.field,
                "confidence": round(column.confidence, 3),
                "reason": column.reason,
            }
            for column in sheet.columns
        ],
        "dates": {letter: {"order": date.order, "reason": date.reason} for letter, date in sheet.dates.items()},
        "words": [
            {
                "field": word.field,
                "word": word.word,
                "meaning": word.meaning,
                "count": word.count,
                "reason": word.reason,
            }
            for word in sheet.words
        ],
        "rows": [
            {"row": row.row, "fate": row.fate.value, "reason": row.reason}
            for row in sheet.rows
            if not (brief and row.fate is Fate.TICKET)
        ],
        "fates": {fate.value: sheet.fates[fate] for fate in Fate if sheet.fates[fate]},
        "hidden_rows": sheet.hidden_rows,
        "hidden_columns": sheet.hidden_columns,
        "pictures": sheet.pictures,
        "numbered_by_formula": sheet.numbered_by_formula,
    }


def _blocks(log: Log, say: Language) -> Iterator[Block]:
    for source in log.sources:
        yield Heading(f"{source.file} ({_described(source)})", 1)
        for sheet in source.sheets:
            yield Heading(sheet.name, 2)
            yield Paragraph(_headline(sheet, say))
            if sheet.kind == "log":
                yield _columns(sheet, say)
            notes = list(_notes(sheet, say))
            if notes:
                yield Notes(notes)
        drift = _drift(log, source)
        if drift:
            yield Heading(say("since the profile was written"), 2)
            yield Notes(drift)
    tickets = len(log.tickets)
    yield Paragraph(
        say("in all: {rows}, {tickets}", rows=say.count(log.rows, "row"), tickets=say.count(tickets, "ticket"))
    )


def _described(source: SourceReading) -> str:
    parts = [source.format]
    if source.encoding is not None:
        delimiter = {"\t": "tab"}.get(source.delimiter or "", source.delimiter)
        parts += [source.encoding, f"delimiter {delimiter}"]
    return ", ".join(parts)


def _headline(sheet: SheetReading, say: Language) -> str:
    if sheet.kind == "empty":
        return say("empty")
    if sheet.kind == "other":
        return say("no log: {reason}", reason=sheet.reason) if sheet.reason else say("no log")
    rows = ", ".join(str(row) for row in sheet.header_rows)
    header = say("header in row {rows}", rows=rows) if rows else say("no header row")
    parts = [say("ticket log"), header, say.count(sheet.fates[Fate.TICKET], "ticket")]
    if sheet.layout != "table":
        parts.insert(1, say("laid out as {layout}", layout=sheet.layout))
    if sheet.hidden:
        parts.insert(1, say("hidden sheet"))
    return "; ".join(parts)


def _columns(sheet: SheetReading, say: Language) -> Table:
    heads = [
        Column("column", say("column")),
        Column("header", say("header")),
        Column("field", say("field")),
        Column("confidence", say("sure"), "number"),
        Column("reason", say("why")),
    ]
    rows = [
        (
            column.column,
            column.header,
            column.field or say("(kept as custom)"),
            f"{column.confidence:.0%}" + (" ?" if column.field and column.confidence < SURE else ""),
            column.reason,
        )
        for column in sheet.columns
    ]
    return Table(heads, rows)


def _spans(letters: Sequence[str]) -> list[str]:
    """Return columns with three or more in a row as a span: a template may hide all from O to XFD."""
    spans: list[list[str]] = []
    for letter in letters:
        if spans and column_number(letter) == column_number(spans[-1][-1]) + 1:
            spans[-1].append(letter)
        else:
            spans.append([letter])
    return [text for span in spans for text in ([f"{span[0]}-{span[-1]}"] if len(span) > 2 else span)]


def _notes(sheet: SheetReading, say: Language) -> Iterator[str]:
    if sheet.rows:
        fates = " + ".join(say.count(sheet.fates[fate], say(fate.value)) for fate in Fate if sheet.fates[fate])
        yield f"{say.count(len(sheet.rows), 'row')} = {fates}"
    for row in sheet.rows:
        if row.fate is Fate.REJECTED:
            yield say("row {row} is left out: {reason}", row=row.row, reason=row.reason)
    for letter, date in sheet.dates.items():
        yield say("dates in {column}: {order} ({reason})", column=letter, order=date.order, reason=date.reason)
    fields = dict.fromkeys(word.field for word in sheet.words)
    for name in fields:
        words = [word for word in sheet.words if word.field == name]
        listed = ", ".join(f"{word.word} = {word.meaning or '?'} ({word.count})" for word in words)
        yield f"{name}: {listed}"
    if sheet.hidden_rows:
        yield say("{rows} hidden, read all the same", rows=say.count(sheet.hidden_rows, "row"))
    if sheet.hidden_columns:
        columns = say.count(len(sheet.hidden_columns), "column")
        yield say("{columns} hidden: {names}", columns=columns, names=", ".join(_spans(sheet.hidden_columns)))
    if sheet.pictures:
        yield say.count(sheet.pictures, "picture")
    if sheet.numbered_by_formula:
        yield say("the numbers are made by a formula, so they tell nothing of lost rows")
