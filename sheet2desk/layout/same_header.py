"""Tables of one workbook with the same header: what one shows of a column holds for the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sheet2desk.config import Profile
from sheet2desk.layout.mapping import map_columns
from sheet2desk.layout.overrides import fixed_columns, settings_of
from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.layout.table import Table, header_key
from sheet2desk.layout.table_reading import samples_of
from sheet2desk.workbook import column_letter


def agree(works: Sequence[SheetWork], profile: Profile) -> None:
    """Read tables with the same header alike: their columns judged by the cells of all, and all logs when one is."""
    groups: dict[tuple[str, ...], list[tuple[SheetWork, Table]]] = defaultdict(list)
    for work in works:
        if settings_of(profile, work.sheet.name) is None:
            for table in [*work.tables, *(table for table, _ in work.others)]:
                if name := header_key(table):
                    groups[name].append((work, table))
    for group in groups.values():
        logs = [work.sheet.name for work, table in group if table in work.tables]
        if len(group) < 2 or not logs:
            continue
        _map_together(group, profile)
        for work, table in group:
            _take_in(work, table, logs[0])


def _map_together(group: Sequence[tuple[SheetWork, Table]], profile: Profile) -> None:
    """Give the tables of a group one reading of their columns where they were read differently."""
    fields = {tuple(column.field for column in table.columns) for _, table in group}
    if len(fields) < 2:
        return
    apart = [samples_of(work.cells, table) for work, table in group]
    samples = [[value for one in apart for value in one[place]] for place in range(len(apart[0]))]
    first = group[0][1]
    fixed = fixed_columns(profile.columns, first.heads, first.left)
    columns = map_columns(first.heads, samples, first.left, fixed, headed=True)
    for _, table in group:
        table.columns = [
            replace(one, column=column_letter(table.left + place), header=head.name)
            for place, (one, head) in enumerate(zip(columns, table.heads, strict=True))
        ]


def _take_in(work: SheetWork, table: Table, like: str) -> None:
    if table in work.tables:
        return
    work.others = [(other, reason) for other, reason in work.others if other is not table]
    work.tables.append(table)
    work.tables.sort(key=lambda one: (one.top, one.left))
    work.reading.kind, work.reading.reason = "log", f"its header is that of the log on sheet {like}"
