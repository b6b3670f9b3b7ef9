"""Fixtures that start the desks; a test that can't have one skips with the reason.

All tests of a server carry the same `xdist_group`, so that one server serves a whole run.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk_servers import rt


@pytest.fixture(scope="session")
def rt_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rt.RTServer]:
    reason = rt.why_not()
    if reason:
        pytest.skip(reason)
    server = rt.RTServer(tmp_path_factory.mktemp("rt"))
    yield server
    server.stop()
