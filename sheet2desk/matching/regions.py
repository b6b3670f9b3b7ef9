"""Which country the log's phones without a + belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheet2desk.config import Profile

UNKNOWN: Final = "ZZ"  # as phonenumbers calls a region that isn't one
_REGIONS: Final = ("RU", "US", "GB", "DE", "FR", "ES", "PL", "UA", "LV", "PT", "IT", "BR", "NL", "IN")
_SAMPLE: Final = 200
_SHARE: Final = 0.8  # of the numbers must be possible in a region for it to be the log's
_LONG: Final = 8  # digits; shorter numbers are local or internal and possible nearly everywhere


def phone_region(phones: Iterable[str | None], profile: Profile) -> str:
    """Return the region of numbers without a +: the profile's where it says so, else the one that suits the log best.

    Of regions that suit it alike the first of the list and the calendar's country go first; UNKNOWN when no region
    suits four in five of the numbers.
    """
    wishes = profile.duplicates
    if wishes.phone_region is not None:
        return wishes.phone_region
    numbers = _national(phones)
    country = profile.calendar.country if profile.calendar else None
    candidates = tuple(dict.fromkeys(filter(None, (_REGIONS[0], country, *_REGIONS))))
    if not numbers:
        return candidates[0]
    shares: dict[str, float] = {}
    for region in candidates:
        shares[region] = _share(numbers, region)
        if shares[region] == 1:
            return region
    best = max(candidates, key=shares.__getitem__)
    return best if shares[best] >= _SHARE else UNKNOWN


def _national(phones: Iterable[str | None]) -> list[str]:
    found: dict[str, None] = {}
    for phone in phones:
        if phone and "+" not in phone:
            digits = re.sub(r"\D", "", phone)
            if _LONG <= len(digits) <= 12:
                found[digits] = None
                if len(found) >= _SAMPLE:
                    break
    return list(found)


def _share(numbers: list[str], region: str) -> float:
    import phonenumbers

    possible = 0
    for digits in numbers:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        reason = phonenumbers.is_possible_number_with_reason(number)
        possible += reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return possible / len(numbers)
