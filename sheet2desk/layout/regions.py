"""Where on a sheet its tables are: side by side, parted by empty columns, or one under another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheet2desk.layout.beside import stands_beside
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.default_names import begin_of_default_names
from sheet2desk.layout.header import find_header
from sheet2desk.layout.header_lines import is_numbering, known_words
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, empty, kind_of
from sheet2desk.layout.table import Table
from sheet2desk.layout.vocabulary import exactly, guesses
from sheet2desk.workbook import Range, Value

#: So many names make a header that no blank column sets apart.
_ENOUGH_NAMES = 3
#: Among so many rows tables that close up to each other have their header.
_HEADER_ROWS = 10
#: So sure a name must be where it is compared with another one.
_SURELY = 0.9


def find_tables(cells: Cells, merges: Sequence[Range]) -> list[Table]:
    """Return the tables of a sheet, each with its header, left to right and top to bottom."""
    used = used_columns(cells)
    if not used:
        return []
    named = used[begin_of_default_names(cells, used) :]
    used, beside = _without_lists(cells, used[: len(used) - len(named)])
    if named:
        beside.append((named[0], named[-1]))
    tables: list[Table] = []
    for left, right in _side_by_side(cells, used, merges):
        tables += _stacked(cells, left, right, merges)
    for table in tables:
        table.beside = [block for block in beside if block[0] > table.right and table is tables[-1]]
    return tables


def _without_lists(cells: Cells, used: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the columns without the narrow blocks on the right that are lists or counts of their own, and those."""
    beside: list[tuple[int, int]] = []
    blocks = _blocks(used)
    while len(blocks) > 1 and stands_beside(cells, (blocks[0][0], blocks[-2][1]), blocks[-1]):
        beside.append(blocks.pop())
    last = blocks[-1][1]
    return [column for column in used if column <= last], beside


def _blocks(used: Sequence[int]) -> list[tuple[int, int]]:
    """Return the (left, right) of columns that lie beside each other without an empty one between."""
    blocks: list[tuple[int, int]] = []
    for column in used:
        if blocks and column == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], column)
        else:
            blocks.append((column, column))
    return blocks


def used_columns(cells: Cells) -> list[int]:
    """Return the columns (from 1) that hold anything."""
    open_columns = set(range(cells.width))
    used = []
    for _, values in cells.rows:
        found = [column for column in open_columns if values[column] != "" and not empty(values[column])]
        used += found
        open_columns.difference_update(found)
        if not open_columns:
            break
    return sorted(column + 1 for column in used)


def _side_by_side(cells: Cells, used: Sequence[int], merges: Sequence[Range]) -> list[tuple[int, int]]:
    """Return the (left, right) of tables beside each other: an empty column between them, and a header over each."""
    blocks = _blocks(used)
    whole = [(used[0], used[-1])]
    if len(blocks) == 1:
        return _repeated(cells, *whole[0]) or whole
    headed = [(left, right) for left, right in blocks if _own_header(cells, left, right, merges)]
    if len(headed) < 2:
        return whole
    names = [_header_fields(cells, left, right, merges) for left, right in headed]
    if not any(len(first & second) >= 2 for i, first in enumerate(names) for second in names[i + 1 :]):
        return whole
    cuts = [left for left, _ in headed[1:]]
    starts = [used[0], *cuts]
    ends = [max(column for column in used if column < cut) for cut in cuts] + [used[-1]]
    return list(zip(starts, ends, strict=True))


def _repeated(cells: Cells, left: int, right: int) -> list[tuple[int, int]]:
    """Return the tables that close up to each other, by a header that is the same names again and again."""
    for _, values in cells.rows[:_HEADER_ROWS]:
        names = [key(shown(value)) for value in values[left - 1 : right]]
        if "" in names or len(names) < 2 * _ENOUGH_NAMES:
            continue
        width = next((place for place in range(1, len(names)) if names[place] == names[0]), 0)
        times, rest = divmod(len(names), width) if width else (0, 1)
        if width >= _ENOUGH_NAMES and not rest and names == names[:width] * times and len(set(names)) == width:
            return [(left + at, left + at + width - 1) for at in range(0, len(names), width)]
    return []


def _part(cells: Cells, left: int, right: int) -> list[tuple[int, list[Value]]]:
    found = []
    for row, values in cells.rows[:60]:
        part = values[left - 1 : right]
        if any(not empty(value) for value in part):
            found.append((row, part))
    return found


def _own_header(cells: Cells, left: int, right: int, merges: Sequence[Range]) -> bool:
    return len(_header_fields(cells, left, right, merges)) >= 2


def _header_fields(cells: Cells, left: int, right: int, merges: Sequence[Range]) -> set[str]:
    part = _part(cells, left, right)
    header = set(
        find_header(part, [_shifted(merge, left) for merge in merges if merge.left >= left and merge.right <= right])
    )
    names = {name for row, values in part if row in header for _, name, _ in known_words(values)}
    whole = {
        guess.field
        for row, values in part
        if row in header
        for value in values
        if isinstance(value, str) and not empty(value)
        for guess in exactly(shown(value))[:1]
    }  # "Date" and "Reason" name a field weakly, but as a whole
    return (names | whole) - {OTHER}


def _shifted(merge: Range, left: int) -> Range:
    return Range(merge.top, merge.left - left + 1, merge.bottom, merge.right - left + 1)


