"""Saving pictures to a folder: each medium once, under a safe name, never outside the folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from sheet2desk.cli.output import write_file
from sheet2desk.errors import OutputFailed
from sheet2desk.log import Log
from sheet2desk.regex import regex

#: Windows refuses these whatever their ending; a log travels between machines.
_RESERVED = regex(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_LONGEST = 150  # bytes of a name: file systems hold 255, and archives add folders


def save(log: Log, folder: Path, advance: Callable[[int], None]) -> dict[str, str]:
    """Save the media of all attachments and return the file name of each hash.

    A file that is there already with the same content stays; another one is never overwritten. Raises OutputFailed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {unicodedata.normalize("NFC", path.name).casefold() for path in folder.iterdir()}
    except OSError as trouble:
        raise OutputFailed(
            f"{folder}: {(trouble.strerror or 'cannot be used').lower()}", help="name a folder that can be written"
        ) from trouble
    names: dict[str, str] = {}
    for ticket in log.tickets:
        for attachment in ticket.attachments:
            advance(1)
            load = log.media.get(attachment.medium)
            if attachment.sha256 in names or load is None:
                continue
            content = load()
            name = safe_name(attachment.name)
            if name.casefold() in taken and not _holds(folder / name, content):
                stem, dot, ending = name.rpartition(".")
                mark = attachment.sha256[:12]
                name = f"{stem}-{mark}.{ending}" if dot and stem else f"{name}-{mark}"
            if not _holds(folder / name, content):
                write_file(folder / name, [content])
            taken.add(name.casefold())
            names[attachment.sha256] = name
    return names


def safe_name(name: str) -> str:
    """Return a file name that any system takes and that stays in its folder."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = re.sub(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]', "_", name).strip(". ")
    if not name or _RESERVED.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = name, ""
    room = _LONGEST - len(ending.encode()) - 1
    stem = stem.encode()[:room].decode(errors="ignore") if len(stem.encode()) > room else stem
    return f"{stem}.{ending}" if ending else stem


def _holds(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.is_file() and path.read_bytes() == content
    except OSError:
        return False
