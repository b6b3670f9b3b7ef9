"""A workbook to a log: each sheet read, those that are logs laid out, every row's fate counted."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from sheet2desk.config import Profile
from sheet2desk.layout.overrides import check_columns, settings_of
from sheet2desk.layout.same_header import agree
from sheet2desk.layout.sheet_kind import ANY_NAME, LISTS, SISTERS
from sheet2desk.layout.sheet_reading import SheetWork, prepare
from sheet2desk.layout.sheet_tickets import finish
from sheet2desk.layout.sister_forms import take_forms
from sheet2desk.layout.sister_headers import take_sisters
from sheet2desk.layout.sister_legends import margins
from sheet2desk.layout.sister_sheets import contradictions, lent_to, proven_orders
from sheet2desk.layout.table import header_key
from sheet2desk.log import Log, SourceReading
from sheet2desk.workbook import Workbook


def read_workbook(workbook: Workbook, profile: Profile, zone: ZoneInfo, now: datetime, *, strict: bool = True) -> Log:
    """Return the log of one workbook."""
    source = SourceReading(
        workbook.file, workbook.format, [], workbook.sha256, workbook.encoding, workbook.delimiter, workbook.timezone
    )
    log = Log(sources=[source], notes=list(workbook.notes))
    works, above = _prepare_all(workbook, profile, None)
    for asked in (SISTERS, ANY_NAME, LISTS):
        if any(work.reading.kind == "log" for work in works) or not any(work.others for work in works):
            break
        works, above = _prepare_all(workbook, profile, _sisters(works), asked)
    take_sisters(works)
    take_forms(works, profile)
    agree(works, profile)
    if strict:
        _check_profile(profile, works)
    lists = [work.sheet.grid for work in works if work.reading.kind == "other" and work.cells.rows]
    beside = margins(works)
    sisters = [[margin for other, margin in beside.items() if other != place] for place in range(len(works))]
    parts = [Log(media=log.media) for _ in works]
    for work, part, known in zip(works, parts, sisters, strict=True):
        source.sheets.append(finish(work, workbook, profile, zone, now, part, lists, sisters=known))
    proven = proven_orders(source.sheets) if len(works) > 1 else {}
    for place, (part, last) in enumerate(zip(parts, above, strict=True)):
        lent = lent_to(source.sheets[place], part.notes, proven) if proven else None
        if lent:
            works[place] = prepare(works[place].sheet, profile, last)
            take_forms(works, profile)
            part = Log(media=log.media)
            source.sheets[place] = finish(works[place], workbook, profile, zone, now, part, lists, lent, sisters[place])
        log.tickets += part.tickets
        log.notes += part.notes
    log.notes += contradictions(workbook.file, source.sheets, proven)
    if profile.columns or profile.values:
        from sheet2desk.layout.drift import drift_notes

        tables = [(work.sheet.name, table) for work in works if work.reading.kind == "log" for table in work.tables]
        log.notes += drift_notes(profile, workbook.file, tables, source.sheets)
    assert log.rows == sum(work.rows for work in works), "a row without a fate, or with two"
    return log


def _prepare_all(
    workbook: Workbook, profile: Profile, sisters: dict[tuple[str, ...], int] | None, asked: int = 0
) -> tuple[list[SheetWork], list[SheetWork | None]]:
    """Return each sheet as the first pass sees it, and beside it the last log above it."""
    before: SheetWork | None = None
    works: list[SheetWork] = []
    above: list[SheetWork | None] = []
    for sheet in workbook.sheets:
        work = prepare(sheet, profile, before, sisters, asked)
        works.append(work)
        above.append(before)
        if work.tables:
            before = work
    return works, above


def _sisters(works: list[SheetWork]) -> dict[tuple[str, ...], int]:
    """Return for each header how many other sheets have it."""
    found = Counter(header_key(table) for work in works for table, _ in work.others)
    return {header: count - 1 for header, count in found.items() if header}


def _check_profile(profile: Profile, works: list[SheetWork]) -> None:
    logs = [work for work in works if work.reading.kind == "log"]
    tables = [table for work in logs for table in work.tables]
    if profile.columns and tables:
        check_columns(profile, profile.columns, tables, "any sheet")
    for work in logs:
        settings = settings_of(profile, work.sheet.name)
        if settings is not None and settings.columns:
            check_columns(profile, settings.columns, work.tables, f"sheet {work.sheet.name}")
