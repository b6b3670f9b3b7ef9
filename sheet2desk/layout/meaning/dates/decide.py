"""The order of day and month of every group of dates in a table: by proof, by the profile, by what else speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final, Literal

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.column import Column, Context
from sheet2desk.layout.meaning.dates.cells import REAL, DateCells, Group
from sheet2desk.layout.meaning.dates.evidence import (
    DECISIVE,
    Days,
    Weight,
    by_banner,
    by_clock,
    by_partner,
    by_sequence,
    by_span,
)
from sheet2desk.layout.meaning.dates.reading import ORDER_NAMES, Reading

#: The fields of a row in the order in which their days come.
SEQUENCE: Final = ("created_at", "first_response_at", "solved_at")
_DOTS: Final = 5.0  # dots stand between day, month and year in this order wherever dots are used
_RARE: Final = 4.0  # a year of two digits in front
_PROOF: Final = 3  # letters of a weekday that one cell proves an order with
Swap = Literal["", "repaired", "suspected"]


@mutable
class DateColumn:
    """One date column while its orders are being decided."""

    column: Column
    cells: DateCells
    wanted: str | None = None  # the profile's order
    swap: Swap = ""  # of the real dates
    swap_reason: str = ""
    swapped: dict[int, Swap] = field(default_factory=dict)  # by index, where only some cells are exchanged

    @property
    def forms(self) -> dict[str, str]:
        """Return the settled forms with their order."""
        return {form: group.order for form, group in self.cells.groups.items() if group.order}


def settle_by_proof(columns: Sequence[DateColumn]) -> None:
    """Give each group its order where the profile names it or its own cells allow only one."""
    for column in columns:
        for group in column.cells.groups.values():
            if column.wanted in group.orders and group.form != REAL:
                group.order, group.reason = column.wanted, "the profile says so"
                continue
            alive = group.alive
            if len(alive) == 1:
                group.order = alive[0]
                group.reason = _proof(group, alive[0])
            elif not alive:
                _settle_conflict(group)
            elif named := _by_weekdays(group, alive):
                group.order, group.reason = named
            elif all(_same_everywhere(reading, alive) for reading in group.readings):
                group.order = alive[0]
                group.reason = "the days are the same in either order"


def _settle_conflict(group: Group) -> None:
    """Take the order of nearly all cells; a few that contradict it are misfits and will be said so."""
    ranked = sorted(group.orders, key=lambda order: group.excluded[order])
    best, other = group.excluded[ranked[0]], group.excluded[ranked[1]]
    if best * 8 <= other:
        group.order = ranked[0]
        group.reason = f"{other} texts can only be {ORDER_NAMES[ranked[0]]}, {best} can't"


def _by_weekdays(group: Group, alive: Sequence[str]) -> tuple[str, str] | None:
    """Return the one order under which all days of the week beside the dates are theirs, with the reason."""
    named = [reading for reading in group.readings if reading.weekdays and len(_days_of(reading, alive)) > 1]
    if len(named) < (1 if any(len(reading.weekday) >= _PROOF for reading in named) else 3):
        return None
    hits = {order: sum(_on_weekday(reading, order) for reading in named) for order in alive}
    best, *others = sorted(alive, key=lambda order: -hits[order])
    if hits[best] < len(named) or any(hits[other] * 2 > len(named) for other in others):
        return None
    return best, f"{ORDER_NAMES[best]}: the days of the week beside the dates are theirs then"


def _days_of(reading: Reading, orders: Sequence[str]) -> set[object]:
    return {reading.day(order) for order in orders}


def _on_weekday(reading: Reading, order: str) -> bool:
    day = reading.day(order)
    return day is not None and reading.fits_weekday(day)


def _proof(group: Group, order: str) -> str:
    if group.form == REAL or len(group.orders) == 1:
        return "real dates" if group.form == REAL else "written so that no other order is possible"
    if group.orders[0] == order and order == "ymd":
        return "the year stands in front"
    rival = next(other for other in group.orders if other != order and group.excluded[other])
    first, second, third = group.example[rival].parts
    sign = group.form.lstrip("yY").removesuffix("12h") or "."
    return f'"{first:02}{sign}{second:02}{sign}{third:02}" can only be {ORDER_NAMES[order]}'


def _same_everywhere(reading: Reading, orders: Sequence[str]) -> bool:
    return len({reading.day(order) for order in orders}) == 1


def settle_by_evidence(columns: Sequence[DateColumn], context: Context) -> None:
    """Decide the text groups that are still open, most cells first; what stays open is ambiguous."""
    pending = [
        (len(group.readings), column, group)
        for column in columns
        for group in column.cells.groups.values()
        if group.order is None and group.form != REAL and group.open_orders
    ]
    for _ in range(2):  # what the first round settles may settle the rest
        for _, column, group in sorted(pending, key=lambda item: -item[0]):
            if group.order is None:
                _weigh_group(column, group, columns, context)


def settle_by_sisters(columns: Sequence[DateColumn], context: Context) -> None:
    """Give what is still open the order that another sheet of the workbook proves under the same header."""
    for column in columns:
        order, where = context.lent.get(column.column.header, ("", ""))
        for group in column.cells.groups.values():
            if group.order is None and group.form != REAL and order in group.alive:
                group.order = order
                group.reason = f"{ORDER_NAMES[order]}: so are the dates under this header in sheet {where}"


def _weigh_group(column: DateColumn, group: Group, columns: Sequence[DateColumn], context: Context) -> None:
    best: tuple[str, list[Weight]] | None = None
    for order in group.open_orders:
        if order == "ymd" and len(group.orders) == 3 and _day_first_beside(group, columns):
            continue
        rivals = [other for other in group.open_orders if other != order]
        ledgers = [ledger(column, group, order, rival, columns, context) for rival in rivals]
        if all(sum(weight.value for weight in entries) >= DECISIVE for entries in ledgers):
            best = order, min(ledgers, key=lambda entries: sum(weight.value for weight in entries))
            break
    if best is None:
        return
    group.order = best[0]
    strongest = max(best[1], key=lambda weight: weight.value)
    group.reason = f"{ORDER_NAMES[best[0]]}: {strongest.reason}"


def _day_first_beside(group: Group, columns: Sequence[DateColumn]) -> bool:
    """Whether dates written the same way in another column are proven to begin with the day or the month."""
    near = (other.cells.groups.get(group.form) for other in columns)
    return any(one is not None and one is not group and one.proofs and one.order in {"dmy", "mdy"} for one in near)


def ledger(
    column: DateColumn, group: Group, one: str, two: str, columns: Sequence[DateColumn], context: Context
) -> list[Weight]:
    """Return everything that speaks for order `one` of a text group (positive) or for `two` (negative)."""
    settled = column.forms
    first = column.cells.days(settled | {group.form: one})
    second = column.cells.days(settled | {group.form: two})
    entries = weigh_days(column, first, second, columns, context, shared=(group.form, one, two))
    entries.append(by_span(first, second, column.cells.days(settled)))
    entries += _habits(group, one, two, context)
    entries += _neighbours(group, one, two, columns)
    entries.append(_pattern(column, group, one, two))
    return entries


def weigh_days(
    column: DateColumn,
    first: Days,
    second: Days,
    columns: Sequence[DateColumn],
    context: Context,
    shared: tuple[str, str, str] | None = None,
) -> list[Weight]:
    """Return the evidence of rows, numbers, partner dates, banners and the clock for two ways to read a column."""
    rows = range(len(first))
    entries = [by_sequence(first, second, rows)]
    if context.by_number is not None:
        by_number = by_sequence(first, second, context.by_number)
        if abs(by_number.value) > abs(entries[0].value):
            entries = [Weight(by_number.value, "the ticket numbers then follow one another in time")]
    entries.append(by_banner(first, second, context.banners))
    name = column.column.field
    if name != "due_at":
        entries.append(by_clock(first, second, context.now.toordinal() + 1))
    for other in columns:
        if other is column or other.column.field is None:
            continue
        after = _comes_after(name, other.column.field)
        if after is None:
            continue
        partners = _partner_days(other, shared)
        if partners is not None:
            entries.append(by_partner(first, second, partners, after=after))
    return entries


def _partner_days(other: DateColumn, shared: tuple[str, str, str] | None) -> tuple[Days, Days] | None:
    settled = other.forms
    if shared is not None and shared[0] in other.cells.groups and shared[0] not in settled:
        return other.cells.days(settled | {shared[0]: shared[1]}), other.cells.days(settled | {shared[0]: shared[2]})
    if not settled:
        return None
    days = other.cells.days(settled)
    return days, days


def _comes_after(name: str | None, other: str) -> bool | None:
    if name in SEQUENCE and other in SEQUENCE:
        return SEQUENCE.index(name) > SEQUENCE.index(other)
    if name == "due_at" and other == "created_at":
        return True
    if name == "created_at" and other == "due_at":
        return False
    return None


def rows_by_number(ids: Sequence[str | None]) -> list[int] | None:
    """Return the rows in the order of their ticket numbers, None where they have none or stand in it already."""
    numbered = [
        (int(text[-15:]), row) for row, text in enumerate(ids) if text is not None and text.isascii() and text.isdigit()
    ]
    if len(numbered) < 4 or len(numbered) < len(ids) * 0.8 or len(set(numbered)) < len(numbered):
        return None
    ordered = sorted(numbered)
    return None if ordered == numbered else [row for _, row in ordered]


def _habits(group: Group, one: str, two: str, context: Context) -> list[Weight]:
    """Return what is known of the way a group is written."""
    entries: list[Weight] = []
    if group.form[:1] == "Y":
        entries.append(_lean("ymd", one, two, 6.0, "the year stands in front"))
    elif "ymd" in (one, two):
        entries.append(
            _lean(
                "ymd",
                two,
                one,
                _RARE if "-" not in group.form else 1.5,
                "the year rarely stands in front with two digits",
            )
        )
    if group.form in {"y.", "yy."}:
        entries.append(_lean("dmy", one, two, _DOTS, "dots stand between day, month and year in this order"))
    if group.form.endswith("12h"):
        entries.append(_lean("mdy", one, two, 1.5, "12-hour clocks go with the month first"))
    if context.speaks_day_first:
        entries.append(_lean("dmy", one, two, 1.5, "the sheet's language writes the day first"))
    return entries


def _lean(order: str, one: str, two: str, value: float, reason: str) -> Weight:
    return Weight(value if one == order else (-value if two == order else 0.0), reason)


def _neighbours(group: Group, one: str, two: str, columns: Sequence[DateColumn]) -> list[Weight]:
    """Return what the other settled texts of the table say, those of the same column and form first."""
    strongest: dict[str, float] = {}
    for other in columns:
        for form, near in other.cells.groups.items():
            if (
                near is group
                or near.order not in (one, two)
                or form in {REAL, "named", "serial", "epoch", "run"}
                or form[:1] == "Y"
            ):
                continue
            if near.order is None or not near.proofs:
                continue
            weight = 4.0 if form == group.form else (3.0 if form[-1:] == group.form[-1:] else 2.0)
            strongest[near.order] = max(strongest.get(near.order, 0.0), weight)
    return [
        _lean(order, one, two, weight, "other dates of the sheet are written so") for order, weight in strongest.items()
    ]


def _pattern(column: DateColumn, group: Group, one: str, two: str) -> Weight:
    """Return what speaks for exported halves: the others of the column are all beyond 12, these never."""
    if group.form[:1] == "Y" or group.proofs:
        return Weight(0.0, "")
    raw = pattern(column, group)
    others = {near.order for near in column.cells.groups.values() if near is not group and near.order and near.proofs}
    if len(others) != 1 or raw <= 0:
        return Weight(0.0, "")
    return _lean(
        others.pop() or "",
        one,
        two,
        raw,
        "the other texts of the column are in this order, and none of them could be exchanged",
    )


def pattern(column: DateColumn, group: Group) -> float:
    """Return how much a column looks like one half turned over: no day of the group beyond 12, all other texts beyond.

    A healthy group of n days has none beyond 12 with the chance (12/31)^n, and healthy texts are all beyond 12 with
    (19/31)^m; the logarithms are added, less for each text that could have been exchanged and was not.
    """
    own = sum(1 for reading in group.readings if len({reading.day(order) for order in group.orders}) > 1)
    proofs = free = 0
    for form, near in column.cells.groups.items():
        if near is group or form in {REAL, "named", "serial", "epoch", "run"} or form[:1] == "Y":
            continue
        proofs += near.proofs
        free += len(near.readings) - near.proofs
    if not own or not proofs:
        return 0.0
    return max(0.0, min(7.0, 0.95 * own + 0.49 * proofs - 2.0 * free))
