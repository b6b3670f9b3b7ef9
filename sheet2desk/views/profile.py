"""A profile that says what was decided: each sure line set, each unsure one commented out with the reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sheet2desk.formats.document import Document, Part, Verbatim
from sheet2desk.log import ColumnReading, Log, SheetReading
from sheet2desk.views.inspect import SURE
from sheet2desk.views.toml_text import key, line

PARTS = frozenset({Part.DATA, Part.BLOCKS})

_ORDERS: Final = frozenset({"dmy", "mdy", "ymd"})
_COLOUR: Final = "fill #"  # how reading names a status that only a fill colour shows
_NO_COLOUR: Final = "no fill"  # and one that the lack of any shows

_REST: Final = """
# Working time; without [calendar] it runs around the clock.
# [calendar]
# country = "RU"                 # holidays and moved working days
# hours = "Mon-Fri 09:00-18:00"
# breaks = "13:00-14:00"

# Promised times, in working time.
# [sla]
# first_response = "8h"
# resolution = "40h"
# [sla.priority.urgent]
# resolution = "8h"
""".strip()


def view(log: Log, *, now: datetime, timezone: str | None, local_zone: str | None) -> Document:
    """Return the document; `timezone` is what user or source named, `local_zone` just this machine's."""
    text = "\n".join(_lines(log, timezone, local_zone)) + "\n"
    return Document(
        title="profile",
        created=now,
        data=lambda: {"version": 1, "profile": tomllib.loads(text), "text": text},
        blocks=lambda: [Verbatim(text.rstrip("\n"))],
    )


def _lines(log: Log, timezone: str | None, local_zone: str | None) -> Iterator[str]:
    names = ", ".join(source.file for source in log.sources)
    yield from (
        f"# How sheet2desk reads {names}.",
        "# A line behind a # is a guess: take the # away where it is right.",
        "",
    )
    if timezone:
        yield line("timezone", timezone)
    elif local_zone:
        yield line("timezone", local_zone, "this machine's own", sure=False)
    yield line("language", "ru", "of reports and messages", sure=False)
    sheets = [sheet for source in log.sources for sheet in source.sheets]
    logs = [sheet for sheet in sheets if sheet.kind == "log"]
    common = _common(logs)
    yield from ("", "[columns]  # field = header")
    for name, column in common.items():
        yield line(name, column.header, _why(column), sure=column.confidence >= SURE)
    yield from _values(logs)
    yield from _dates(log)
    for sheet in sheets:
        yield from _sheet(sheet, common)
    yield from ("", _REST)


def _common(logs: list[SheetReading]) -> dict[str, ColumnReading]:
    """Return the column that feeds each field on most sheets."""
    headers: dict[str, Counter[str]] = {}
    columns: dict[tuple[str, str], ColumnReading] = {}
    for sheet in logs:
        for name, column in _own(sheet).items():
            headers.setdefault(name, Counter())[column.header] += 1
            known = columns.get((name, column.header))
            if known is None or column.confidence < known.confidence:
                columns[name, column.header] = column
    return {name: columns[name, counts.most_common(1)[0][0]] for name, counts in headers.items()}


def _own(sheet: SheetReading) -> dict[str, ColumnReading]:
    """Return the column that feeds each field of a sheet, the surest where there are two."""
    found: dict[str, ColumnReading] = {}
    for column in sheet.columns:
        if column.field and (column.field not in found or column.confidence > found[column.field].confidence):
            found[column.field] = column
    return found


def _why(column: ColumnReading) -> str:
    return f"column {column.column}: {column.reason}"


def _values(logs: list[SheetReading]) -> Iterator[str]:
    """What words mean, by field; a word that nobody knows is left open, and colours have their own table."""
    known: dict[str, dict[str, str]] = {}
    unknown: dict[str, Counter[str]] = {}
    colours: dict[str, str] = {}
    for word in (word for sheet in logs for word in sheet.words):
        if word.word.startswith(_COLOUR):
            if word.meaning:
                colours[word.word.removeprefix(_COLOUR)] = word.meaning
        elif word.word == _NO_COLOUR:
            continue  # the legend stays on the sheet, and no cell says this word
        elif word.meaning is not None:
            known.setdefault(word.field, {})[word.word] = word.meaning
        else:
            unknown.setdefault(word.field, Counter())[word.word] += word.count
    for name in dict.fromkeys([*known, *unknown]):
        yield from ("", f"[values.{key(name)}]  # what the sheet says = what it means")
        yield from (line(text, meaning) for text, meaning in known.get(name, {}).items())
        for text, count in unknown.get(name, Counter()).items():
            yield line(text, "?", f"unknown, in {count} cell{'' if count == 1 else 's'}", sure=False)
    if colours:
        yield from ("", "[colours]  # fill = status")
        yield from (line(colour, meaning) for colour, meaning in colours.items())


def _dates(log: Log) -> Iterator[str]:
    """The order of text dates by column; one that rests on a doubt, or differs between sheets, is left open."""
    orders: dict[str, dict[str, str]] = {}
    doubtful: set[str] = set()
    for source in log.sources:
        for sheet in source.sheets:
            headers = {column.column: column.header for column in sheet.columns}
            for letter, date in sheet.dates.items():
                if date.order in _ORDERS and letter in headers:
                    orders.setdefault(headers[letter], {})[date.order] = date.reason
                    if _in_doubt(log, source.file, sheet.name, letter):
                        doubtful.add(headers[letter])
    if orders:
        yield from ("", "[dates.columns]  # in which order day, month and year stand")
    for header, found in orders.items():
        sure = len(found) == 1 and header not in doubtful
        yield from (line(header, order, reason, sure=sure) for order, reason in found.items())


def _in_doubt(log: Log, file: str, sheet: str, letter: str) -> bool:
    return any(
        note.rule == "ambiguous-date"
        and (note.location.file, note.location.sheet) == (file, sheet)
        and (note.location.cell or "").rstrip("0123456789") == letter
        for note in log.notes
    )


def _sheet(sheet: SheetReading, common: dict[str, ColumnReading]) -> Iterator[str]:
    """What holds for one sheet alone: that it is no log, or that its columns are headed otherwise."""
    own = _own(sheet) if sheet.kind == "log" else {}
    differing = {name: column for name, column in own.items() if column.header != common[name].header}
    if sheet.kind == "other":
        reason = f"  # {sheet.reason}" if sheet.reason else ""
        yield from ("", f"[sheets.{key(sheet.name)}]", f'kind = "other"{reason}')
    if differing:
        yield from ("", f"[sheets.{key(sheet.name)}.columns]")
        for name, column in differing.items():
            yield line(name, column.header, _why(column), sure=column.confidence >= SURE)
