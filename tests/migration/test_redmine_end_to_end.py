"""The whole way into a real Redmine 5."""

from __future__ import annotations

import pytest

from tests.desk_servers.fault_proxy import Seen
from tests.desk_servers.place import Place
from tests.migration.end_to_end import EndToEnd

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("redmine")]


class TestRedmine(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/issues.json"

    def is_comment(self, seen: Seen) -> bool:
        return seen.method == "PUT" and "/issues/" in seen.path

    @pytest.fixture
    def place(self, redmine_place: Place) -> Place:
        return redmine_place
