"""Quotation marks that are text: `"no access" since Monday` in a file that quotes nothing, or quotes its own way.

The csv module takes such marks away without a word. A cell that goes on behind its closing mark proves that a mark at
a cell's beginning may be text; then each cell is judged by itself. What is quoted by the rules reads alike both ways.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

_LONGEST_CELL = 200  # lines; beyond, the opening mark was text
_MOST_UNCLOSED = 100  # such marks, after which none is looked for beyond its line

_ENOUGH_CELLS = 200_000  # in quotes without need


def are_proven(data: bytes, delimiter: str) -> bool:
    """Return whether some cell goes on behind its closing mark; `data` writes ASCII as ASCII."""
    edge = re.escape(delimiter.encode())
    return re.search(rb"(?m)(?:^|" + edge + rb')"[^"\r\n]*"(?! *(?:$|[\r\n"]|' + edge + rb"))", data) is not None


def are_needed(data: bytes, delimiter: str) -> bool:
    """Return whether some cell needs its quotes: for a delimiter, a doubled mark or a line break inside them.

    Where all names of the header are quoted, so is every cell: their writer quotes by rule.
    """
    edge = re.escape(delimiter.encode())
    if re.match(rb'(?:\xef\xbb\xbf)?"[^"\r\n]*"(?:' + edge + rb'"[^"\r\n]*")+\r?\n', data):
        return True
    quoted = re.compile(rb"(?m)(?:^|" + edge + rb')"([^"]*+(?:""[^"]*+)*+)"(?=\r?$|' + edge + rb")")
    for cell in islice(quoted.finditer(data), _ENOUGH_CELLS):
        first, line_break, _ = cell.group(1).partition(b"\n")
        # with a delimiter before the line break, two marks of two records are likelier than one cell
        if b'""' in first or (delimiter.encode() in first) is not bool(line_break):
            return True
    return False


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each record; a mark closes a cell only where the cell ends. A blank record is []."""
    cutter = _Cutter(lines, delimiter)
    while (line := cutter.next_line()) is not None:
        if '"' in line:
            yield cutter.cut(line)
        else:
            bare = line.rstrip("\r\n")
            yield bare.split(delimiter) if bare else []


class _Cutter:
    """Cuts lines into cells; takes lines back that a cell didn't reach after all."""

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._source = iter(lines)
        self._held: deque[str] = deque()
        self._delimiter = delimiter
        self._closing = re.compile(rf'"+(?= *(?:{re.escape(delimiter)}|\r?\n|\r|\Z))')
        self._unclosed = 0

    def next_line(self) -> str | None:
        """Return the next line, None at the end."""
        return self._held.popleft() if self._held else next(self._source, None)

    def cut(self, line: str) -> list[str]:
        """Return the cells of the record that begins with this line."""
        cells: list[str] = []
        place = 0
        hopeless = ""  # the line on which no further mark closes anything
        while True:
            end = line.find(self._delimiter, place)
            bare = line[place:end] if end >= 0 else line[place:].rstrip("\r\n")
            if line is not hopeless and bare.startswith('"') and (bare.count('"') % 2 or bare.rstrip().endswith('"')):
                content, line, after = self._quoted(line, place + 1)
                if after >= 0:
                    cells.append(content.replace('""', '"'))
                    end = line.find(self._delimiter, after)
                else:
                    cells.append(bare)
                    hopeless = line
            else:
                cells.append(bare)
            if end < 0:
                return cells
            place = end + len(self._delimiter)

    def _quoted(self, line: str, place: int) -> tuple[str, str, int]:
        """Return the content of the cell, the line in which it closes, and where the rest begins; -1 for never."""
        close = self._close(line, place)
        if close >= 0:
            return line[place:close], line, close + 1
        pieces = [line[place:]]
        while self._unclosed < _MOST_UNCLOSED and len(pieces) < _LONGEST_CELL:
            more = self.next_line()
            if more is None:
                break
            close = self._close(more, 0)
            if close >= 0:
                return "".join(pieces) + more[:close], more, close + 1
            pieces.append(more)
        self._held.extendleft(reversed(pieces[1:]))
        self._unclosed += 1
        return "", line, -1

    def _close(self, line: str, place: int) -> int:
        for run in self._closing.finditer(line, place):
            if len(run.group()) % 2:
                return run.end() - 1
        return -1
