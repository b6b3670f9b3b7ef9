"""A proxy that breaks what goes through: before the desk has a request, after it, or half-way through the answer."""

from __future__ import annotations

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Literal
from urllib.parse import urlsplit

import httpx

Fault = Literal["pass", "reset", "drop", "half", "bad gateway", "stall"]
_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive", "host"}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that was killed or gave up; whatever else happens is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass
class Seen:
    """One request that came by."""

    number: int  # from 1, of all requests
    method: str
    path: str


@dataclass
class FaultProxy:
    """Forwards to `target`; `judge` says what happens to each request.

    reset: the desk never sees it. drop: the desk does it, the answer is thrown away. half: half of the answer comes.
    bad gateway: the desk does it, a proxy's 502 page comes. stall: the answer comes after the client gave up.
    `answered` is called when the desk has done a request, before the client hears of it.
    """

    target: str
    judge: Callable[[Seen], Fault]
    answered: Callable[[Seen], None] = lambda seen: None
    arrived: Callable[[Seen], None] = lambda seen: None
    stall_seconds: float = 1.0
    seen: list[Seen] = field(default_factory=list)

    def __enter__(self) -> FaultProxy:
        parts = urlsplit(self.target)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._client = httpx.Client(timeout=30)
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._client.close()

    @property
    def url(self) -> str:
        """Return the proxy's own address."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def place(self, url: str) -> str:
        """Return the address of the same path behind the proxy."""
        return self.url + urlsplit(url).path

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                self.close_connection = True
                self.raw_requestline = self.rfile.readline(65537)
                if not self.raw_requestline or not self.parse_request():
                    return
                self.close_connection = True
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with proxy._lock:
                    seen = Seen(len(proxy.seen) + 1, self.command, urlsplit(self.path).path)
                    proxy.seen.append(seen)
                fault = proxy.judge(seen)
                proxy.arrived(seen)
                if fault == "reset":
                    self._reset()
                    return
                headers = {name: text for name, text in self.headers.items() if name.lower() not in _HOP}
                if "Origin" in headers:
                    headers["Origin"] = proxy._origin
                answer = proxy._client.request(self.command, proxy._origin + self.path, content=body, headers=headers)
                proxy.answered(seen)
                if fault == "drop":
                    self._reset()
                    return
                if fault == "stall":
                    time.sleep(proxy.stall_seconds)
                content = answer.content
                status = answer.status_code
                if fault == "bad gateway":
                    content, status = b"<html><body>502 Bad Gateway</body></html>", 502
                self.send_response_only(status)
                for name, text in answer.headers.items():
                    if name.lower() not in _HOP | {"content-encoding"} and not (
                        status == 502 and name == "content-type"
                    ):
                        self.send_header(name, text)
                if status == 502:
                    self.send_header("Content-Type", "text/html")
                self.send_header("Connection", "close")
                if status != 204:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[: len(content) // 2] if fault == "half" else content)
                self.wfile.flush()

            def _reset(self) -> None:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        return Handler
