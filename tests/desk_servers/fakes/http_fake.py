"""What all fakes share: a server on a free port, requests as values, a log of them, and trouble on demand."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.desk_servers.place import Place

#: "Now" in every fake: the log's tickets are long past.
NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    """One request; `query` keeps the last of repeated names, `pairs` all of them."""

    method: str
    path: str
    pairs: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    @property
    def query(self) -> dict[str, str]:
        """Return the query's names and values."""
        return dict(self.pairs)

    def json(self) -> Any:
        """Return the decoded body, {} when it is empty."""
        return json.loads(self.body) if self.body else {}


@dataclass(frozen=True)
class Reply:
    """One answer: a body that isn't bytes becomes JSON."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """Return the body as it goes over the wire."""
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()


LOGIN_PAGE = Reply(200, b"<!DOCTYPE html><html><body>Log in</body></html>", {"Content-Type": "text/html"})


class Fake:
    """A desk in this process. `trouble` may answer in its place; `failures` are breaches of its contract."""

    token = "t0ken-of-the-fake-desk"
    path = ""  # of the desk's own root

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.failures: list[str] = []
        self.mailed: set[str] = set()
        self.trouble: Callable[[Request], Reply | None] = lambda request: None
        self._ticks = 0
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        if kind is None:
            assert self.failures == []

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        """Return the address that stands in a profile."""
        return self.origin + self.path

    def now(self) -> datetime:
        """Return the time of the fake's own clock, a second later each time."""
        self._ticks += 1
        return NOW + timedelta(seconds=self._ticks)

    def answer(self, request: Request) -> Reply:
        """Do what the desk does."""
        raise NotImplementedError

    def place(self, log: str = "quality") -> Place:
        """Return an empty place for tickets."""
        raise NotImplementedError

    def calls(self, pattern: str) -> list[Request]:
        """Return the requests whose "METHOD path" matches."""
        return [request for request in self.requests if re.search(pattern, f"{request.method} {request.path}")]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *arguments: object) -> None:
                pass

            def _serve(self) -> None:
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                request = Request(
                    self.command,
                    unquote(parts.path),
                    tuple(parse_qsl(parts.query, keep_blank_values=True)),
                    {name.lower(): text for name, text in self.headers.items()},
                    body,
                )
                with fake._lock:
                    fake.requests.append(request)
                    try:
                        reply = fake.trouble(request) or fake.answer(request)
                    except (AssertionError, LookupError, TypeError, ValueError) as breach:
                        fake.failures.append(f"{request.method} {request.path}: {breach!r}")
                        reply = Reply(500, {"error": repr(breach)})
                content = reply.content
                self.send_response_only(reply.status)
                self.send_header("Date", format_datetime(NOW, usegmt=True))
                for name, text in {"Content-Type": "application/json", **reply.headers}.items():
                    self.send_header(name, text)
                if reply.status != 204:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 — the server looks for these names

        return Handler
