"""A table of texts in sorted lines, of which only the entries that are asked for are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

#: From this many lookups on, reading the whole table costs less than looking up more.
_OFTEN = 2000
_BETWEEN = b"\t"
_NEXT = b"\n"
#: Bytes between the texts by which a part of the table is found, and so what a lookup goes through.
_STRIDE = 2048
#: Above all signs that a word has.
_ABOVE = "\U0010ffff"
_ABSENT = object()


class Table(Mapping[str, Any]):
    """Texts and their values of JSON's types, in the order of the texts' bytes."""

    __slots__ = ("_bounds", "_known", "_looked_up", "_parts", "_parts_at", "_source", "_whole")

    def __init__(self, source: Any, start: int, middle: int, end: int) -> None:
        """Take a table as `written`, between two places of `source`: bytes, or a map of a file.

        Its lines begin at `middle`; what stands before them says how they are parted.
        """
        self._source, self._parts_at, self._bounds = source, slice(start, middle), (middle, end)
        self._parts: tuple[list[str], list[int]] | None = None
        self._known: dict[str, Any] = {}
        self._looked_up = 0
        self._whole = False

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> Table:
        """Return the table of some entries."""
        parts, lines = cls.written(entries)
        return cls(parts + lines, 0, len(parts), len(parts) + len(lines))

    @staticmethod
    def written(entries: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """Return how a table is parted, and its lines: a text, a tab, its value."""
        lines = sorted(key.encode() + _BETWEEN + orjson.dumps(value) + _NEXT for key, value in entries.items())
        text = b"".join(lines)
        return orjson.dumps(_parted(text)) + _NEXT, text

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a text, the default where it isn't in the table."""
        known = self._known.get(key, _ABSENT)
        if known is not _ABSENT:
            return known
        if self._whole:
            return default
        self._looked_up += 1
        if self._looked_up > _OFTEN:
            self._read_all()
            return self._known.get(key, default)
        texts, places = self._parted()
        part = bisect_right(texts, key) - 1
        if part < 0:
            return default
        start = key.encode(errors="surrogatepass") + _BETWEEN
        place = self._source.find(_NEXT + start, places[part] - 1, places[part + 1])
        if place < 0:
            return default
        value_from = place + 1 + len(start)
        value = orjson.loads(self._source[value_from : self._source.find(_NEXT, value_from)])
        self._known[key] = value
        return value

    def beginning(self, start: str) -> list[str]:
        """Return the texts that begin so, in their order."""
        texts, places = self._parted()
        lowest, highest = max(bisect_left(texts, start) - 1, 0), bisect_left(texts, start + _ABOVE)
        first = start.encode()
        lines = self._source[places[lowest] : places[highest]].split(_NEXT)[:-1]
        found = lines[bisect_left(lines, first) : bisect_left(lines, first + _ABOVE.encode())]
        return [line.partition(_BETWEEN)[0].decode() for line in found]

    def __getitem__(self, key: str) -> Any:
        value = self.get(key, _ABSENT)
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return self.get(key, _ABSENT) is not _ABSENT  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return iter(self.beginning(""))

    def __len__(self) -> int:
        start, end = self._bounds
        return int(self._source[start:end].count(_NEXT))

    def _parted(self) -> tuple[list[str], list[int]]:
        """Return the first text of each part, and where the parts begin and the last one ends."""
        if self._parts is None:
            texts, places = orjson.loads(self._source[self._parts_at])
            start = self._bounds[0]
            self._parts = texts, [start + place for place in places]
        return self._parts

    def _read_all(self) -> None:
        start, end = self._bounds
        for line in self._source[start:end].split(_NEXT)[:-1]:
            key, _, value = line.partition(_BETWEEN)
            self._known[key.decode()] = orjson.loads(value)
        self._whole = True


def _parted(text: bytes) -> tuple[list[str], list[int]]:
    """Return the first text of each part of a table's lines, and where the parts begin and the last one ends."""
    places = [0] if text else []
    while places and places[-1] + _STRIDE < len(text):
        places.append(text.find(_NEXT, places[-1] + _STRIDE - 1) + 1)
    if places and places[-1] == len(text):
        places.pop()
    texts = [text[place : text.find(_BETWEEN, place)].decode() for place in places]
    return texts, [*places, len(text)]
