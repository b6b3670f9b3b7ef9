"""Delimited text: CSV and its kin in any encoding, every value as the text it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers import dialect as dialects
from sheet2desk.importers import encodings, row_names
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.refusal import is_binary, is_markup, is_ruined
from sheet2desk.workbook import Looks, Sheet, Value, Workbook

NAME = "csv"

_SAMPLE = 1 << 18
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
#: One cell may hold a whole mail thread; the module's own limit is 128 KiB for the whole process.
_CELL_LIMIT = 1 << 22
_LINE_LIMIT = 1 << 26


def identify(content: Content) -> bool:
    """Return whether the content is text that may be a table."""
    start = content.start
    if not start.strip() or start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"version https://git-lfs")):
        return False
    if is_ruined(start) or is_binary(start) or is_markup(start) or _is_json(start):
        return False
    claims_workbook = content.ref.name.lower().endswith(_WORKBOOK_ENDINGS)
    return not claims_workbook or bool(dialects.choose(_sample(start)).delimiter)


def _is_json(start: bytes) -> bool:
    return bool(re.match(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[{])', start))


def _sample(start: bytes) -> str:
    encoding = encodings.detect(start[: start.rfind(b"\n") + 1] or start)
    return start.decode(encoding.name, "replace")


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return one sheet whose rows are the records; blank records count, line breaks inside quotes don't."""
    limit = options.limits.unpacked_mib << 20
    if content.size > limit:
        raise UnreadableSource(
            f"{content.name}: {content.size >> 20} MiB of text, more than the limit of {limit >> 20} MiB",
            help="raise unpacked_mib under [limits] in the profile, or split the file",
        )
    if not _has_lines(content):
        raise UnreadableSource(
            f"{content.name}: a line of more than {_LINE_LIMIT >> 20} MiB, as no table has",
            help="export the log again as .xlsx or .csv",
        )
    csv.field_size_limit(max(csv.field_size_limit(), _CELL_LIMIT))
    data = content.read()
    encoding = encodings.detect(data)
    text_start = data[:_SAMPLE].decode(encoding.name, encoding.errors)
    dialect = dialects.choose(text_start)
    if not encoding.name.startswith(("utf-16", "utf-32")):
        dialect = dialects.with_bare_quotes(dialect, data)
    shifted = row_names.lacks_their_name(text_start, dialect.records(io.StringIO(text_start, newline="")))
    grid = TextGrid(content, encoding, dialect, options.limits.rows, options.limits.columns, shifted)
    name = content.ref.path.stem if content.ref.path else content.name
    workbook = Workbook(
        content.name,
        NAME,
        [Sheet(name, grid)],
        sha256=content.sha256,
        encoding=encoding.name,
        delimiter=dialect.delimiter or None,
    )
    if grid.shifted:
        message = "the names stand one column to the left of their cells, none over the first: read one to the right"
        workbook.notes.append(Note("restored-value", Location(content.name, name, 1), message))
    if encoding.first_bad is not None:
        workbook.notes.append(_bad_bytes(content.name, name, data, encoding, dialect))
    return workbook


def _has_lines(content: Content) -> bool:
    """Return whether lines end often enough for the csv module, which holds a line's cells all at once."""
    if content.size <= _LINE_LIMIT:
        return True
    length = 0
    with content.open() as stream:
        while piece := stream.read(min(_LINE_LIMIT, 1 << 24)):
            end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            length = length + len(piece) if end < 0 else len(piece) - end - 1
            if length > _LINE_LIMIT:
                return False
    return True


def _bad_bytes(file: str, sheet: str, data: bytes, encoding: encodings.Encoding, dialect: dialects.Dialect) -> Note:
    assert encoding.first_bad is not None
    before = data[: encoding.first_bad].decode(encoding.name, encoding.errors)
    row = sum(1 for _ in dialect.records(io.StringIO(before + "?", newline="")))
    how = (
        f"read as {encoding.fallback} from there" if encoding.fallback else "replaced by the sign for an unknown letter"
    )
    byte = data[encoding.first_bad]
    return Note(
        "bad-encoding",
        Location(file, sheet, row),
        f"a byte (0x{byte:02X}) that isn't {encoding.name.removesuffix('-sig')}, the file's encoding until here; {how}",
    )


@mutable
class TextGrid:
    """The records of a text, cut anew at each walk, so that memory stays flat."""

    content: Content
    encoding: encodings.Encoding
    dialect: dialects.Dialect
    row_limit: int
    column_limit: int
    shifted: bool = False  # the first record lacks the name of the first column

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the records that hold anything; their numbers count blank records too.

        Raises UnreadableSource beyond the profile's limits of rows and columns.
        """
        with io.TextIOWrapper(self.content.open(), self.encoding.name, self.encoding.errors, newline="") as stream:
            hint, shifted = self.dialect.hint, self.shifted
            row = 0
            try:
                for row, record in enumerate(self.dialect.records(stream), 1):
                    if row > self.row_limit or len(record) > self.column_limit:
                        raise self._too_big(row)
                    if any(record):
                        if shifted:
                            shifted = False
                            yield row, ["", *record]
                        elif hint:
                            hint = False
                            yield row, [self.dialect.delimiter.join(record)]
                        else:
                            yield row, record
            except csv.Error as trouble:
                raise UnreadableSource(
                    f"{self.content.name}: record {row + 1} can't be cut into cells: {trouble}",
                    help="look for a quote that is never closed",
                ) from trouble

    def _too_big(self, row: int) -> UnreadableSource:
        if row > self.row_limit:
            what, key = f"more than {self.row_limit} rows", "rows"
        else:
            what, key = f"row {row} has more than {self.column_limit} columns", "columns"
        return UnreadableSource(
            f"{self.content.name}: {what}", help=f"raise {key} under [limits] in the profile, or split the file"
        )

    def looks(self) -> Looks:
        """Return nothing: text has no looks."""
        return Looks()
