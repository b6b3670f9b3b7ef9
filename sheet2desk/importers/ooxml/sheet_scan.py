"""One streaming pass over a sheet part for all that python-calamine leaves out.

The sheet is walked in blocks of whole rows. Each block is first asked, at the speed of memory, whether it holds a mark
at all (an error, a formula, a hidden row); only then are its cells looked at. A part that isn't written in the usual
form comes through canonical.py, which rewrites it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from html import unescape

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.ooxml import link_formulas
from sheet2desk.regex import regex
from sheet2desk.workbook import Formulas, Position, column_number

_BLOCK_LIMIT = 128 << 20
_CELL = regex(rb'<c r="([A-Z]{1,7})(\d{1,10})"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_MARKS = {needle: regex(needle) for needle in (b' t="e"', b' vm="')}
#: A letter of each mark that plain cells seldom hold: one character is looked for ten times as fast as a word.
_RARE = {b' t="e"': b"e", b' vm="': b"m", b"<f": b"f", b" hidden=": b"h", b' ht="0': b"h"}
_FORMULA_START = regex(rb"<f[ >/]")
_FORMULA = regex(rb"<f(\s[^>]*?)?(?:/>|>(.*?)</f>)", re.DOTALL)
_VALUE = regex(rb"<v(?:\s[^>]*)?>(.*?)</v>", re.DOTALL)
_TYPE = regex(rb'\bt="(\w+)"')
_META = regex(rb'\bvm="(\d{1,9})"')
_ROW = regex(rb"<row ([^>]*?\b(?:hidden|ht)=[^>]*)>")
_ROW_NUMBER = regex(rb'\br="(\d{1,10})"')
_HIDDEN = regex(rb'\bhidden="(?:1|true)"|\bht="0(?:\.0+)?"')
_HEIGHT = regex(rb'\bht="([\d.eE+-]+)"')
#: A cell that isn't written in the usual form, or lies beyond column Z or row 99,999.
_FAR = regex(rb'<c(?! r="[A-Z][0-9]{1,5}")')
_ODD = regex(rb'<c(?! r="[A-Z]{1,3}[0-9]{1,7}")')
_PREFIXED = regex(rb"<\w+:c\b")
_FAR_COLUMN = regex(rb'<c r="[A-Z]{2}')
_COLUMNS = regex(rb'<c r="([A-Z]{2,7})')
_FAR_ROW = regex(rb'<c r="[A-Z]+[0-9]{6,}')
_ROWS_OF_CELLS = regex(rb'<c r="[A-Z]{1,7}(\d{1,10})"')
_SMALL = 2 << 20
_EMPTY_DATA = regex(rb"<sheetData[^>]*/>")

_SHARED = regex(rb'\bsi="(\d{1,9})"')
_DISPIMG = regex(r'(?:_xlfn\.)?DISPIMG\(\s*"([^"]+)"', re.IGNORECASE)


@mutable
class SheetScan:
    """What one sheet part says beside its values. `head` and `tail` are the XML before and after the rows."""

    head: bytes = b""
    tail: bytes = b""
    length: int = 0
    last_row: int = 0
    last_column: int = 26
    odd: bool = False  # some cell isn't written in the usual form, or its reference is none
    shared_texts: int = 0  # cells that name a shared string
    errors: dict[Position, str] = field(default_factory=dict)
    rich: dict[Position, int] = field(default_factory=dict)  # cell -> index into the value metadata, from 1
    uncached: set[Position] = field(default_factory=set)
    zeroes: set[Position] = field(default_factory=set)  # formulas whose stored result is 0
    results: int = 0  # formulas with a stored result
    formulas: dict[int, Formulas] = field(default_factory=dict)
    links: dict[Position, link_formulas.Parts] = field(default_factory=dict)
    shared_links: dict[int, tuple[Position, link_formulas.Parts]] = field(default_factory=dict)
    cell_images: dict[Position, str] = field(default_factory=dict)  # WPS: cell -> picture id
    hidden_rows: set[int] = field(default_factory=set)
    heights: dict[int, float] = field(default_factory=dict)  # points, of rows that state one


def scan(chunks: Iterable[bytes], name: str, *, heights: bool) -> SheetScan:
    """Return what the sheet says beside its values; row heights only when asked for."""
    found = SheetScan()
    for block in blocks(chunks, found, name):
        _bounds(block, found)
        found.shared_texts += block.count(b't="s"') + (block.count(b"t='s'") if b"'" in block else 0)
        for needle, mark in _MARKS.items():
            if _holds(block, needle):
                _marked_cells(block, mark, found)
        if _holds(block, b"<f"):
            _formula_cells(block, found)
        if heights or _holds(block, b" hidden=") or _holds(block, b' ht="0'):
            _rows(block, found, heights=heights)
    return found


def _holds(block: bytes, mark: bytes) -> bool:
    return _RARE[mark] in block and mark in block


def blocks(chunks: Iterable[bytes], found: SheetScan, name: str) -> Iterator[bytes]:
    """Yield blocks of whole rows; what stands around the rows goes to head and tail.

    Raises UnreadableSource, naming the source, when a single row is beyond all measure.
    """
    pending = bytearray()
    in_head, in_tail = True, False
    for chunk in chunks:
        found.length += len(chunk)
        pending += chunk
        if in_head:
            start = pending.find(b"<sheetData")
            if start < 0:
                continue
            found.head = bytes(pending[:start])
            del pending[:start]
            in_head = False
        if not in_tail:
            # beyond the rows a form control may hold a `row` of its own
            end = pending.find(b"</sheetData>")
            in_tail = end >= 0
            cut = pending.rfind(b"</row>", 0, end if in_tail else len(pending))
            if cut >= 0:
                with memoryview(pending) as view:  # a slice of the array itself would be copied once more
                    block = view[: cut + 6].tobytes()
                del pending[: cut + 6]
                yield block
            if not in_tail and len(pending) > _BLOCK_LIMIT:
                raise UnreadableSource(
                    f"{name}: a single row of more than {_BLOCK_LIMIT >> 20} MiB",
                    help="save the workbook anew in Excel and give that file",
                )
    if in_head:
        found.head = bytes(pending)
        return
    end = pending.find(b"</sheetData>")
    if end > 0:
        yield bytes(pending[:end])  # rows that close themselves
    empty = _EMPTY_DATA.match(pending)
    found.tail = (
        bytes(pending[end + len(b"</sheetData>") :]) if end >= 0 else bytes(pending[empty.end() :]) if empty else b""
    )


def _bounds(block: bytes, found: SheetScan) -> None:
    """Widen the used range by the block's references: python-calamine takes memory for the whole rectangle."""
    if b":c" in block and _PREFIXED.search(block):
        found.odd = True
    if found.length <= _SMALL:
        found.last_row = max([found.last_row, *map(int, set(_ROWS_OF_CELLS.findall(block)))])
        wide = set(_COLUMNS.findall(block))
        found.last_column = max([found.last_column, *(column_number(letters.decode()) for letters in wide)])
        found.odd = found.odd or _ODD.search(block) is not None
        return
    start = block.rfind(b"<row ")
    number = _ROW_NUMBER.search(block, start) if start >= 0 else None
    if number:
        found.last_row = max(found.last_row, int(number.group(1)))
    if not _FAR.search(block):
        return
    found.odd = found.odd or _ODD.search(block) is not None
    if found.last_row < 100_000 and _FAR_ROW.search(block):
        found.last_row = max([found.last_row, *map(int, set(_ROWS_OF_CELLS.findall(block)))])
    if _FAR_COLUMN.search(block):
        widest = max(set(_COLUMNS.findall(block)), key=lambda letters: (len(letters), letters))
        found.last_column = max(found.last_column, column_number(widest.decode()))


