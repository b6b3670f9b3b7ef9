"""The only seam to gspread: who asks, how often, and how long it waits for Google.

gspread's own BackOffHTTPClient retries without end (489 requests against a constant 503), so the bounded retry is here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError, SourceUnavailable, UnreadableSource

if TYPE_CHECKING:
    import gspread
    from gspread.http_client import HTTPClient
    from requests import Response

SHEETS_ORIGIN = "https://sheets.googleapis.com"
DRIVE_ORIGIN = "https://www.googleapis.com"
TRIES = 7  # waits of 1, 2, 4 … 32 s outlast Google's quota, which refills each minute
LONGEST_WAIT = 64.0  # seconds
TIMEOUT = (10.0, 120.0)  # seconds to connect, to answer


@frozen
class GoogleAccess:
    """Who reads a Google Sheet, and how it waits.

    One of `service_account` (a key file), `oauth_client` (a client file; the user is asked once in the browser) or
    `api_key` (public sheets only). `origin` replaces Google's addresses, `sleep` takes seconds, `tell` gets a line
    for a person each time it waits.
    """

    service_account: Path | None = None
    oauth_client: Path | None = None
    api_key: str | None = field(default=None, repr=False)
    origin: str | None = None
    sleep: Callable[[float], None] | None = None
    tell: Callable[[str], None] | None = None


def open_client(access: GoogleAccess) -> tuple[gspread.Client, str]:
    """Return a read-only gspread client and the name to share a sheet with (an e-mail, or words where there is none).

    Raises ConfigError when no credentials are named or they can't be used.
    """
    import gspread
    from gspread.auth import READONLY_SCOPES

    transport = _transport(access)
    try:
        if access.service_account:
            client = gspread.service_account(access.service_account, READONLY_SCOPES, transport)
            return client, str(getattr(client.http_client.auth, "service_account_email", "the service account"))
        if access.oauth_client:
            saved = access.oauth_client.with_name(f"{access.oauth_client.stem}.authorized.json")
            client = gspread.oauth(
                READONLY_SCOPES,
                credentials_filename=access.oauth_client,
                authorized_user_filename=saved,
                http_client=transport,
            )
            return client, "the account that you signed in with"
        if access.api_key:
            return gspread.api_key(access.api_key, transport), "anyone with the link"
    except (OSError, ValueError, KeyError) as trouble:
        raise ConfigError(
            f"{access.service_account or access.oauth_client}: not usable as Google credentials ({trouble})",
            help="name the JSON file that the Google Cloud console gave you",
        ) from trouble
    raise ConfigError(
        "a Google Sheet needs credentials and none are named",
        help='set [google] service_account = "key.json" in the profile, or GOOGLE_APPLICATION_CREDENTIALS',
    )


def _transport(access: GoogleAccess) -> type[HTTPClient]:
    """Return gspread's HTTP client with our origin, retry and errors; built late, for gspread is slow to import."""
    from gspread.http_client import HTTPClient

    class PatientClient(HTTPClient):
        def __init__(self, *credentials: Any, **session: Any) -> None:
            super().__init__(*credentials, **session)
            self.set_timeout(TIMEOUT)

        def request(self, method: str, endpoint: str, *options: Any, **more: Any) -> Response:
            if access.origin:
                for official in (SHEETS_ORIGIN, DRIVE_ORIGIN):
                    endpoint = endpoint.replace(official, access.origin.rstrip("/"), 1)
            return ask_patiently(partial(super().request, method, endpoint, *options, **more), access)

    return PatientClient


def ask_patiently(ask: Callable[[], Response], access: GoogleAccess) -> Response:
    """Return Google's answer, asking again after a quota, a server error or a broken line.

    Reads only, so every request may be repeated. Raises SourceUnavailable when Google stays away, ConfigError when it
    refuses the credentials; an answer that means something about the sheet passes as gspread's APIError.
    """
    import time

    import requests
    from google.auth.exceptions import RefreshError, TransportError
    from gspread.exceptions import APIError

    sleep = access.sleep or time.sleep
    reason = ""
    for attempt in range(TRIES):
        wait = float(2**attempt)
        try:
            return ask()
        except APIError as trouble:
            if not _passing(trouble):
                raise
            reason = "its read quota is used up" if trouble.response.status_code != 503 else "it is overloaded"
            wait = min(_asked_wait(trouble.response.headers) or wait, LONGEST_WAIT)
        except (requests.ConnectionError, requests.Timeout, TransportError) as trouble:
            reason = f"no connection ({type(trouble).__name__})"
        except RefreshError as trouble:
            raise ConfigError(
                f"Google refuses these credentials: {str(trouble.args[0]) if trouble.args else trouble}",
                help="make a new key for the service account, or sign in again",
            ) from trouble
        if attempt < TRIES - 1:
            if access.tell:
                access.tell(f"Google asks to wait, {reason}: {wait:.0f} s (try {attempt + 2} of {TRIES})")
            sleep(wait)
    raise SourceUnavailable(
        f"Google does not answer after {TRIES} tries: {reason}", help="run the same command again in a few minutes"
    )


def _passing(trouble: Any) -> bool:
    """Say whether the trouble passes by itself: a quota (429, or 403 by that name) or a server error."""
    status = trouble.response.status_code
    if status == 403:
        return "ratelimit" in str(trouble).replace(" ", "").lower()
    return bool(status == 429 or status >= 500)


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """Return Retry-After in seconds; an HTTP date counts from the answer's own Date."""
    from email.utils import parsedate_to_datetime

    text = headers.get("Retry-After", "")
    if text.isdigit():
        return float(text)
    try:
        return max((parsedate_to_datetime(text) - parsedate_to_datetime(headers["Date"])).total_seconds(), 0.0)
    except (ValueError, KeyError, TypeError):
        return None


def explain(trouble: Any, name: str, share_with: str) -> Exception:
    """Return our error for an APIError about one spreadsheet: not shared, not there, not a key."""
    status = trouble.response.status_code
    if status == 403:
        return UnreadableSource(
            f"{name}: Google says that this sheet is not shared with {share_with}",
            help=f"share the sheet with {share_with} as a viewer",
        )
    if status == 404:
        return UnreadableSource(
            f"{name}: Google knows no sheet with this key", help="copy the address from the browser again"
        )
    if status in (400, 401) and "key" in str(trouble).lower():
        return ConfigError(f"{name}: Google refuses the API key", help="make an API key with access to the Sheets API")
    return UnreadableSource(
        f"{name}: Google refuses: {trouble}", help="open the sheet in a browser to see whether it works there"
    )
