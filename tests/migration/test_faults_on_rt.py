"""Whatever breaks between us and a real Request Tracker, at whichever request: every ticket is there once, whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk_servers.fixtures import place_in_rt
from tests.desk_servers.place import Place
from tests.desk_servers.rt import RTServer
from tests.migration.faults import FAULTS, count_requests, push_through

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("rt")]
SAMPLED = 5  # positions in every run of the tests


@pytest.fixture
def fresh_place(rt_server: RTServer) -> Callable[[], Place]:
    return lambda: place_in_rt(rt_server)


def test_faults_here_and_there(fresh_place: Callable[[], Place], tmp_path: Path) -> None:
    """Each fault hits one request; the requests are spread over the whole push."""
    requests = count_requests(fresh_place(), tmp_path)
    for turn in range(SAMPLED):
        folder = tmp_path / str(turn)
        folder.mkdir()
        push_through(fresh_place(), folder, FAULTS[turn % len(FAULTS)], 1 + turn * requests // SAMPLED)


@pytest.mark.chaos
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_every_request(fresh_place: Callable[[], Place], tmp_path: Path, fault: str) -> None:
    """Each fault hits each request of the push, one push after another."""
    for position in range(1, count_requests(fresh_place(), tmp_path) + 1):
        folder = tmp_path / str(position)
        folder.mkdir()
        push_through(fresh_place(), folder, fault, position)