def _stacked(cells: Cells, left: int, right: int, merges: Sequence[Range]) -> list[Table]:
    """Return the tables under one another in these columns: another header after blank rows begins another table."""
    rows = cells.rows
    last = len(rows) - 1
    starts = [0]
    first_header = _header_at(cells, 0, last, left, right, merges)
    names = _keys(cells, first_header, left, right)
    for place in _after_gaps(cells, left, right):
        if (first_header and rows[place][0] <= first_header[-1]) or (not first_header and place < 2):
            continue
        header = _new_header(cells, place, left, right)
        if header is None or _says_what_others_say(cells, starts[-1], header, left, right, names):
            continue
        found = _keys(cells, [rows[header][0]], left, right)
        same = sum(1 for column, name in found.items() if names.get(column) == name)
        if same * 5 >= len(found) * 3 and not _rearranged(names, found):
            continue
        starts.append(place)
        names = found
    tables = []
    for top, bottom in zip(starts, [start - 1 for start in starts[1:]] + [last], strict=True):
        table = Table(top, bottom, left, right)
        table.header_rows = _header_at(cells, top, bottom, left, right, merges)
        _narrow(cells, table, alone=len(starts) == 1)
        tables.append(table)
    return tables


def _rearranged(names: Mapping[int, str], found: Mapping[int, str]) -> bool:
    """Whether a header names a column that stood elsewhere above, or has another field in one's place."""
    places = {name: column for column, name in names.items()}
    if len(places) < len(names) or len(set(found.values())) < len(found):
        return False
    for column, name in found.items():
        if names.get(column) == name:
            continue
        fields = {guess.field for guess in guesses(name) if guess.score >= _SURELY}
        if fields - {OTHER} and name in places:
            return True
        was = {guess.field for guess in guesses(names.get(column, "")) if guess.score >= _SURELY}
        if fields and was and not fields & was:
            return True
    return False


def _after_gaps(cells: Cells, left: int, right: int) -> list[int]:
    """Return the places of rows that may begin another table.

    They begin with a text after a blank row, or where the rows above begin with a number or a date.
    """
    found = []
    before = 0
    was: type = str
    for place, (row, values) in enumerate(cells.rows):
        is_now = type(values[left - 1])
        turns = is_now is str and was is not str and values[left - 1] != ""
        was = is_now
        if (row > before + 1 or turns) and before:
            first = next((value for value in values[left - 1 : right] if value != ""), None)
            if isinstance(first, str):
                found.append(place)
        before = row
    return found


def _new_header(cells: Cells, place: int, left: int, right: int) -> int | None:
    """Return the place of a header at this place or under a title that stands here, None when there is none."""
    for at in range(place, min(place + 3, len(cells.rows))):
        values = cells.rows[at][1][left - 1 : right]
        filled = [value for value in values if not empty(value)]
        if any(not isinstance(value, str) or kind_of(value) in (NUMBER, DATE) for value in filled) or (
            at > place and cells.rows[at][0] > cells.rows[at - 1][0] + 2
        ):
            return None
        fields = [name for _, name, _ in known_words(values)]
        if at > place:  # under a title of its own "Item" and "Date" are names, too
            whole = [guess.field for value in filled for guess in exactly(shown(value))[:1]]
            fields = max(fields, whole, key=len)
        if len(fields) >= _ENOUGH_NAMES and len(fields) * 5 >= len(filled) * 3 and len(set(fields) - {OTHER}) >= 2:
            return at
        if len(filled) > 1:
            return None
    return None


def _says_what_others_say(
    cells: Cells, start: int, header: int, left: int, right: int, names: Mapping[int, str]
) -> bool:
    """Whether a cell of what may be a header is a value of its column above: "done" is a status there, and no name."""
    own = cells.rows[header][1][left - 1 : right]
    met = 0
    for i, value in enumerate(own):
        if empty(value) or key(shown(value)) == names.get(i):
            continue
        above = [values[left - 1 + i] for _, values in cells.rows[start:header]]
        met += above.count(value) > 0
        if above.count(value) > 1:
            return True
    return met > 1


def _keys(cells: Cells, header: Sequence[int], left: int, right: int) -> dict[int, str]:
    wanted = set(header)
    found: dict[int, str] = {}
    for row, values in cells.rows:
        if row in wanted and not is_numbering(values):
            found |= {i: key(shown(value)) for i, value in enumerate(values[left - 1 : right]) if not empty(value)}
            if len(wanted) == 1:
                break
    return found


def _header_at(cells: Cells, top: int, bottom: int, left: int, right: int, merges: Sequence[Range]) -> list[int]:
    part = [(row, values[left - 1 : right]) for row, values in cells.rows[top : min(bottom + 1, top + 80)]]
    return find_header(part, [_shifted(merge, left) for merge in merges if merge.left >= left])


def _narrow(cells: Cells, table: Table, *, alone: bool) -> None:
    """Leave out columns at the edges in which this table holds nothing."""
    if alone:
        return
    rows = [values for _, values in cells.rows[table.top : table.bottom + 1]]
    while table.left < table.right and all(empty(values[table.left - 1]) for values in rows):
        table.left += 1
    while table.right > table.left and all(empty(values[table.right - 1]) for values in rows):
        table.right -= 1
