"""Letters that are written without blanks between words: Chinese, Japanese, Korean.

Their patterns take long to make ready, and most logs have none of these letters.
"""

from __future__ import annotations

import re
from functools import cache

_FIRST = "\u3005"
_LETTERS = "\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"


def is_unspaced(text: str) -> bool:
    """Whether a text is of such letters alone."""
    return text[:1] >= _FIRST and bool(_pattern(f"[{_LETTERS}]+").fullmatch(text))


def count_unspaced(text: str) -> int:
    """Return how many such letters a text has."""
    return len(_pattern(f"[{_LETTERS}]").findall(text)) if _may_have(text) else 0


def part_scripts(text: str) -> str:
    """Return a text with a blank where Latin letters end and such ones begin, or the other way round: "Bug标题"."""
    if not _may_have(text):
        return text
    return _pattern(f"(?<=[A-Za-z])(?=[{_LETTERS}])|(?<=[{_LETTERS}])(?=[A-Za-z])").sub(" ", text)


def _may_have(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
