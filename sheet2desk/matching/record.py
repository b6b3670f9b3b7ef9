"""A ticket as the comparison sees it: its normalised keys, computed once."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from sys import intern
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.matching.body import strip_body, strip_subject
from sheet2desk.matching.codes import code_key, code_keys, codes_in_text, number_key
from sheet2desk.matching.columns import Roles
from sheet2desk.matching.contacts import email_keys, is_shared_mailbox, own_domain, phone_keys
from sheet2desk.matching.keyboard import find_slips
from sheet2desk.matching.letters import clean, tokens
from sheet2desk.matching.names import name_key, organization_key
from sheet2desk.matching.words import word_list
from sheet2desk.regex import regex
from sheet2desk.ticket import Moment, Ticket

#: One for all: most rows have no serial number, no order, name no other ticket.
_NOTHING: Final[frozenset[str]] = frozenset()
_NO_CELLS: Final[dict[str, str]] = {}
_STEM = 6  # letters: a stem that needs no dictionary
_DIGIT = regex(r"\d")
_CYRILLIC = regex("[Ѐ-ӿ]")


@dataclass(slots=True, eq=False)
class Record:
    """What one ticket gives to compare. Blank is the empty string, the empty set or None; blanks never agree."""

    ticket: Ticket
    position: int  # in the log; settles ties of equal records only
    number: str
    contacts: frozenset[str]
    name: str
    organization: str
    serials: frozenset[str]
    product: str
    words: tuple[str, ...]  # each once, sorted
    codes: frozenset[str]  # in the text
    minute: int | None  # created, wall clock
    timed: bool
    finished: int | None  # solved, wall clock, end of the day where only a day stands
    orders: dict[str, str]  # header -> key: both filled and different tell two requests apart
    places: dict[str, str]  # header -> words
    messages: frozenset[str]
    quoted: frozenset[str]  # numbers of other tickets that the text names
    called_duplicate: bool  # the text calls itself a duplicate of the number that it quotes
    fingerprint: str
    row: bytes  # fingerprint of all content cells
    norm: float = 0.0  # of the text's word weights
    ceiling: float = 0.0  # bits that product, organisation and text can add at most

    @property
    def key(self) -> tuple[int, str, int]:
        """Return what records are sorted by: time, then content; the log's order tells equal ones apart."""
        return (self.minute if self.minute is not None else 1 << 60, self.fingerprint, self.position)


@frozen
class Settings:
    """What normalising needs from the profile."""

    region: str
    shared: frozenset[str]


def make_records(tickets: Sequence[Ticket], roles: Roles, settings: Settings) -> list[Record]:
    """Return the tickets' records in their stable order (time, fingerprint, position in the log)."""
    records = [_record(ticket, position, roles, settings) for position, ticket in enumerate(tickets)]
    _mend_keyboard_slips(records)
    _set_shared_contacts_apart(records, settings)
    records.sort(key=lambda record: record.key)
    return records


def minute_of(moment: Moment) -> int:
    """Return a moment's wall clock in minutes; a day counts from its midnight."""
    minutes = moment.toordinal() * 1440
    return minutes + moment.hour * 60 + moment.minute if isinstance(moment, datetime) else minutes


