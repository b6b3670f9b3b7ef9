"""What the engine relies on, on a real RequestTracker."""

from __future__ import annotations

import pytest

from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("rt")]


class TestRequestTracker(DeskConformance):
    """The promises of every desk."""

    @pytest.fixture
    def place(self, rt_place: Place) -> Place:
        return rt_place
