"""Cells whose year only the title or the rows above and below can give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sheet2desk.layout.meaning.dates.pairs import day_or_none
from sheet2desk.layout.meaning.dates.work import OpenCell, Work
from sheet2desk.layout.meaning.dates.year_run import run_beyond, runs, smoothest

#: Days beyond the title's time that rows may run on into.
LOOK_BEYOND: Final = 92
#: With no more whole dates than these, the order of a column shows only with the completed ones.
_FEW: Final = 2


def settle_open(work: Work) -> None:
    """Give the cells that only the title or the column itself can complete their years."""
    if not work.open:
        return
    years = _years_around([day for day in work.known if day is not None])
    options = {cell.index: _options(work, cell, years) for cell in work.open}
    chosen = _run(work.known, options)
    explicit = [day for day in work.known if day is not None]
    orderly = runs(explicit if len(explicit) > _FEW else [chosen.get(at, day) for at, day in enumerate(work.known)])
    single = [options[at][0] if len(options.get(at, ())) == 1 else day for at, day in enumerate(work.known)]
    beyond: set[int] = set()
    if work.span is not None and work.span.turns:
        beyond = run_beyond(single, work.span.first.toordinal(), work.span.last.toordinal())
    for cell in work.open:
        if cell.index in beyond:
            work.refuse(cell.index, cell.text, "follows the rows above it into a time that the title leaves out")
        else:
            _close(work, cell, options[cell.index], chosen.get(cell.index) if orderly else None)


def _options(work: Work, cell: OpenCell, years: Sequence[int]) -> list[int]:
    """Return the days that a cell can be, those on the weekday of its text where any is."""
    made = [
        day
        for pair in cell.pairs
        for year in (work.span.years_of(*pair) if work.span else years)
        if (day := day_or_none(year, *pair))
    ]
    fitting = [day for day in made if cell.reading.fits_weekday(day)]
    return sorted({day.toordinal() for day in (fitting or made)})


def _close(work: Work, cell: OpenCell, options: list[int], run: int | None) -> None:
    span = work.span
    if not options:
        why = "names no year, and no heading gives it"
        if span is not None:
            why = f"lies outside the time of the title, {span.first.isoformat()} to {span.last.isoformat()}"
        work.refuse(cell.index, cell.text, why)
        return
    day = options[0] if len(options) == 1 and span is not None else run
    if day is None and span is not None and not span.turns and len(cell.pairs) == 1:
        year = span.year_of_month(cell.pairs[0][0])
        made = day_or_none(year, *cell.pairs[0]) if year is not None else None
        day = made.toordinal() if made is not None else None
    if day is None:
        several = len(cell.pairs) > 1
        why = "can be read day first or month first" if several else "names no year, and no heading gives it"
        work.refuse(cell.index, cell.text, "can be of the first month or of the tenth" if cell.reading.also else why)
        return
    hint = "years of the title" if span is not None else "years of the dates above and below"
    work.settle(cell.index, cell.text, cell.reading, date.fromordinal(day), hint)


def _run(known: Sequence[int | None], options: dict[int, list[int]]) -> dict[int, int | None]:
    places = [index for index, day in enumerate(known) if day is not None or options.get(index)]
    lists = [options[index] if index in options else [known[index] or 0] for index in places]
    return dict(zip(places, smoothest(lists), strict=True))


def _years_around(days: Sequence[int]) -> list[int]:
    if not days:
        return []
    low, high = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
    return list(range(low - 1, high + 2)) if high - low < 10 else []
