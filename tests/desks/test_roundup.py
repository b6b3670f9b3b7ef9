"""What the engine relies on, on a real Roundup."""

from __future__ import annotations

import pytest

from sheet2desk.desks.interface import Desk
from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("roundup")]


class TestRoundup(DeskConformance):
    """The promises of every desk."""

    @pytest.fixture
    def place(self, roundup_place: Place) -> Place:
        return roundup_place

    def test_a_later_comment_mails_nobody(self, desk: Desk, place: Place) -> None:
        """A comment that is added to an issue with an assignee mails none of those who follow it."""
        before = place.mailed()
        draft = self.draft(desk, place, assignee="chief.quality@example.com")
        remote = desk.create(draft, [], final=True)
        desk.comment(remote, "дополнено")
        assert place.mailed() == before
        assert desk.read_parts(remote).comments == ("дополнено",)
