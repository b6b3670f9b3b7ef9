"""The whole way into a real Roundup 2.6, its rate limit on."""

from __future__ import annotations

import pytest

from tests.desk_servers.fault_proxy import Seen
from tests.desk_servers.place import Place
from tests.migration.end_to_end import EndToEnd

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("roundup")]


class TestRoundup(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/data/issue"

    def is_comment(self, seen: Seen) -> bool:
        return seen.method == "PATCH" and "/data/issue/" in seen.path

    @pytest.fixture
    def place(self, roundup_place: Place) -> Place:
        return roundup_place
