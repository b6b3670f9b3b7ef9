"""Zendesk's files: sent ahead of the comment that takes them up, fetched from a store of another host."""

from __future__ import annotations

from urllib.parse import urlsplit

from sheet2desk.desks.http import Http
from sheet2desk.desks.interface import File
from sheet2desk.desks.media import media_type


class ZendeskFiles:
    """The files of one account; `store` asks without the token, which the file store must not see."""

    def __init__(self, url: str, http: Http, store: Http) -> None:
        self._url, self._http, self._store = url, http, store

    def upload(self, file: File, content: bytes) -> str:
        """Send the bytes ahead; until a comment takes them up they are nobody's, so repeating does no harm."""
        headers = {"Content-Type": media_type(file.name)}
        params = {"filename": file.name}
        answer = self._http.call("POST", "/uploads.json", params=params, headers=headers, content=content, repeat=True)
        return str(answer.json()["upload"]["token"])

    def download(self, url: str) -> bytes:
        """Return a file; its address leads on to a store that needs no token and gets none."""
        ours = urlsplit(url).netloc == urlsplit(self._url).netloc
        answer = (self._http if ours else self._store).call("GET", url, plain=True, allow=(301, 302, 303, 307))
        if answer.status >= 300:
            return self._store.call("GET", answer.headers["location"], plain=True).content
        return answer.content
