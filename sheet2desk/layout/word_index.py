"""What is worked out of the word files, kept ready in data/index.txt: a short log shouldn't pay for all languages.

The index is tables of texts, of which a reading looks up a few entries. `make words` writes it anew. Where the word
files are no longer those that it was made of, everything is worked out from them instead, slower and with the same
answers.
"""

from __future__ import annotations

import mmap
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from sheet2desk.layout.word_table import Table

FILE = "index.txt"
#: Raised when the index is written in another way: one of the old way is out of date.
_FORM = 2
#: Seconds that a checkout or an installation may need to write all files: what is newer than that has been edited.
_WRITTEN_WITHIN = 60

_worked_out: dict[str, Table] = {}


def table(name: str, work_out: Callable[[], Mapping[str, Any]]) -> Table:
    """Return a table of the index, its values of JSON's types; `work_out` finds it where the index is out of date."""
    stored = _stored()
    if name in stored:
        return stored[name]
    if name not in _worked_out:
        _worked_out[name] = Table.of(work_out())
    return _worked_out[name]


@cache
def _stored() -> dict[str, Table]:
    path = data() / FILE
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = orjson.loads(text.readline())
    if not _untouched(head.get("files"), path.stat().st_mtime) and head["of"] != fingerprint():
        return {}
    found, start = {}, text.tell()
    for name, (parts, lines) in head["tables"].items():
        found[name] = Table(text, start, start + parts, start + parts + lines)
        start += parts + lines
    return found


def rendered(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the bytes of an index: a line for its head, then the tables one after another."""
    pieces = {name: Table.written(entries) for name, entries in tables.items()}
    head = {
        "of": fingerprint(),
        "files": {name: file.stat().st_size for name, file in sorted(_word_files(), key=itemgetter(0))},
        "tables": {name: (len(parts), len(lines)) for name, (parts, lines) in pieces.items()},
    }
    return orjson.dumps(head) + b"\n" + b"".join(parts + lines for parts, lines in pieces.values())


def _untouched(sizes: Mapping[str, int] | None, made: float) -> bool:
    """Whether the word files have these sizes, and none is newer than the index: reading them all would take longer."""
    found = {name: file.stat() for name, file in _word_files()}
    newest = max((status.st_mtime for status in found.values()), default=made)
    return {name: status.st_size for name, status in found.items()} == sizes and newest <= made + _WRITTEN_WITHIN


def fingerprint() -> int:
    """Return a checksum of all word files, and of the way in which the index is written."""
    found = _FORM
    for name, file in sorted(_word_files(), key=itemgetter(0)):
        found = zlib.crc32(Path(file).read_bytes(), zlib.crc32(name.encode(), found))
    return found


def written(path: Path) -> dict[str, Any]:
    """Return what a word file says."""
    import tomllib  # which few runs need

    return tomllib.loads(path.read_text(encoding="utf-8"))


def data() -> Path:
    """Return the folder of the word files."""
    return Path(__file__).with_name("data")


def _word_files(
    folder: Path | os.DirEntry[str] | None = None, within: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the name of each file under the folder, and its entry: a walk of Path takes ten times as long."""
    with os.scandir(folder or data()) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _word_files(entry, f"{within}{entry.name}/")
            elif entry.name.endswith(".toml"):
                yield within + entry.name, entry
