"""What is worked out of the word files, kept ready in data/index.json: a short log shouldn't pay for all languages.

`make words` writes it anew. Where the word files are no longer those that it was made of, everything is worked out from
them instead, slower and with the same answers.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FILE = "index.json"

_worked_out: dict[str, Any] = {}


def ready(name: str, work_out: Callable[[], Any]) -> Any:
    """Return a part of the index, of JSON's types alone; `work_out` finds it where the index is out of date."""
    if name in _stored():
        return _stored()[name]
    if name not in _worked_out:
        _worked_out[name] = work_out()
    return _worked_out[name]


@cache
def _stored() -> dict[str, Any]:
    import orjson

    path = data().joinpath(FILE)
    if not path.is_file():
        return {}
    stored: dict[str, Any] = orjson.loads(path.read_bytes())
    return stored["parts"] if stored["of"] == fingerprint() else {}


def fingerprint() -> int:
    """Return a checksum of all word files."""
    found = 0
    for name, path in sorted(_word_files(data(), ""), key=lambda one: one[0]):
        found = zlib.crc32(path.read_bytes(), zlib.crc32(name.encode(), found))
    return found


def data() -> Traversable:
    """Return the folder of the word files."""
    return files("sheet2desk.layout").joinpath("data")


def _word_files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for path in folder.iterdir():
        if path.name.endswith(".toml"):
            yield above + path.name, path
        elif path.is_dir():
            yield from _word_files(path, f"{above}{path.name}/")