def _record(ticket: Ticket, position: int, roles: Roles, settings: Settings) -> Record:
    requester, custom = ticket.requester, ticket.custom
    subject, marks = strip_subject(ticket.subject or "")
    body = strip_body(ticket.description or "")
    text = f"{subject}\n{body}"
    contacts = phone_keys(requester.phone, settings.region) if requester.phone else frozenset()
    if requester.email:
        contacts |= email_keys(requester.email)
    serials: frozenset[str] = frozenset()
    for header in roles.serial & custom.keys():
        serials |= code_keys(custom[header])
    product = " ".join(" ".join(tokens(clean(custom[header]))) for header in sorted(roles.product & custom.keys()))
    orders = {header: code_key(custom[header]) for header in sorted(roles.order & custom.keys())}
    places = {header: " ".join(tokens(clean(custom[header]))) for header in sorted(roles.place & custom.keys())}
    messages = frozenset(custom[header].strip() for header in roles.message & custom.keys())
    replies = {number_key(custom[header]) for header in roles.in_reply_to & custom.keys()}
    named = {number_key(found) for found in _reference().findall(text)} if _DIGIT.search(text) else set()
    number = number_key(ticket.id) if ticket.id else ""
    words = tuple(sorted({intern(_stem(word)) for word in tokens(text)}))
    timed = isinstance(ticket.created_at, datetime)
    name = name_key(requester.name) if requester.name else ""
    organization = organization_key(requester.organization) if requester.organization else ""
    minute = minute_of(ticket.created_at) if ticket.created_at is not None else None
    immutable = (
        minute, timed, words, sorted(contacts), name, organization, sorted(serials), product,
        sorted(orders.items()), sorted(places.items()),
    )  # fmt: skip
    fingerprint = hashlib.sha256(repr(immutable).encode()).hexdigest()
    progress = (
        ticket.priority, ticket.category, ticket.channel, ticket.first_response_at, ticket.solved_at, ticket.due_at,
        ticket.satisfaction, tuple(tokens(clean(text))),
        sorted((header, clean(value)) for header, value in custom.items()),
        [clean(comment.body) for comment in ticket.comments],
        sorted(attachment.sha256 for attachment in ticket.attachments),
    )  # fmt: skip
    return Record(
        ticket=ticket,
        position=position,
        number=number,
        contacts=contacts or _NOTHING,
        name=name,
        organization=organization,
        serials=serials or _NOTHING,
        product=product,
        words=words,
        codes=codes_in_text(text) or _NOTHING,
        minute=minute,
        timed=timed,
        finished=_end(ticket.solved_at),
        orders={header: key for header, key in orders.items() if key} or _NO_CELLS,
        places={header: words for header, words in places.items() if words} or _NO_CELLS,
        messages=frozenset(message for message in messages if message) or _NOTHING,
        quoted=frozenset((named | replies | {number_key(mark) for mark in marks}) - {number, ""}) or _NOTHING,
        called_duplicate=_duplicate_word().search(text) is not None,
        fingerprint=fingerprint,
        row=hashlib.sha256(repr((fingerprint, progress)).encode()).digest(),
    )


def _end(moment: Moment | None) -> int | None:
    if moment is None:
        return None
    return minute_of(moment) + (0 if isinstance(moment, datetime) else 1439)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM and word.isalpha() and _CYRILLIC.match(word) else word


def _mend_keyboard_slips(records: list[Record]) -> None:
    slips = find_slips(word for record in records for word in record.words)
    if slips:
        for record in records:
            if not slips.keys().isdisjoint(record.words):
                record.words = tuple(sorted({slips.get(word, word) for word in record.words}))


def _set_shared_contacts_apart(records: list[Record], settings: Settings) -> None:
    """Take out contacts that many people use; a shared mailbox still says which organisation wrote."""
    counts: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    for record in records:
        for contact in record.contacts:
            counts[contact] += 1
            if record.name:
                people.setdefault(contact, set()).add(record.name)
    many = max(5, 0.02 * len(records))
    shared = {
        contact
        for contact, times in counts.items()
        if ("@" in contact and is_shared_mailbox(contact, settings.shared))
        or (times > many and len(people.get(contact, ())) >= 3)
    }
    for record in records:
        if not shared.isdisjoint(record.contacts):
            domains = sorted(own_domain(contact) for contact in record.contacts & shared if "@" in contact)
            record.organization = record.organization or next(filter(None, domains), "")
            record.contacts -= shared


@cache
def _reference() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("ticket_word") + word_list("duplicate_word")))
    number = r"([A-Za-zА-Яа-я]{0,6}[-/]?\d{1,9}(?:[-/]\d{1,9})*)"
    return re.compile(rf"(?:(?<!\w)(?:{words})\s*(?:№|#|no\.?|nr\.?|n°)?\s*|(?<!\w)#\s?){number}(?!\w)", re.IGNORECASE)


@cache
def _duplicate_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("duplicate_word")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
