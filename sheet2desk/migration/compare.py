"""What a desk holds against what it was to hold, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.desks.drafting import same_text
from sheet2desk.desks.interface import Draft, File, Held, Parts

OF_STATUS: Final = frozenset({"status", "first_response_at", "solved_at"})  # fields that come with the last status


@frozen
class Difference:
    """One field that came back otherwise; `expected` and `found` are the texts, "" for nothing."""

    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Say what was expected and what is there."""
        return f"{self.field}: expected {self.expected or 'nothing'}, the desk holds {self.found or 'nothing'}"


def differing_fields(draft: Draft, held: Held) -> list[Difference]:
    """Return the fields, key included, that the desk holds otherwise than the draft says."""
    found = [Difference("key", draft.key, held.key)] if held.key != draft.key else []
    for name, expected in draft.fields.items():
        there = held.fields.get(name, "")
        if same_text(expected) != same_text(there):
            found.append(Difference(name, expected, there))
    return found


def differing_parts(draft: Draft, parts: Parts) -> list[Difference]:
    """Return what of the text, the comments and the files isn't there; what others added is no difference."""
    found = []
    texts = Counter(map(same_text, (parts.body, *parts.comments)))
    if draft.body and not texts[same_text(draft.body)]:
        found.append(Difference("description", draft.body, parts.body))
    found += [Difference("comment", text, "") for text in missing_comments(draft.comments, parts)]
    for file in missing_files(draft.files, parts):
        found.append(Difference("attachment", f"{file.name} ({file.sha256[:12]}…)", ""))
    names = {other.sha256: other.name for other in parts.files}
    there = {(other.sha256, other.name) for other in parts.files}
    for file in draft.files:
        if file.sha256 in names and (file.sha256, file.name) not in there:
            found.append(Difference("attachment name", file.name, names[file.sha256]))
    return found


def missing_comments(comments: Iterable[str], parts: Parts) -> list[str]:
    """Return the comments that the desk doesn't hold as often as they are to be there."""
    there = Counter(map(same_text, parts.comments))
    missing = []
    for text in comments:
        plain = same_text(text)
        if there[plain]:
            there[plain] -= 1
        else:
            missing.append(text)
    return missing


def missing_files(files: Iterable[File], parts: Parts) -> list[File]:
    """Return the files that the desk doesn't hold as often as they are to be there; by bytes, else name and size."""
    there = Counter(file.sha256 or (file.name, file.size) for file in parts.files)
    missing = []
    for file in files:
        sign = next((sign for sign in (file.sha256, (file.name, file.size)) if there[sign]), None)
        if sign is None:
            missing.append(file)
        else:
            there[sign] -= 1
    return missing


def added_parts(draft: Draft, parts: Parts) -> list[str]:
    """Return texts and names of files that the desk holds and the draft doesn't; a file's name is a text with it."""
    left = Counter(map(same_text, (parts.body, *parts.comments)))
    left -= Counter(map(same_text, (draft.body, *draft.comments, *(file.name for file in draft.files), "")))
    files = Counter(file.name for file in parts.files) - Counter(file.name for file in draft.files)
    return [*(f"the text {text[:60]!r}" for text in left), *(f"the file {name}" for name in files)]
