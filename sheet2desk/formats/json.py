"""JSON: the contract that scripts read. Keys are only ever added; nothing in it is translated or rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sheet2desk.formats.document import Document, Part

NAME = "json"
NEEDS = Part.DATA
ENDINGS = (".json",)
MACHINE = True


def render(document: Document) -> Iterator[bytes]:
    """Yield one value, indented, UTF-8."""
    assert document.data
    yield dumps(document.data(), indent=True) + b"\n"


def dumps_each(values: Iterable[Any]) -> Iterator[bytes]:
    """Yield each value as `dumps` returns it."""
    import orjson

    for value in values:
        try:
            yield orjson.dumps(value)
        except orjson.JSONEncodeError:
            yield dumps(value)


def dumps(value: Any, *, indent: bool = False) -> bytes:
    """Return a value as JSON; times in ISO 8601 with their offset, a day as a day."""
    import orjson

    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0)
    except orjson.JSONEncodeError:
        # Half a surrogate pair (a damaged workbook can hold one) has no UTF-8 form; the escape \\udXXX keeps it.
        import json

        return json.dumps(value, indent=2 if indent else None, default=lambda other: other.isoformat()).encode()
