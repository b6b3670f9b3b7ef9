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
#: Above all bytes of UTF-8.
_ABOVE = b"\xff"
_ABSENT = object()


class Table(Mapping[str, Any]):
    """Texts and their values of JSON's types, in the order of the texts' bytes."""

    __slots__ = ("_bounds", "_known", "_looked_up", "_parts", "_source", "_whole")

    def __init__(self, source: Any, start: int, end: int) -> None:
        """Take the lines between two places of `source`, bytes or a map of a file, with an end of line before them."""
        self._source, self._bounds = source, (start, end)
        self._parts: tuple[list[bytes], list[int]] | None = None
        self._known: dict[str, Any] = {}
        self._looked_up = 0
        self._whole = False

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> Table:
        """Return the table of some entries."""
        text = _NEXT + cls.written(entries)
        return cls(text, 1, len(text))

    @staticmethod
    def written(entries: Mapping[str, Any]) -> bytes:
        """Return the lines of a table: a text, a tab, its value."""
        lines = sorted(key.encode() + _BETWEEN + orjson.dumps(value) + b"\n" for key, value in entries.items())
        return b"".join(lines)

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
        start = key.encode(errors="surrogatepass") + _BETWEEN
        texts, places = self._parted()
        part = bisect_right(texts, start) - 1
        if part < 0:
            return default
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
        first = start.encode()
        lowest, highest = max(bisect_left(texts, first) - 1, 0), bisect_left(texts, first + _ABOVE)
        lines = self._source[places[lowest] : places[highest]].split(_NEXT)[:-1]
        found = lines[bisect_left(lines, first) : bisect_left(lines, first + _ABOVE)]
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

    def _parted(self) -> tuple[list[bytes], list[int]]:
        """Return the first text of each part, and where the parts begin and the last one ends."""
        if self._parts is None:
            source, (start, end) = self._source, self._bounds
            places = [start] if start < end else []
            while places and places[-1] + _STRIDE < end:
                places.append(source.find(_NEXT, places[-1] + _STRIDE - 1, end) + 1)
            if places and places[-1] == end:
                places.pop()
            texts = [source[place : source.find(_BETWEEN, place) + 1] for place in places]
            self._parts = texts, [*places, end]
        return self._parts

    def _read_all(self) -> None:
        start, end = self._bounds
        for line in self._source[start:end].split(_NEXT)[:-1]:
            key, _, value = line.partition(_BETWEEN)
            self._known[key.decode()] = orjson.loads(value)
        self._whole = True