def _cells_around(block: bytes, marks: re.Pattern[bytes]) -> Iterator[tuple[re.Match[bytes], re.Match[bytes]]]:
    """Yield (mark, its cell) in time that grows with the block alone, however cells are nested."""
    seen = end = 0
    last = max(block.rfind(b"</c>"), block.rfind(b"/>"))
    for mark in marks.finditer(block):
        spot = mark.start()
        if spot < end:
            continue  # a second mark in one cell
        if spot > last:
            return  # no cell is closed any more
        start = block.rfind(b'<c r="', seen, spot + 1)
        seen = spot
        cell = _CELL.match(block, start) if start >= 0 else None
        if cell is not None:
            end = cell.end()
            yield mark, cell


def _marked_cells(block: bytes, marks: re.Pattern[bytes], found: SheetScan) -> None:
    for mark, cell in _cells_around(block, marks):
        if mark.end() > cell.end(3) + 1:
            continue
        where = _position(cell)
        content = cell.group(4) or b""
        if b't="e"' in cell.group(3):
            value = _VALUE.search(content)
            found.errors[where] = text(value.group(1)) if value and value.group(1) else "#VALUE!"
        meta = _META.search(cell.group(3))
        if meta and int(meta.group(1)):
            found.rich[where] = int(meta.group(1))


