"""Which of several duplicate tickets goes on, the others becoming remarks on it."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.matching.record import Record
from sheet2desk.ticket import Ticket


def survivor(records: Sequence[Record]) -> Record:
    """Return the record received first; among equals the fuller one, then the smallest fingerprint and position."""
    return min(records, key=lambda record: (record.key[0], -filled(record.ticket), record.key[1:]))


def filled(ticket: Ticket) -> int:
    """Return how many cells of a ticket hold something."""
    requester = ticket.requester
    values = (
        ticket.subject, ticket.description, requester.name, requester.email, requester.phone, requester.organization,
        ticket.assignee, ticket.status, ticket.priority, ticket.channel, ticket.category, ticket.created_at,
        ticket.first_response_at, ticket.solved_at, ticket.due_at, ticket.satisfaction,
    )  # fmt: skip
    parts = (ticket.tags, ticket.comments, ticket.attachments, ticket.custom)
    return sum(value is not None and value != "" for value in values) + sum(map(len, parts))
