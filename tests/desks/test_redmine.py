"""What the engine relies on, on a real Redmine."""

from __future__ import annotations

import pytest

from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("redmine")]


class TestRedmine(DeskConformance):
    """The promises of every desk."""

    biggest = 5_000_000

    @pytest.fixture
    def place(self, redmine_place: Place) -> Place:
        return redmine_place
