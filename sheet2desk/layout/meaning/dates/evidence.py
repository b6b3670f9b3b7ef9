"""What speaks for one order of a group of dates against another, beside the cells that allow only one.

Each piece of evidence is a weight: positive for the first order, negative for the second, on a scale where
DECISIVE is enough to decide. Logs are kept in order of time, so the right order makes neighbouring rows lie close
together; a gap of g days is taken to be 1 / (1 + g) likely, and the sums of the logarithms are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log1p, sqrt
from operator import sub
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.column import Banner

DECISIVE: Final = 4.0
_MANY: Final = 3000  # cells looked at for one comparison

Days = Sequence[int | None]


@frozen
class Weight:
    """One piece of evidence, with its reason in words."""

    value: float
    reason: str


def by_sequence(first: Days, second: Days, rows: Sequence[int]) -> Weight:
    """Compare how close neighbouring rows lie under either order; few steps weigh little."""
    total = 0.0
    count = 0
    before: tuple[int, int] | None = None
    for row in rows[:_MANY]:
        one, two = first[row], second[row]
        if one is None or two is None:
            continue
        if before is not None:
            gap_one, gap_two = abs(one - before[0]), abs(two - before[1])
            if gap_one != gap_two:
                total += log1p(gap_two) - log1p(gap_one)
                count += 1
        before = (one, two)
    return Weight(_score(total, count), "the rows then follow one another in time")


def by_partner(first: Days, second: Days, partners: tuple[Days, Days], *, after: bool) -> Weight:
    """Compare distances to another date of the same row, and how often the later one would come first.

    `partners` holds that other date under either order (twice the same where it is settled).
    """
    total = 0.0
    count = wrong_one = wrong_two = 0
    partner_one, partner_two = partners
    for one, two, other_one, other_two in zip(
        first[:_MANY], second[:_MANY], partner_one[:_MANY], partner_two[:_MANY], strict=False
    ):
        if one is None or two is None or other_one is None or other_two is None or one == two:
            continue
        count += 1
        gap_one, gap_two = (one - other_one, two - other_two) if after else (other_one - one, other_two - two)
        wrong_one += gap_one < 0
        wrong_two += gap_two < 0
        total += log1p(abs(gap_two)) - log1p(abs(gap_one))
    if not count:
        return Weight(0.0, "")
    backwards = wrong_two - wrong_one
    if backwards > 0 and wrong_one > 0.1 * count:
        backwards = 0
    if backwards < 0 and wrong_two > 0.1 * count:
        backwards = 0
    value = max(-5.0, min(5.0, _score(total, count) * 0.6 + backwards * 1.0))
    return Weight(value, "the other dates of the rows agree")


def by_banner(first: Days, second: Days, banners: Sequence[Banner]) -> Weight:
    """Compare with the month or day that a banner or the sheet's name gives."""
    good_one: set[int] = set()
    good_two: set[int] = set()
    for one, two, banner in zip(first[:_MANY], second[:_MANY], banners[:_MANY], strict=False):
        if banner is None or one is None or two is None or one == two:
            continue
        month = (banner.year, banner.month) if isinstance(banner, date) else banner
        day_one, day_two = date.fromordinal(one), date.fromordinal(two)
        hit_one, hit_two = (day_one.year, day_one.month) == month, (day_two.year, day_two.month) == month
        if hit_one and not hit_two:
            good_one.add(one)
        elif hit_two and not hit_one:
            good_two.add(two)
    lead = len(good_one) - len(good_two)
    if min(len(good_one), len(good_two)) * 4 > max(len(good_one), len(good_two)):
        lead = 0
    return Weight(max(-8.0, min(8.0, lead * 3.0)), "the month above the rows agrees")


def by_clock(first: Days, second: Days, today: int) -> Weight:
    """Compare how many days would lie in the future of the run."""
    later_one = {day for day in first if day is not None and day > today}
    later_two = {day for day in second if day is not None and day > today}
    if later_one and later_two and min(len(later_one), len(later_two)) * 4 > max(len(later_one), len(later_two)):
        return Weight(0.0, "")
    lead = len(later_two) - len(later_one)
    return Weight(max(-5.0, min(5.0, lead * 1.5)), "it would put days into the future otherwise")


def by_span(first: Days, second: Days, known: Days) -> Weight:
    """Compare how many days fall into the time that the settled cells of the column cover."""
    settled = [day for day in known if day is not None]
    if len(settled) < 4:
        return Weight(0.0, "")
    low, high = min(settled) - 20, max(settled) + 20
    pairs = {
        (one, two)
        for one, two in zip(first, second, strict=False)
        if one is not None and two is not None and one != two
    }
    if len(pairs) < 3:
        return Weight(0.0, "")
    out_one = sum(not low <= one <= high for one, _ in pairs)
    out_two = sum(not low <= two <= high for _, two in pairs)
    if min(out_one, out_two) * 6 > max(out_one, out_two) or min(out_one, out_two) > 0.1 * len(pairs):
        return Weight(0.0, "")
    return Weight(max(-5.0, min(5.0, (out_two - out_one) * 0.8)), "the days then lie in the time of the settled ones")


def backward_steps(days: Days, rows: Sequence[int], slack: int = 2) -> tuple[int, int]:
    """Return (steps against the main direction by more than `slack` days, all steps)."""
    known = [day for day in map(days.__getitem__, rows) if day is not None]
    steps = list(map(sub, known[1:], known))
    up = sum([step > slack for step in steps])
    down = sum([step < -slack for step in steps])
    return min(up, down), len(steps)


def _score(total: float, count: int) -> float:
    """Return the weight of a sum of log-likelihood ratios: its size against what chance gives, less for few steps."""
    if count == 0 or abs(total) / count < 0.5:
        return 0.0
    score = total / sqrt(count)
    limit = 8.0 if count >= 5 else (5.0 if count == 4 else (3.0 if count == 3 else 1.5))
    return max(-limit, min(limit, score))
