"""A table of texts in sorted lines, of which only the entries that are asked for are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

#: From this many lookups on, reading the whole table costs less than looking up more.
_OFTEN = 2000
_BETWEEN = b"\t"
#: Above all bytes of UTF-8.
_ABOVE = b"\xff"
_ABSENT = object()


class Table(Mapping[str, Any]):
    """Texts and their values of JSON's types, in the order of the texts' bytes."""

    __slots__ = ("_bounds", "_known", "_lines", "_looked_up", "_source", "_whole")

    def __init__(self, source: Any, start: int, end: int) -> None:
        self._source, self._bounds = source, (start, end)
        self._lines: list[bytes] | None = None
        self._known: dict[str, Any] = {}
        self._looked_up = 0
        self._whole = False

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> Table:
        """Return the table of some entries."""
        text = cls.written(entries)
        return cls(text, 0, len(text))

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
        lines = self._all_lines()
        start = key.encode(errors="surrogatepass") + _BETWEEN
        place = bisect_left(lines, start)
        if place == len(lines) or not lines[place].startswith(start):
            return default
        value = self._known[key] = orjson.loads(lines[place][len(start) :])
        return value

    def beginning(self, start: str) -> list[str]:
        """Return the texts that begin so, in their order."""
        lines, first = self._all_lines(), start.encode()
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
        return len(self._all_lines())

    def _all_lines(self) -> list[bytes]:
        if self._lines is None:
            start, end = self._bounds
            self._lines = self._source[start:end].split(b"\n")[:-1]
        return self._lines

    def _read_all(self) -> None:
        for line in self._all_lines():
            key, _, value = line.partition(_BETWEEN)
            self._known[key.decode()] = orjson.loads(value)
        self._whole = True
