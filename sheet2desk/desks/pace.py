"""How fast a desk may be asked: one reader for all the headers by which desks say so.

Order of trust: Retry-After, X-RateLimit-Retry-After, ratelimit-reset, X-RateLimit-Reset (ISO time, unix seconds or
seconds left, told apart by their look), a `reset_at` in the body, and without any of them doubling waits. Times of day
count from the answer's own Date header, so no clock of ours is needed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sheet2desk.errors import DeskUnreachable

if TYPE_CHECKING:
    import httpx

EPOCH = 1_000_000_000  # seconds left are never as many; unix seconds always are
FIRST_WAIT = 0.5
SLOW_BELOW = 0.1  # of the limit left: spread the rest over the time until the reset
WAIT_HEADERS = (
    "retry-after",
    "x-ratelimit-retry-after",
    "ratelimit-reset",
    "rate-limit-reset",  # Zendesk's, until 2024
    "x-ratelimit-reset",
    "x-rate-limit-reset",
)
LEFT_HEADERS = ("ratelimit-remaining", "rate-limit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining")
LIMIT_HEADERS = ("ratelimit-limit", "rate-limit", "x-ratelimit-limit", "x-rate-limit", "x-rate-limit-limit")


class Pace:
    """Waits before requests as the desk's answers ask for; gives up when one wait is longer than our patience."""

    def __init__(self, sleep: Callable[[float], None], patience: float) -> None:
        """Take how to wait, and how many seconds one wait may last."""
        self._sleep = sleep
        self._patience = patience
        self._next = 0.0
        self._told = 0

    def before(self) -> None:
        """Wait as long as the last answer made advisable."""
        if self._next > 0:
            self._sleep(self._next)
            self._next = 0.0

    def after(self, answer: httpx.Response) -> None:
        """Take note of how much of the limit is left, to slow down before being told to."""
        self._told = 0
        left, limit = _number(answer.headers, LEFT_HEADERS), _number(answer.headers, LIMIT_HEADERS)
        if left is None or left > (limit * SLOW_BELOW if limit else 2):
            return
        wait = asked_wait(answer.headers, b"")
        if wait:
            self._next = min(wait / (left + 1), self._patience)

    def back_off(self, attempt: int) -> None:
        """Wait a doubling time before try number `attempt`."""
        self._sleep(FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(0.8, 1.2))  # noqa: S311 — spreads clients, hides nothing

    def told_to_wait(self, answer: httpx.Response, where: str) -> None:
        """Wait as the answer asks; DeskUnreachable when it asks for more than our patience, or too often."""
        self._told += 1
        wait = asked_wait(answer.headers, answer.content)
        if wait is None:
            wait = FIRST_WAIT * 2**self._told
        if wait > self._patience or self._told > 20:
            raise DeskUnreachable(
                f"{where} {wait:.0f} s (HTTP {answer.status_code})",
                help="run the same command again later; what was done is in the journal",
            )
        self._sleep(max(wait, 0.05))


def asked_wait(headers: Mapping[str, str], content: bytes) -> float | None:
    """Return the seconds that an answer asks to wait, None when it doesn't say."""
    base = _moment(headers.get("date", "")) or None
    for name in WAIT_HEADERS:
        wait = _seconds(headers.get(name, ""), base)
        if wait is not None:
            return wait
    try:
        body = json.loads(content)
        reset = body.get("time", {}).get("operating_reset_at") if isinstance(body, dict) else None
    except (ValueError, AttributeError):
        return None
    return _seconds(str(reset), base) if reset is not None else None


def _seconds(text: str, base: datetime | None) -> float | None:
    text = text.strip()
    try:
        number = float(text)
    except ValueError:
        moment = _moment(text)
        return max((moment - base).total_seconds(), 0.0) if moment and base else None
    if number > EPOCH:
        return max(number - base.timestamp(), 0.0) if base else None
    return max(number, 0.0)


def _moment(text: str) -> datetime | None:
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = parse(text)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _number(headers: Mapping[str, str], names: tuple[str, ...]) -> float | None:
    for name in names:
        try:
            return float(headers[name])
        except (KeyError, ValueError):
            continue
    return None
