"""Tables that tell too little to be logs, under the header of one that is: the same form with other cells blank."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.layout.table import header_key

#: A header of fewer names may be that of anything.
_FEWEST = 4


def take_sisters(works: Sequence[SheetWork]) -> None:
    """Make such tables logs, unless their sheet was set aside by the profile."""
    known = {
        frozenset(names): work.sheet.name
        for work in works
        if work.reading.kind == "log"
        for table in work.tables
        if len(names := header_key(table)) >= _FEWEST
    }
    for work in works:
        for table, reason in list(work.others):
            own = set(header_key(table))
            sister = next((sheet for header, sheet in known.items() if header <= own), None)
            if sister is None or work.tables:
                continue
            work.others.remove((table, reason))
            work.tables.append(table)
            work.reading.kind, work.reading.reason = "log", f"its header is that of the sheet {sister}"
