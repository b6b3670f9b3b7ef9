"""What is worked out of the word files, kept ready in data/index.txt: a short log shouldn't pay for all languages.

The index is tables of texts, of which a reading looks up a few entries. `make words` writes it anew. Where the word
files are no longer those that it was made of, everything is worked out from them instead, slower and with the same
answers.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sheet2desk.layout.word_table import Table

FILE = "index.txt"

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
    head = json.loads(text.readline())
    if head["of"] != fingerprint():
        return {}
    found, start = {}, text.tell()
    for name, size in head["tables"].items():
        found[name] = Table(text, start, start + size)
        start += size
    return found


def rendered(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the bytes of an index: a line for its head, then the tables one after another."""
    bodies = {name: Table.written(entries) for name, entries in tables.items()}
    head = {"of": fingerprint(), "tables": {name: len(body) for name, body in bodies.items()}}
    return json.dumps(head).encode() + b"\n" + b"".join(bodies.values())


def fingerprint() -> int:
    """Return a checksum of all word files."""
    found = 0
    for name, path in sorted(_word_files()):
        found = zlib.crc32(path.read_bytes(), zlib.crc32(name.encode(), found))
    return found


def data() -> Path:
    """Return the folder of the word files."""
    return Path(__file__).with_name("data")


def _word_files() -> Iterator[tuple[str, Path]]:
    return ((path.relative_to(data()).as_posix(), path) for path in data().rglob("*.toml"))
