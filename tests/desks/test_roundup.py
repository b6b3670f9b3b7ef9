"""What the engine relies on, on a real Roundup."""

from __future__ import annotations

import pytest

from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("roundup")]


class TestRoundup(DeskConformance):
    """The promises of every desk."""

    @pytest.fixture
    def place(self, roundup_place: Place) -> Place:
        return roundup_place