def _formula_cells(block: bytes, found: SheetScan) -> None:
    for mark, cell in _cells_around(block, _FORMULA_START):
        formula = _FORMULA.match(block, mark.start(), cell.end())
        if formula is None or not cell.start() < mark.start() < cell.end():
            continue
        where = _position(cell)
        source = text(formula.group(2) or b"")
        column = found.formulas.setdefault(where[1], Formulas())
        column.count += 1
        column.example = column.example or source
        _result(where, cell, formula.end(), found)
        if source:
            _link(where, source, formula.group(1), found)
            picture = _DISPIMG.search(source)
            if picture:
                found.cell_images[where] = picture.group(1)
        elif found.shared_links and formula.group(1):
            shared = _SHARED.search(formula.group(1))
            if shared and int(shared.group(1)) in found.shared_links:
                origin, parts = found.shared_links[int(shared.group(1))]
                found.links[where] = link_formulas.copied(parts, where[0] - origin[0], where[1] - origin[1])


def _link(where: Position, source: str, attributes: bytes | None, found: SheetScan) -> None:
    parts = link_formulas.parse(source)
    if parts is None:
        return
    found.links[where] = parts
    shared = _SHARED.search(attributes or b"")
    if shared:
        found.shared_links[int(shared.group(1))] = (where, parts)


def _result(where: Position, cell: re.Match[bytes], after: int, found: SheetScan) -> None:
    value = _VALUE.search(cell.string, after, cell.end())
    kind = _TYPE.search(cell.group(3))
    is_text = kind is not None and kind.group(1) in (b"str", b"inlineStr", b"s")
    if is_text and (value is not None or b"<v" in cell.group(4) or b"<is" in cell.group(4)):
        found.results += 1
    elif value is None or not value.group(1):
        found.uncached.add(where)
    else:
        found.results += 1
        if value.group(1) == b"0":
            found.zeroes.add(where)


def _rows(block: bytes, found: SheetScan, *, heights: bool) -> None:
    for row in _ROW.finditer(block):
        attributes = row.group(1)
        number = _ROW_NUMBER.search(attributes)
        if number is None:
            continue
        if _HIDDEN.search(attributes):
            found.hidden_rows.add(int(number.group(1)))
        if heights:
            height = _HEIGHT.search(attributes)
            if height:
                found.heights[int(number.group(1))] = float(height.group(1))


def _position(cell: re.Match[bytes]) -> Position:
    return int(cell.group(2)), column_number(cell.group(1).decode())


def text(raw: bytes) -> str:
    """Return XML text as written, its entities resolved."""
    decoded = raw.decode("utf-8", "replace")
    return unescape(decoded) if "&" in decoded else decoded
