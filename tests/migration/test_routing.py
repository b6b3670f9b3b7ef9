"""Routes of the profile."""

from __future__ import annotations

import pytest

from sheet2desk.config import Route
from sheet2desk.errors import ConfigError
from sheet2desk.migration.routing import find_route, read_routes
from sheet2desk.ticket import Requester, Source, Ticket

CHIEF, SHOP = Route(assignee="chief@example.com", group="Quality"), Route(group="Shop")


def test_the_first_match_wins() -> None:
    """Conditions are tried in the profile's order, without regard to case; headers of the sheet may be named too."""
    routing = {"category = Брак and priority != low": CHIEF, "Участок = цех № 2": SHOP, "requester = Анна": CHIEF}
    routes = read_routes(routing, frozenset({"Участок"}))
    place = Source("log.xlsx", "Март", 4)
    assert find_route(Ticket(place, category=" брак "), routes) is CHIEF
    assert find_route(Ticket(place, category="брак", priority="low"), routes) is None
    assert find_route(Ticket(place, category="брак", priority="low", custom={"Участок": "Цех № 2"}), routes) is SHOP
    assert find_route(Ticket(place, requester=Requester(name="АННА")), routes) is CHIEF
    assert find_route(Ticket(place), routes) is None


@pytest.mark.parametrize(
    ("condition", "message"),
    [("category", "not a condition"), ("categori = брак", "no field or header is named categori")],
)
def test_conditions_that_cannot_be_read(condition: str, message: str) -> None:
    """A condition that can't hold is told, with the nearest field."""
    with pytest.raises(ConfigError, match=message):
        read_routes({condition: SHOP}, frozenset())
