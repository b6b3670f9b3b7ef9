"""Rows that say the same, and numbers that stand on several rows: what the rules on doubles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sheet2desk.matching.codes import number_key
from sheet2desk.ticket import Ticket

_ENOUGH = 3  # fields that two rows with different numbers must share, a text among them, to be called the same


def content(ticket: Ticket) -> tuple[object, ...]:
    """Return everything that a row says but its number and place."""
    requester = ticket.requester
    return (
        *map(_plain, (ticket.subject, ticket.description, requester.name, requester.email)),
        *map(_plain, (requester.phone, requester.organization, ticket.assignee)),
        ticket.status,
        ticket.priority,
        *map(_plain, (ticket.channel, ticket.category)),
        *map(str, (ticket.created_at, ticket.first_response_at, ticket.solved_at, ticket.due_at, ticket.satisfaction)),
        tuple(ticket.tags),
        tuple((comment.author, _plain(comment.body), str(comment.at)) for comment in ticket.comments),
        tuple(sorted(attachment.sha256 for attachment in ticket.attachments)),
        tuple(sorted((header, _plain(value)) for header, value in ticket.custom.items())),
    )


def same_rows(tickets: Iterable[Ticket]) -> list[list[Ticket]]:
    """Return groups of tickets whose rows say the same, in the log's order.

    Rows with the same number (or without one) need any two filled fields; with different numbers they need three
    and a text, for short rows of different requests look alike.
    """
    groups: dict[tuple[object, ...], list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        groups[content(ticket)].append(ticket)
    found = []
    for cells, members in groups.items():
        if len(members) < 2:
            continue
        filled = sum(cell not in (None, "", "None", ()) for cell in cells)
        if filled >= _ENOUGH and (members[0].subject or members[0].description):
            found.append(members)
        elif filled >= 2:
            found += _same_number(members)
    return found


def _same_number(members: list[Ticket]) -> list[list[Ticket]]:
    numbers: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in members:
        numbers[number_key(ticket.id or "")].append(ticket)
    return [group for group in numbers.values() if len(group) > 1]


def _plain(text: str | None) -> str:
    return " ".join(text.split()) if text else ""
