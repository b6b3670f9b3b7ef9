"""What has changed in a log since its profile was written: columns renamed or new, words that are nearly known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheet2desk.config import Profile
from sheet2desk.finding import Location, Note
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.overrides import now_read_as, place_of, renamed
from sheet2desk.layout.table import Table
from sheet2desk.log import ColumnReading, SheetReading

RULE = "profile-drift"
#: From this likeness on, in percent, an unknown word is said to look like one of the profile's.
_LIKE = 85
#: A column that is surer than this to feed a field should stand in a profile that lists the columns.
_SURE = 0.8
_FEWEST = 3


def drift_notes(
    profile: Profile, file: str, tables: Sequence[tuple[str, Table]], sheets: Sequence[SheetReading]
) -> list[Note]:
    """Return what to tell; `tables` are those of the log sheets, by the name of their sheet."""
    found = [*_columns(profile, file, tables), *_words(profile, file, sheets)]
    return list({note.message: note for note in reversed(found)}.values())[::-1]


def _columns(profile: Profile, file: str, tables: Sequence[tuple[str, Table]]) -> Iterator[Note]:
    if not profile.columns or not tables:
        return
    moved: set[str] = set()
    for field, wanted in profile.columns.items():
        if any(place_of(wanted, table.heads, table.left) is not None for _, table in tables):
            continue
        column = now_read_as(field, [table for _, table in tables])
        if column is None:
            message = f"column {wanted} is gone, and no other reads as {field}"
            yield Note(RULE, Location(file), message)
        else:
            moved.add(field)
            yield Note(RULE, _head_of(file, tables, column), renamed(field, wanted, column))
    for sheet, table in tables:
        fed = {column.field for column in table.columns if column.field}
        own = profile.sheets[sheet].columns if sheet in profile.sheets else {}
        listed = set(profile.columns) | set(own)
        if len(fed & listed) < _FEWEST or len(fed & listed) * 2 < len(fed):
            continue
        for column in table.columns:
            if column.field and column.field not in listed | moved and column.confidence >= _SURE:
                message = f"column {column.header} is new, read as {column.field}"
                yield Note(RULE, _place(file, sheet, table, column.column), message)


def _head_of(file: str, tables: Sequence[tuple[str, Table]], column: ColumnReading) -> Location:
    for sheet, table in tables:
        if column in table.columns:
            return _place(file, sheet, table, column.column)
    return Location(file)


def _place(file: str, sheet: str, table: Table, letter: str) -> Location:
    row = table.header_rows[-1] if table.header_rows else None
    return Location(file, sheet, row, f"{letter}{row}" if row else None)


def _words(profile: Profile, file: str, sheets: Sequence[SheetReading]) -> Iterator[Note]:
    from rapidfuzz import fuzz, process

    for sheet in sheets:
        for word in sheet.words:
            known = profile.values.get(word.field)
            if word.meaning is not None or not known or len(fold(word.word)) < _FEWEST:
                continue
            near = {fold(one): one for one in known if len(fold(one)) >= _FEWEST}
            best = process.extractOne(fold(word.word), near.keys(), scorer=fuzz.WRatio, score_cutoff=_LIKE)
            if best is not None:
                letter = next((column.column for column in sheet.columns if column.field == word.field), None)
                where = f" in column {letter}" if letter else ""
                message = f"{word.field} {word.word!r}{where} is new; it looks like {near[best[0]]!r}, {best[1]:.0f} %"
                yield Note(RULE, Location(file, sheet.name), message)
