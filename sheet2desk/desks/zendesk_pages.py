"""Zendesk's lists, page by page: by cursor, as its documentation asks of new programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sheet2desk.desks.http import Http

PAGE: Final = 100


def pages(http: Http, path: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield every item of the list called `name` at a path."""
    sign = "&" if "?" in path else "?"
    first = f"{path}{sign}page[size]={PAGE}"
    after = ""
    while True:
        answer = http.call("GET", first + (f"&page[after]={after}" if after else "")).json()
        yield from answer[name]
        if not answer.get("meta", {}).get("has_more"):
            return
        after = answer["meta"]["after_cursor"]
