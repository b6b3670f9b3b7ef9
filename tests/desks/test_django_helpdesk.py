"""What the engine relies on, on a real django-helpdesk."""

from __future__ import annotations

import pytest

from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("django_helpdesk")]


class TestDjangoHelpdesk(DeskConformance):
    """The promises of every desk; files have endings that it allows."""

    names = ("скол № 5.png", "акт.pdf", "большой.txt")

    @pytest.fixture
    def place(self, django_helpdesk_place: Place) -> Place:
        return django_helpdesk_place
