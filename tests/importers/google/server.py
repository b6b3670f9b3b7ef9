"""A local server that speaks the part of Google's Sheets v4 REST which reads a spreadsheet.

Routes, query names, enums and field masks come from Google's discovery document, so a wrong name gets the 400 that
Google gives. Quotas, server errors, slow answers and HTML error pages are put into `faults` and answered first.
What it doesn't know it answers with 501, never with a made-up success.
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.importers.google.masks import WrongMask, apply, check, discovery, parse

REASONS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
           429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 501: "UNIMPLEMENTED", 503: "UNAVAILABLE"}  # fmt: skip


class SheetsServer(ThreadingHTTPServer):
    """Spreadsheets by key, who may read them, and what goes wrong next."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.spreadsheets: dict[str, dict[str, Any]] = {}
        self.private: set[str] = set()
        self.api_keys = {"good-key"}
        self.bearer = "a-token"
        self.faults: deque[tuple[int, dict[str, str], str]] = deque()
        self.requests: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: SheetsServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing on stderr."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/token":
            self._answer(200, {"access_token": self.server.bearer, "expires_in": 3600, "token_type": "Bearer"})
        else:
            self._refuse(501, "This server only reads.")

    def do_GET(self) -> None:
        self.server.requests.append(self.path)
        if self.server.faults:
            status, headers, body = self.server.faults.popleft()
            self._send(status, body.encode(), headers)
            return
        url = urlsplit(self.path)
        query = parse_qsl(url.query, keep_blank_values=True)
        route = re.fullmatch(r"/v4/spreadsheets/([^/:]+)", unquote(url.path))
        if not route:
            self._refuse(501, f"This server has no {url.path}.")
        elif self._allowed(route[1], query):
            self._get(route[1], query)

    def _allowed(self, key: str, query: list[tuple[str, str]]) -> bool:
        given = dict(query).get("key") or self.headers.get("x-goog-api-key")
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if given is not None and given not in self.server.api_keys:
            self._refuse(400, "API key not valid. Please pass a valid API key.")
        elif given is None and token != self.server.bearer:
            self._refuse(401, "Request had invalid authentication credentials.")
        elif key not in self.server.spreadsheets:
            self._refuse(404, "Requested entity was not found.")
        elif key in self.server.private:
            self._refuse(403, "The caller does not have permission")
        else:
            return True
        return False

    def _get(self, key: str, query: list[tuple[str, str]]) -> None:
        method = discovery()["resources"]["spreadsheets"]["methods"]["get"]
        known = method["parameters"] | discovery()["parameters"]
        for name, value in query:
            if name not in known:
                return self._refuse(
                    400, f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.'
                )
            if "enum" in known[name] and value not in known[name]["enum"]:
                return self._refuse(400, f"Invalid value at '{name}' (TYPE_ENUM), \"{value}\"")
        options = dict(query)
        spreadsheet = self.server.spreadsheets[key]
        if options.get("commentsViewMode", "COMMENTS_VIEW_MODE_OMITTED") == "COMMENTS_VIEW_MODE_OMITTED":
            spreadsheet = {name: value for name, value in spreadsheet.items() if name != "comments"}
        ranges = [value for name, value in query if name == "ranges"]
        if ranges:
            try:
                spreadsheet = _narrow(spreadsheet, ranges)
            except LookupError as trouble:
                return self._refuse(400, f"Unable to parse range: {trouble}")
        try:
            tree = parse(options.get("fields", "properties,sheets.properties,spreadsheetId"))
            check(tree, "Spreadsheet")
        except WrongMask as trouble:
            return self._refuse(400, str(trouble))
        return self._answer(200, apply(tree, spreadsheet))

    def _answer(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode(), {"Content-Type": "application/json; charset=UTF-8"})

    def _refuse(self, status: int, message: str) -> None:
        self._answer(status, {"error": {"code": status, "message": message, "status": REASONS[status]}})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _narrow(spreadsheet: dict[str, Any], ranges: list[str]) -> dict[str, Any]:
    """Keep the sheets and rows that ranges of the form 'Title'!5:9 name."""
    kept = []
    for text in ranges:
        found = re.fullmatch(r"'((?:[^']|'')+)'!(\d+):(\d+)", text)
        if not found:
            raise LookupError(text)
        title, first, last = found[1].replace("''", "'"), int(found[2]), int(found[3])
        sheet = next((one for one in spreadsheet["sheets"] if one["properties"]["title"] == title), None)
        if sheet is None:
            raise LookupError(text)
        data = [
            block
            | {"startRow": first - 1}
            | {part: block.get(part, [])[first - 1 : last] for part in ("rowData", "rowMetadata")}
            for block in sheet["data"]
        ]
        kept.append(sheet | {"data": data})
    return spreadsheet | {"sheets": kept}
