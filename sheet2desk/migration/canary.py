"""The test ticket: one made up ticket is created, read back, compared and removed before the first real one.

Three of four desks answer "created" and drop dates, status or requester without a word; a log of thousands must not
find that out ticket by ticket.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sheet2desk.desks.interface import Context, Desk
from sheet2desk.errors import DeskDenied, DeskRefused
from sheet2desk.migration.compare import Difference, differing_fields, differing_parts
from sheet2desk.ticket import Attachment, Comment, Moment, Requester, Source, Ticket

if TYPE_CHECKING:
    from sheet2desk.migration.journal import Journal

KEY: Final = "sheet2desk-test-ticket"
PICTURE: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005000"
    "1ff56c7c3a90000000049454e44ae426082"
)
PASSED: Final = "2"  # raise it when the test ticket asks more than before


def test_ticket(oldest: Moment | None) -> Ticket:
    """Return a ticket with all that desks like to drop: old dates, a last status, letters and names outside ASCII.

    `oldest` is the one date of all, for a desk that takes nothing older than what it holds.
    """
    digest = hashlib.sha256(PICTURE).hexdigest()
    return Ticket(
        Source("sheet2desk", "test", 1),
        subject="sheet2desk: пробная заявка, её можно удалить",
        description="Проверка перед переносом: даты, статус, заявитель и вложение должны вернуться такими же 👍",
        requester=Requester(name="Проверка", email="sheet2desk-test@example.com"),
        status="solved",
        priority="high",
        created_at=oldest or datetime(2024, 3, 5, 9, 10, 11, tzinfo=UTC),
        first_response_at=oldest or datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC),
        solved_at=oldest or datetime(2024, 3, 6, 12, 0, tzinfo=UTC),
        due_at=oldest or datetime(2024, 3, 8, 15, 0, tzinfo=UTC),
        comments=(Comment("пробное примечание", "Проверка", oldest or datetime(2024, 3, 5, 11, 0, tzinfo=UTC)),),
        attachments=(Attachment("проба.png", digest, len(PICTURE), "A1"),),
    )


def probe(desk: Desk, journal: Journal, oldest: Moment | None = None) -> str | None:
    """Send the test ticket unless it came back whole before; return a warning when it can't be removed.

    `oldest` is when the first ticket to be created was made.
    Raises DeskDenied, naming the field, when the desk doesn't hold what it was given.
    """
    if journal.probe(desk.identity) == PASSED:
        return None
    can = desk.capabilities
    ticket = test_ticket(oldest if can.ordered_by_created else None)
    draft = desk.draft(ticket, KEY, Context(UTC))
    for remote in desk.find(KEY):
        desk.delete(remote)
    try:
        carried = can.files_on_create > 0
        at_once = carried and can.comments_on_create and can.status_on_create
        remote = desk.create(draft, [(file, PICTURE) for file in draft.files] if carried else [], final=at_once)
        for comment in () if can.comments_on_create else draft.comments:
            desk.comment(remote, comment)
        for file in () if carried else draft.files:
            desk.attach(remote, file, PICTURE)
        if not at_once:
            desk.finish(remote, draft)
        held = desk.read(remote)
        differences = [Difference("ticket", remote, "")] if held is None else differing_fields(draft, held)
        differences += differing_parts(draft, desk.read_parts(remote))
    except DeskRefused as refusal:
        raise DeskDenied(
            f"the desk refuses the test ticket: {refusal.message}", help="mend the desk's settings"
        ) from None
    warning = _remove(desk, remote)
    if differences:
        raise DeskDenied(
            f"the test ticket came back changed: {differences[0]}"
            + (f" (and {len(differences) - 1} more)" if len(differences) > 1 else ""),
            help="check the token's rights and the fields of the desk; nothing else was sent",
        )
    journal.write_probe(desk.identity, PASSED)
    return warning


def _remove(desk: Desk, remote: str) -> str | None:
    if desk.capabilities.delete == "none":
        return f"the test ticket stays in the desk as {remote}"
    try:
        desk.delete(remote)
    except (DeskRefused, DeskDenied) as refusal:
        return f"the test ticket {remote} can't be removed: {refusal.message}"
    return None
