"""Words typed with the wrong keyboard layout: "rhjyintqy" for "кронштейн"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_SHORTEST = 4
_KNOWN = 2  # times that the swapped word must stand in the log


def find_slips(words: Iterable[str]) -> dict[str, str]:
    """Return word → what was meant, for words that stand once and whose swap the log knows at least twice."""
    counts = Counter(words)
    slips = {}
    for word, times in counts.items():
        if times >= _KNOWN or len(word) < _SHORTEST or not word.isalpha():
            continue
        swapped = word.translate(_TO_CYRILLIC) if word.isascii() else word.translate(_TO_LATIN)
        if swapped.isalpha() and counts[swapped] >= _KNOWN:
            slips[word] = swapped
    return slips
