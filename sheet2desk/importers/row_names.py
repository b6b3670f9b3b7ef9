"""A first record one cell short of all others: R writes numbers of rows, and no name over them.

It quotes those numbers as names are quoted; that tells them from a log whose last column has no name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import islice

_LOOKED_AT = 200
_FEWEST_NAMES, _FEWEST_ROWS = 2, 2


def lacks_their_name(text: str, records: Iterable[list[str]]) -> bool:
    """Return whether the first record names all cells of the others but their first, the number of the row."""
    if not text.startswith('"') or '\n"1"' not in text:
        return False
    try:
        names, *rows = islice(records, _LOOKED_AT)
    except csv.Error:
        return False
    rows = [row for row in rows if row]
    if len(names) < _FEWEST_NAMES or len(rows) < _FEWEST_ROWS or not all(name.strip() for name in names):
        return False
    numbered = [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return numbered and all(len(row) == len(names) + 1 for row in rows)
