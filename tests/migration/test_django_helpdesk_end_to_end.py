"""The whole way into a real django-helpdesk 2.6."""

from __future__ import annotations

import pytest

from tests.desk_servers.place import Place
from tests.migration.end_to_end import EndToEnd

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("django_helpdesk")]


class TestDjangoHelpdesk(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/tickets/"
    comment_path = "/followups/"

    @pytest.fixture
    def place(self, django_helpdesk_place: Place) -> Place:
        return django_helpdesk_place
