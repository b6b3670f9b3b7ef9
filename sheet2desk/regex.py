"""Regular expressions that are compiled when they are first asked: a run asks half of them, and they are hundreds."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the expression; it is compiled when it is first asked for something."""
    return cast("re.Pattern[AnyStr]", _Unasked(pattern, flags))


class _Unasked:
    """Stands for a compiled expression, and takes over its methods one by one as they are asked for."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._source), name)
        setattr(self, name, method)  # so that it isn't asked for here again
        return method
