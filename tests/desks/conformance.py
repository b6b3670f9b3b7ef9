"""What the engine relies on, tried on each real desk alike; a desk's test class inherits it and names its place."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sheet2desk.desks.drafting import same_text
from sheet2desk.desks.interface import Context, Desk, Draft, File
from sheet2desk.migration.compare import differing_fields, differing_parts
from sheet2desk.ticket import Requester, Source, Ticket
from tests.desk_servers.place import Place

TICKET = Ticket(
    Source("log.xlsx", "Март", 4),
    id="17",
    subject="Скол на кронштейне 👍",
    description="Строка один\nстрока два: <b>не жирно</b> & {{ не шаблон }}",
    requester=Requester("Анна Белова", "anna@example.com", "8 900 000-00-01"),
    status="closed",
    priority="high",
    created_at=datetime(2019, 12, 31, 22, 30, tzinfo=UTC),
    first_response_at=datetime(2020, 1, 2, 8, tzinfo=UTC),
    solved_at=datetime(2020, 1, 3, 8, tzinfo=UTC),
    due_at=datetime(2020, 1, 5, 8, tzinfo=UTC),
)
TEXTS = ("прим. с emoji 👍", "=1+1\n\n-- подпись\n> цитата", "{{ x }} {% y %} <script>alert(1)</script> 50 %")


def whole(name: str, content: bytes) -> tuple[File, bytes]:
    return File(name, hashlib.sha256(content).hexdigest(), len(content), ""), content


class DeskConformance:
    """The calls of the Desk protocol, one promise a test."""

    biggest = 6_000_000
    mailed_assignees: frozenset[str] = frozenset()  # whom the desk mails whatever is done, as its drafts announce
    names = ("скол № 5.png", "эскиз.emf", "большой.bin")

    @pytest.fixture
    def place(self) -> Place:
        pytest.fail("a desk's test class names its place")

    @pytest.fixture
    def desk(self, place: Place) -> Desk:
        desk = place.desk()
        desk.preflight()
        return desk

    def draft(self, desk: Desk, place: Place, key: str = "#17", **changes: object) -> Draft:
        ticket = replace(TICKET, **changes)  # type: ignore[arg-type]
        people = desk.find_people([ticket.assignee]) if ticket.assignee else {}
        return desk.draft(ticket, place.log + key, Context(UTC, people, ticket.assignee))

    def test_what_goes_in_comes_back(self, desk: Desk, place: Place) -> None:
        """A closed ticket with old dates, emoji and markup comes back as the draft says, and mails no customer."""
        before = place.mailed()
        draft = self.draft(desk, place)
        remote = desk.create(draft, [], final=desk.capabilities.status_on_create)
        desk.finish(remote, draft)
        desk.finish(remote, draft)
        held = desk.read(remote)
        assert held is not None
        assert list(map(str, differing_fields(draft, held))) == []
        assert list(map(str, differing_parts(draft, desk.read_parts(remote)))) == []
        assert desk.find(draft.key) == [remote]
        assert place.mailed() == before
        assert remote in desk.address(remote)

    def test_a_key_is_found_and_no_other(self, desk: Desk, place: Place) -> None:
        """A key finds its own tickets alone: not those that begin like it, not other cases, not everything."""
        keys = ["#1", "#17", "#1'\"\\", "#a|b", "#%", "#Ключ", "#A", "#a"]
        remote = {key: desk.create(self.draft(desk, place, key), [], final=False) for key in keys}
        for key in keys:
            assert desk.find(place.log + key) == [remote[key]], key
        assert desk.find(place.log + "#nothing") == []
        assert dict(desk.keys([f"{place.log}#1"])) == {place.log + key: remote[key] for key in keys[:3]}
        second = desk.create(self.draft(desk, place, "#17"), [], final=False)
        assert desk.find(f"{place.log}#17") == [remote["#17"], second]

    def test_texts_and_files(self, desk: Desk, place: Place) -> None:
        """Comments and files come back letter by letter and byte by byte, with their names, large ones too."""
        files = [
            whole(self.names[0], b"\x89PNG" + os.urandom(500)),
            whole(self.names[1], b"\x01\x00\x00\x00" + os.urandom(300)),
            whole(self.names[2], os.urandom(1000) * (self.biggest // 1000)),
        ]
        draft = replace(self.draft(desk, place), comments=TEXTS, files=tuple(file for file, _ in files))
        first = files[:1] if desk.capabilities.files_on_create else []
        remote = desk.create(draft, first, final=False)
        for text in TEXTS:
            desk.comment(remote, text)
        for file, content in files[len(first) :]:
            desk.attach(remote, file, content)
        desk.finish(remote, draft)
        assert list(map(str, differing_parts(draft, desk.read_parts(remote)))) == []
        held = desk.read(remote)
        assert held is not None
        assert list(map(str, differing_fields(draft, held))) == []

    def test_a_long_subject(self, desk: Desk, place: Place) -> None:
        """A subject longer than the desk takes is cut where the draft says, and the whole of it stands in the text."""
        subject = "Очень длинная тема " * 20
        draft = self.draft(desk, place, subject=subject)
        held = desk.read(desk.create(draft, [], final=False))
        assert held is not None
        assert held.fields["subject"] == draft.subject
        assert draft.subject == subject.strip() or subject.strip() in draft.body

    def test_blank_stays_blank(self, desk: Desk, place: Place) -> None:
        """What the sheet leaves open, the desk doesn't fill: no solved date, no due date, no assignee."""
        bare = {
            "priority": None,
            "first_response_at": None,
            "solved_at": None,
            "due_at": None,
            "requester": Requester(),
        }
        for status in ("new", "open", "closed"):
            draft = self.draft(desk, place, f"#{status}", status=status, **bare)
            remote = desk.create(draft, [], final=desk.capabilities.status_on_create)
            desk.finish(remote, draft)
            held = desk.read(remote)
            assert held is not None
            assert list(map(str, differing_fields(draft, held))) == []

    def test_an_update_changes_what_it_names(self, desk: Desk, place: Place) -> None:
        """An update sets the fields that it names, those alone, and may be repeated."""
        remote = desk.create(self.draft(desk, place), [], final=False)
        before = desk.read(remote)
        draft = self.draft(desk, place, subject="новая тема", status="open", priority="low")
        for _ in range(2):
            desk.update(remote, draft, ["subject", "status"])
        held = desk.read(remote)
        assert held is not None
        assert before is not None
        assert held.fields["subject"] == "новая тема"
        assert held.fields["status"] == draft.fields["status"]
        assert held.fields["priority"] == before.fields["priority"]
        assert held.key == before.key

    def test_assignees(self, desk: Desk, place: Place) -> None:
        """Somebody whom the desk knows gets the ticket, unmailed; a stranger is a gap and stands in the text."""
        before = place.mailed()
        draft = self.draft(desk, place, assignee="chief.quality@example.com")
        assert draft.gaps == ()
        remote = desk.create(draft, [], final=False)
        desk.comment(remote, "примечание")
        desk.finish(remote, draft)
        assert place.mailed() - before <= self.mailed_assignees
        assert bool(draft.mails) == bool(self.mailed_assignees)
        held = desk.read(remote)
        assert held is not None
        assert list(map(str, differing_fields(draft, held))) == []
        stranger = self.draft(desk, place, assignee="stranger@example.com")
        assert stranger.gaps == (("assignee", "stranger@example.com"),)
        assert "stranger@example.com" in stranger.body

    def test_removed_is_removed(self, desk: Desk, place: Place) -> None:
        """A removed ticket is not found and not read; removing it twice is no error."""
        draft = self.draft(desk, place)
        remote = desk.create(draft, [], final=False)
        desk.delete(remote)
        desk.delete(remote)
        assert desk.find(draft.key) == []
        assert desk.read(remote) is None
        assert dict(desk.keys([draft.key])) == {}
        assert desk.read("999999999") is None

    def test_a_touched_ticket_has_another_revision(self, desk: Desk, place: Place) -> None:
        """When somebody else changes a ticket, its revision tells."""
        draft = self.draft(desk, place)
        remote = desk.create(draft, [], final=False)
        desk.finish(remote, draft)
        before, same = desk.read(remote), desk.read(remote)
        assert before is not None
        assert before == same
        place.touch(remote)
        after = desk.read(remote)
        assert after is not None
        assert after.revision != before.revision

    def test_nothing_is_lost_on_the_way_to_the_draft(self, desk: Desk, place: Place) -> None:
        """Every value of a ticket stands in a field or in the text, and what stands in the text is announced."""
        ticket = replace(
            TICKET,
            channel="телефон",
            category="брак",
            satisfaction=4,
            tags=("срочно", "цех 2"),
            assignee="stranger@example.com",
            custom={"Серийный №": "00042", "Партия": "7 / 24"},
        )
        draft = desk.draft(ticket, "key", Context(UTC, {}, ticket.assignee, "Отдел Х"))
        shown = same_text("\n".join([draft.subject, draft.body, *draft.fields.values()]))
        values = ["Анна Белова", "8 900 000-00-01", "телефон", "брак", "срочно", "цех 2", "stranger@example.com"]
        for value in [*values, "00042", "7 / 24", "Отдел Х", "17", "2020", "не жирно"]:
            assert value in shown
        for name in ("channel", "category", "assignee", "group"):
            assert any(name in loss for loss in draft.loses)
