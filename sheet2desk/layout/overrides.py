"""What the profile says about columns and sheets, found in the sheets at hand."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from sheet2desk.config import Profile, SheetSettings
from sheet2desk.errors import ConfigError
from sheet2desk.layout.header_text import key
from sheet2desk.layout.names import Heading
from sheet2desk.layout.table import Table
from sheet2desk.log import ColumnReading
from sheet2desk.regex import regex
from sheet2desk.workbook import column_letter

_BY_LETTER = regex(r"col:([A-Z]{1,3})", re.IGNORECASE)


def settings_of(profile: Profile, sheet: str) -> SheetSettings | None:
    """Return what the profile says about a sheet, by its exact name or one that differs in case and blanks only."""
    if sheet in profile.sheets:
        return profile.sheets[sheet]
    return next((settings for name, settings in profile.sheets.items() if key(name) == key(sheet)), None)


def fixed_columns(columns: Mapping[str, str], heads: Sequence[Heading], left: int) -> dict[int, str]:
    """Return place → field of the profile's columns that this table has."""
    found: dict[int, str] = {}
    for field, wanted in columns.items():
        place = place_of(wanted, heads, left)
        if place is not None and place not in found:
            found[place] = field
    return found


def place_of(wanted: str, heads: Sequence[Heading], left: int) -> int | None:
    """Return the place of the column that a profile names by header or letter, None when the table lacks it."""
    letter = _BY_LETTER.fullmatch(wanted.strip())
    if letter:
        return next((i for i in range(len(heads)) if column_letter(left + i) == letter[1].upper()), None)
    names = [head.name for head in heads]
    if wanted in names:
        return names.index(wanted)
    keys = [key(name) for name in names]
    if key(wanted) in keys:
        return keys.index(key(wanted))
    last = [key(head.text) for head in heads]
    return last.index(key(wanted)) if last.count(key(wanted)) == 1 else None


def now_read_as(field: str, tables: Sequence[Table]) -> ColumnReading | None:
    """Return the column that reads as a field whose own column is gone."""
    return next((column for table in tables for column in table.columns if column.field == field), None)


def renamed(field: str, wanted: str, column: ColumnReading) -> str:
    """Return what to say of a column that is called otherwise now."""
    name = f'"{field}"' if "." in field else field
    return f'column {wanted} is now {column.header}: write {name} = "{column.header}"'


def check_columns(profile: Profile, columns: Mapping[str, str], tables: Sequence[Table], where: str) -> None:
    """Raise ConfigError for a column of the profile that none of the tables has."""
    for field, wanted in columns.items():
        if any(place_of(wanted, table.heads, table.left) is not None for table in tables):
            continue
        column = now_read_as(field, tables)
        names = [head.name for table in tables for head in table.heads]
        near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.4)
        advice = f'did you mean "{near[0]}"' if near else "name a header as the sheet has it, or a letter like col:E"
        place = f"{profile.path}: " if profile.path else ""
        raise ConfigError(
            f'{place}[columns] {field}: no column is headed "{wanted}" in {where}',
            help=advice if column is None else renamed(field, wanted, column),
        )
