"""A ticket's key: what it is known by in the desk, for ever; never its row, for rows move.

With a number it is `log#17`, without one `log~fingerprint` of what the row says. A number that stands twice gets the
fingerprint too (`log#17~fingerprint`). Rows that are the same in everything are told apart by count (`….2`): which of
them is which makes no difference. The journal's fingerprints keep a key with its ticket when numbers are mended or
begin to repeat later, and when the text of a row without a number is edited.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from sheet2desk.data_class import frozen
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

LENGTH = 16  # hex digits: 64 bits, no two of a million rows alike by chance
_FINGERPRINT = regex(rf"~[0-9a-f]{{{LENGTH}}}(\.\d+)?$")
LONGEST = 200  # characters of a key; desks' fields hold 255


@frozen
class Identity:
    """What tells a ticket from others: `content` of its first words, `anchor` of when and by whom it was made."""

    content: str
    anchor: str


def log_name(ticket: Ticket, name: str | None) -> str:
    """Return the first part of the ticket's key: the profile's name of the log, or the file's without its ending."""
    return (name or PurePath(ticket.source.file).stem or ticket.source.file).strip()


def identity(ticket: Ticket) -> Identity:
    """Return what tells the ticket from others, without its number and place."""
    requester = ticket.requester
    who = [requester.name, requester.email, requester.phone]
    when = ticket.created_at.isoformat() if ticket.created_at else None
    anchor = _hash([when, *who]) if when and any(who) else ""
    return Identity(_hash([when, *who, ticket.subject, ticket.description]), anchor)


def assign_keys(
    tickets: Sequence[Ticket],
    known: Mapping[str, Identity],
    name: str | None = None,
    taken: frozenset[str] = frozenset(),
) -> list[str]:
    """Return a key for each ticket, unique in the run.

    `known` holds the journal's keys with the identity of their tickets, `taken` further keys that the desk holds.
    """
    keys: list[str | None] = [None] * len(tickets)
    free = dict(known)
    stems = [_stem(ticket, name) for ticket in tickets]
    identities = [identity(ticket) for ticket in tickets]
    repeated = Counter(stem for stem in stems if "#" in stem)

    by_content: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, who in known.items():
        by_content[stem_of(key), who.content].append(key)
    for candidates in by_content.values():
        candidates.sort(key=lambda key: (len(key), key), reverse=True)
    for place, (stem, who) in enumerate(zip(stems, identities, strict=True)):
        candidates = by_content.get((stem, who.content), [])
        if candidates:
            keys[place] = candidates.pop()
            del free[keys[place] or ""]

    _follow_edits(keys, stems, identities, free)

    used = {key for key in keys if key}
    for place, (stem, who) in enumerate(zip(stems, identities, strict=True)):
        if keys[place] is not None:
            continue
        taken_here = stem in used or (stem in known and stem not in free)
        alone = repeated[stem] == 1 or stem in free or stem in taken
        key = stem
        if "#" not in stem or taken_here or not alone:
            base = key = _with_content(stem, who)
            count = 1
            while key in used or (key in known and key not in free):
                count += 1
                key = f"{base}.{count}"
        used.add(key)
        free.pop(key, None)
        keys[place] = key
    return [key for key in keys if key is not None]


def stem_of(key: str) -> str:
    """Return a key without its fingerprint: `log#17` of `log#17~…`, `log~` of `log~…`."""
    match = _FINGERPRINT.search(key)
    if match is None:
        return key
    head = key[: match.start()]
    return head if "#" in head else f"{head}~"


def _follow_edits(
    keys: list[str | None], stems: Sequence[str], identities: Sequence[Identity], free: dict[str, Identity]
) -> None:
    """Give rows whose text was edited the key of the one old ticket made at the same time by the same person."""
    old: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, who in free.items():
        if who.anchor:
            old[stem_of(key), who.anchor].append(key)
    new: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (stem, who) in enumerate(zip(stems, identities, strict=True)):
        if keys[place] is None and who.anchor:
            new[stem, who.anchor].append(place)
    for signs, places in new.items():
        if len(places) == 1 and len(old.get(signs, ())) == 1:
            keys[places[0]] = old[signs][0]
            del free[old[signs][0]]


def _stem(ticket: Ticket, name: str | None) -> str:
    log = log_name(ticket, name)
    stem = f"{log}#{ticket.id.strip()}" if ticket.id and ticket.id.strip() else f"{log}~"
    if len(stem) > LONGEST - LENGTH - 8:
        stem = f"{stem[: LONGEST - 2 * LENGTH - 8]}{'#' if '#' in stem else ''}{_hash([stem])}"
    return stem


def _with_content(stem: str, who: Identity) -> str:
    return f"{stem}{who.content}" if stem.endswith("~") else f"{stem}~{who.content}"


def _hash(values: Sequence[str | None]) -> str:
    plain = [" ".join(value.split()).casefold() if value else "" for value in values]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:LENGTH]
