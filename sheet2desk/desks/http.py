"""Talking to a desk: the only module that does.

A request that changes nothing, or may be repeated, is repeated when the desk stumbles, a bounded number of times. One
that must not be done twice is sent once; when no whole answer comes, OutcomeUnknown asks the caller to look. 429 is
an answer too: nothing was done, so it is always repeated, after the wait that the desk asks for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from sheet2desk.desks.pace import Pace
from sheet2desk.desks.secret import Secret, mask_url
from sheet2desk.errors import DeskDenied, DeskRefused, DeskUnreachable, OutcomeUnknown

if TYPE_CHECKING:
    import httpx

TRIES = 4
SAFE_METHODS = frozenset({"GET", "HEAD"})


class Http:
    """A connection to one desk: its address, its credentials, its pace."""

    def __init__(
        self,
        base: str,
        *,
        headers: Mapping[str, str],
        secret: Secret,
        explain: Callable[[Any], str],
        sleep: Callable[[float], None],
        basic: tuple[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
        timeout: float = 30.0,
        patience: float = 300.0,
    ) -> None:
        """Take the address (all paths follow it), the headers that let us in, and how the desk's errors read."""
        import httpx

        self.base = base.rstrip("/")
        self._secret = secret
        self._explain = explain
        self._pace = Pace(sleep, patience)
        self._client = httpx.Client(
            headers={"Accept": "application/json", **headers},
            auth=basic,
            timeout=timeout,
            transport=transport,
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def call(
        self,
        method: str,
        path: str,
        *,
        repeat: bool | None = None,
        allow: Collection[int] = (),
        plain: bool = False,
        **body: Any,
    ) -> Answer:
        """Send one request and return its answer.

        `repeat` says that doing it twice does no harm (default: only for GET); `allow` lists statuses that are an
        answer and no error; `plain` means that the answer isn't JSON. `body` goes to httpx (json, data, files …).
        """
        import httpx

        again = method in SAFE_METHODS if repeat is None else repeat
        url = path if path.startswith(("http://", "https://")) else self.base + path
        failed = 0
        while True:
            self._pace.before()
            try:
                answer = self._client.request(method, url, **body)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as failure:
                trouble, sent = f"can't be reached ({self._told(failure)})", False
            except httpx.TransportError as failure:
                trouble, sent = f"no answer to {method} ({self._told(failure)})", True
            else:
                if answer.status_code == 429 or _says_query_limit(answer):
                    self._pace.told_to_wait(answer, self._where("the desk asks to wait"))
                    continue
                self._pace.after(answer)
                if answer.status_code < 500 or answer.status_code in allow:
                    return self._judge(answer, method, allow, again=again, plain=plain)
                trouble, sent = f"{method} answered HTTP {answer.status_code}{self._reason(answer)}", True
            if sent and not again:
                raise OutcomeUnknown(self._where(trouble), help=_LATER)
            failed += 1
            if failed == TRIES:
                raise DeskUnreachable(self._where(f"{trouble}, {TRIES} times"), help=_LATER)
            self._pace.back_off(failed)

    def _judge(
        self, answer: httpx.Response, method: str, allow: Collection[int], *, again: bool, plain: bool
    ) -> Answer:
        status = answer.status_code
        if status in allow:
            return Answer(status, answer.content, dict(answer.headers))
        if 300 <= status < 400:
            raise DeskDenied(
                self._where(f"the desk sends us on to {self._clean(mask_url(answer.headers.get('location', '?')))}"),
                help="set url in the profile to the address of the desk itself",
            )
        if status in (401, 403):
            raise DeskDenied(
                self._where(f"access denied (HTTP {status}){self._reason(answer)}"),
                help="check the token, its rights and the place of the tickets in the profile",
            )
        if status >= 400:
            raise DeskRefused(
                f"HTTP {status}{self._reason(answer)}",
                help=f"check the desk's url in the profile, {mask_url(self.base)}, and its rules for tickets",
            )
        if not plain and answer.content:
            if _is_page(answer):
                raise DeskDenied(
                    self._where("a web page came instead of JSON (a login page?)"),
                    help="check url and token in the profile",
                )
            try:
                json.loads(answer.content)
            except ValueError:
                message = self._where(f"the answer to {method} is cut or isn't JSON")
                raise (DeskUnreachable if again else OutcomeUnknown)(message, help=_LATER) from None
        return Answer(status, answer.content, dict(answer.headers))

    def _reason(self, answer: httpx.Response) -> str:
        if _is_page(answer):
            return ""
        try:
            said = self._explain(json.loads(answer.content))
        except ValueError:
            said = answer.text.strip()[:200]
        said = self._clean(" ".join(said.split()))
        return f": {said}" if said else ""

    def _told(self, failure: Exception) -> str:
        return self._clean(str(failure)) or type(failure).__name__

    def _where(self, message: str) -> str:
        return f"{mask_url(self.base)}: {message}"

    def _clean(self, text: str) -> str:
        return self._secret.mask(text)

    def __repr__(self) -> str:
        """Show the address, without what lets us in."""
        return f"Http({mask_url(self.base)})"


class Answer:
    """A desk's answer that is no error."""

    __slots__ = ("content", "headers", "status")

    def __init__(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
        """Take what came back."""
        self.status = status
        self.content = content
        self.headers = headers

    def json(self) -> Any:
        """Return the decoded body, None when it is empty."""
        return json.loads(self.content) if self.content else None


_LATER = "run the same command again later; what was done is in the journal"


def _is_page(answer: httpx.Response) -> bool:
    kind = answer.headers.get("content-type", "")
    return "html" in kind or answer.content[:64].lstrip().lower().startswith((b"<!doctype", b"<html"))


def _says_query_limit(answer: httpx.Response) -> bool:
    return answer.status_code == 503 and b"QUERY_LIMIT_EXCEEDED" in answer.content[:4096]
