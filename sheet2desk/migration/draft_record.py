"""A draft as the journal and a saved plan remember it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from sheet2desk.desks.interface import Draft, File


def dump_draft(draft: Draft) -> str:
    """Return the draft as JSON, the same text for the same draft."""
    return json.dumps(
        {
            "subject": draft.subject,
            "body": draft.body,
            "fields": dict(draft.fields),
            "comments": list(draft.comments),
            "files": [[file.name, file.sha256, file.size] for file in draft.files],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def load_draft(key: str, text: str) -> Draft:
    """Return the draft that `dump_draft` wrote."""
    data: dict[str, Any] = json.loads(text)
    return Draft(
        key,
        data["subject"],
        data["body"],
        data["fields"],
        tuple(data["comments"]),
        tuple(File(name, sha256, size) for name, sha256, size in data["files"]),
    )


def with_sent_names(draft: Draft, sent: Draft) -> Draft:
    """Return the draft with its files under the names that they were sent under.

    A workbook's pictures have no names of their own: saved again, the same picture is called otherwise.
    """
    names: dict[str, list[str]] = {}
    for file in reversed(sent.files):
        names.setdefault(file.sha256, []).append(file.name)
    files = [replace(file, name=names[file.sha256].pop()) if names.get(file.sha256) else file for file in draft.files]
    return replace(draft, files=tuple(files))


def fingerprint(draft: Draft) -> str:
    """Return what changes with any word or byte of the draft."""
    return hashlib.sha256(dump_draft(draft).encode()).hexdigest()[:32]
