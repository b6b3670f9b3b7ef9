"""The swap detector: real dates whose day and month a spreadsheet of another country has exchanged.

Such a spreadsheet turns the texts it can read (both parts at most 12) into real dates with day and month exchanged,
and leaves the others as text, so that both halves look healthy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log1p
from typing import Final

from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.dates.cells import REAL
from sheet2desk.layout.meaning.dates.decide import DateColumn, pattern, weigh_days
from sheet2desk.layout.meaning.dates.evidence import Weight, backward_steps, by_span

_REPAIR: Final = -4.0
_HEALTHY: Final = 2.0
#: So many texts that are all beyond the 12th are no chance.
_PROOFS: Final = 6


def find_swaps(columns: Sequence[DateColumn], context: Context) -> None:
    """Mark each column whose real dates are exchanged as a whole, or may be."""
    for column in columns:
        group = column.cells.groups.get(REAL)
        if group is None or column.swap:
            continue
        group.order = group.order or "ymd"
        if any(reading.exchanged() for reading in group.readings):
            _weigh_all(column, columns, context)
            if not column.swap and _one_day_in_many_months(column):
                column.swap, group.order = "suspected", None
                column.swap_reason = "tickets of many months all fall on one and the same day of the month"


def find_single_swaps(columns: Sequence[DateColumn], context: Context) -> None:
    """Mark single exchanged dates in columns that otherwise run in one direction."""
    for column in columns:
        group = column.cells.groups.get(REAL)
        if group is not None and not column.swap and any(reading.exchanged() for reading in group.readings):
            _weigh_some(column, context)
            _doubt_low_days(column, context)


def _weigh_all(column: DateColumn, columns: Sequence[DateColumn], context: Context) -> None:
    """Compare the column as it stands with one whose real dates are all exchanged where they can be."""
    group = column.cells.groups[REAL]
    beyond = any(reading.parts[2] > 12 for reading in group.readings)
    likeness = 0.0 if beyond else pattern(column, group)
    as_is = column.cells.days(column.forms)
    turned = turned_days(column)
    entries = _evidence(column, as_is, turned, columns, context)
    against = min((weight.value for weight in entries), default=0.0)
    if likeness == 0.0 and against > -3.0:
        return
    total = (5.0 if beyond else 3.0) - likeness + sum(weight.value for weight in entries)
    if total >= _HEALTHY:
        return
    reasons = [weight.reason for weight in sorted(entries, key=lambda weight: weight.value) if weight.value < -1]
    if likeness:
        reasons.insert(0, "no real date lies beyond the 12th and no text could be read with day and month exchanged")
    column.swap = "repaired" if total <= _REPAIR else "suspected"
    group.order = "ydm" if column.swap == "repaired" else None
    column.swap_reason = "; ".join(dict.fromkeys(reasons)) or "nothing else tells the two readings apart"


def _evidence(
    column: DateColumn,
    as_is: Sequence[int | None],
    turned: Sequence[int | None],
    columns: Sequence[DateColumn],
    context: Context,
) -> list[Weight]:
    entries = weigh_days(column, as_is, turned, columns, context)
    texts = {form: order for form, order in column.forms.items() if form != REAL}
    if texts:
        entries.append(by_span(as_is, turned, column.cells.days(texts)))
    runs: list[Sequence[int]] = [range(len(as_is))]
    if context.by_number:
        runs.append(context.by_number)
    back, steps = min(backward_steps(as_is, rows) for rows in runs)
    after, _ = min(backward_steps(turned, rows) for rows in runs)
    # Days that run in one direction are healthy, however far apart: one visit a month looks exchanged otherwise.
    if back == 0 or after >= back:
        entries[0] = Weight(max(0.0, entries[0].value), entries[0].reason)
    elif back >= max(3, steps // 20) and after <= steps // 50:
        entries.append(Weight(-4.0, f"{back} of {steps} steps run backwards as they stand, {after} when exchanged"))
    return entries


def _one_day_in_many_months(column: DateColumn) -> bool:
    """Whether all real dates up to the 12th fall on one day of the month: days of one month, exchanged.

    One ticket a month is a habit, and so are months written as their first day; neither counts.
    """
    group = column.cells.groups[REAL]
    low = [reading.parts for reading in group.readings if reading.parts[2] <= 12]
    beyond = len(low) < len(group.readings)
    months = len({month for _, month, _ in low})
    if len({day for _, _, day in low}) != 1 or months < 2:
        return False
    rows = sum(1 for value in column.column.values if isinstance(value, date) and value.day <= 12)
    crowded = rows > len(low) + 1 if months > 2 else rows >= 4 * len(low)
    return (beyond or low[0][2] != 1) and crowded


def turned_days(column: DateColumn) -> list[int | None]:
    """Return the day numbers of the column with every real date exchanged that can be."""
    days = list(column.cells.days(column.forms))
    for index, value in enumerate(column.column.values):
        if days[index] is None or isinstance(value, str):
            continue
        reading = column.cells.reading(value)
        other = reading.exchanged() if reading is not None and reading.form == REAL else None
        if other is not None:
            days[index] = other.toordinal()
    return days


def _weigh_some(column: DateColumn, context: Context) -> None:
    """Look for real dates that fall out of the run of the column and into it when exchanged."""
    as_is = column.cells.days(column.forms)
    rows = [row for row in context.by_number or range(len(as_is)) if as_is[row] is not None]
    back, steps = backward_steps(as_is, rows)
    # an exchanged date lies weeks away, so a column without such jumps backwards is healthy
    if steps < 5 or back == 0 or back > 0.5 * steps or not backward_steps(as_is, rows, slack=15)[0]:
        return
    turned = turned_days(column)
    chosen = _smoothest(as_is, turned, rows)
    swapped = {row for row, exchanged in zip(rows, chosen, strict=True) if exchanged}
    if not swapped:
        return
    mended = [turned[row] if row in swapped else as_is[row] for row in range(len(as_is))]
    after, _ = backward_steps(mended, rows)
    if after > steps * 0.02 or after >= back:
        return
    position = {row: place for place, row in enumerate(rows)}
    certain = len(swapped) >= 3 and back >= 3
    for row in swapped:
        margin = _margin(as_is[row], turned[row], position[row], rows, mended)
        column.swapped[row] = "repaired" if certain and margin >= 3.0 else "suspected"
    if certain:
        for row in rows:
            doubtful = row not in swapped and turned[row] != as_is[row]
            if doubtful and _margin(turned[row], as_is[row], position[row], rows, mended) < 1.0:
                column.swapped[row] = "suspected"
    column.swap_reason = f"{back} of {steps} steps run backwards as they stand, {after} when exchanged"


def _doubt_low_days(column: DateColumn, context: Context) -> None:
    """Flag real dates up to the 12th where the texts, all beyond it, show that a spreadsheet turned some over.

    Dates beyond the 12th among the real ones were entered otherwise; whether the low ones were, only a column that runs
    in one direction could tell.
    """
    cells = column.cells
    group = cells.groups[REAL]
    if column.swapped or all(reading.exchanged() for reading in group.readings):
        return
    others = [near for form, near in cells.groups.items() if near is not group and form[:1] != "Y" and near.readings]
    if sum(near.proofs for near in others) < _PROOFS or any(near.proofs < len(near.readings) for near in others):
        return
    as_is = cells.days(column.forms)
    back, steps = min(
        (backward_steps(as_is, rows) for rows in (context.by_number or range(len(as_is)), range(len(as_is)))),
        key=lambda found: found[0],
    )
    if back * 5 < steps:
        return
    turned = turned_days(column)
    for row, day in enumerate(as_is):
        if day is not None and turned[row] != day:
            column.swapped[row] = "suspected"
    column.swap_reason = "all texts lie beyond the 12th, so a spreadsheet read others with day and month exchanged"


def _margin(
    worse: int | None, better: int | None, place: int, rows: Sequence[int], mended: Sequence[int | None]
) -> float:
    """Return how much better one reading of a cell lies between its neighbours than the other."""
    assert worse is not None
    assert better is not None
    near = [mended[rows[other]] for other in (place - 1, place + 1) if 0 <= other < len(rows)]
    return sum(log1p(abs(worse - day)) - log1p(abs(better - day)) for day in near if day is not None)


def _smoothest(as_is: Sequence[int | None], turned: Sequence[int | None], rows: Sequence[int]) -> list[bool]:
    """Return for each row whether the smoothest way through the column takes its exchanged day."""
    penalty = 0.7
    costs = [0.0, 0.0]
    steps: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for row in rows:
        here = (as_is[row] or 0, turned[row] or 0)
        if before is None:
            costs = [0.0, penalty if here[0] != here[1] else 0.0]
            steps.append((0, 0))
        else:
            came: list[int] = []
            new: list[float] = []
            for state in (0, 1):
                ways = [costs[old] + log1p(abs(here[state] - before[old])) for old in (0, 1)]
                old = 0 if ways[0] <= ways[1] else 1
                came.append(old)
                again = old == state and here == before  # the same day once more is no further exchange
                new.append(ways[old] + (penalty if state and here[0] != here[1] and not again else 0.0))
            costs = new
            steps.append((came[0], came[1]))
        before = here
    state = 0 if costs[0] <= costs[1] else 1
    taken: list[bool] = []
    for place in range(len(rows) - 1, -1, -1):
        taken.append(bool(state) and as_is[rows[place]] != turned[rows[place]])
        state = steps[place][state]
    return taken[::-1]
