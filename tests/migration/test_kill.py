"""Killed at random moments and run again, a push loses no ticket and makes none twice, on real desks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk_servers.place import Place
from tests.migration.killing import killed_push

pytestmark = pytest.mark.desk


@pytest.mark.xdist_group("roundup")
def test_ten_kills_on_roundup(roundup_place: Place, tmp_path: Path) -> None:
    """After ten kills the tracker holds every ticket once, and the journal says the same."""
    killed_push(roundup_place, tmp_path, tickets=15, kills=10, seed=2024)


@pytest.mark.xdist_group("django_helpdesk")
def test_ten_kills_on_django_helpdesk(django_helpdesk_place: Place, tmp_path: Path) -> None:
    """The same in a desk without any search, where the tickets are paged through."""
    killed_push(django_helpdesk_place, tmp_path, tickets=15, kills=10, seed=2025)


@pytest.mark.chaos
@pytest.mark.parametrize(
    "desk",
    [
        pytest.param(desk, marks=pytest.mark.xdist_group(desk))
        for desk in ("rt", "redmine", "roundup", "django_helpdesk")
    ],
)
def test_fifty_kills(desk: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Fifty kills while two hundred tickets go in, on every desk that can be started here."""
    killed_push(request.getfixturevalue(f"{desk}_place"), tmp_path, tickets=200, kills=50, seed=50)
