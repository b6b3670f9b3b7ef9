"""What can go wrong between us and a desk that is reached over HTTP, on a fake that can be told to fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sheet2desk import desks, migration
from sheet2desk.desks.secret import Secret
from sheet2desk.errors import DeskDenied, DeskUnreachable
from tests.desk_servers.fakes.http_fake import LOGIN_PAGE, Fake, Reply, Request
from tests.desk_servers.place import Place
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.pusher import NOW, push_once

LIMITED = Reply(429, b"Too many requests", {"Content-Type": "text/plain", "Retry-After": "0"})


class DeskTroubles:
    """The promises; `limited` is how this desk says that it is asked too often, `creates` its requests that create."""

    limited = LIMITED
    creates: str

    @pytest.fixture
    def fake(self) -> Fake:
        pytest.fail("a desk's test class makes its fake")

    @pytest.fixture
    def place(self, fake: Fake) -> Place:
        return fake.place()

    def test_wrong_key(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """A wrong token stops the run before anything is created, and the message doesn't tell it."""
        with pytest.raises(DeskDenied) as denied:
            push_once(place.settings(), "wr0ng-t0ken-0123456789", tmp_path / "journal")
        assert "wr0ng-t0ken" not in denied.value.message + denied.value.help
        assert fake.calls(self.creates) == []

    def test_no_rights(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """When the desk forbids what a push needs, the run stops and says what the desk says."""
        fake.trouble = lambda request: Reply(403, {"error": "insufficient_scope"}) if is_change(request) else None
        with pytest.raises(DeskDenied, match="403"):
            push_once(place.settings(), place.token, tmp_path / "journal")
        assert place.keys() == []

    def test_a_login_page(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """A web page with 200 is no answer of a desk."""
        fake.trouble = lambda request: LOGIN_PAGE
        with pytest.raises(DeskDenied, match="login page"):
            push_once(place.settings(), place.token, tmp_path / "journal")

    def test_a_rate_limit(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """A desk that asks to wait at every other request still gets every ticket once."""
        turn = [0]

        def limit(request: Request) -> Reply | None:
            turn[0] += 1
            return self.limited if turn[0] % 2 else None

        fake.trouble = limit
        assert push_once(place.settings(), place.token, tmp_path / "journal").counts == {"created": TICKETS}
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS

    def test_a_limit_without_end(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """A desk that keeps asking to wait is exit 75, the journal kept."""
        fake.trouble = lambda request: self.limited
        with pytest.raises(DeskUnreachable) as away:
            push_once(place.settings(), place.token, tmp_path / "journal")
        assert away.value.exit_code == 75

    def test_a_refused_ticket_stops_nobody(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """One ticket that the desk refuses is listed with the reason; the others arrive."""
        log = bracket_log()
        self.spoil(log.tickets[3])
        desk = desks.connect(place.settings(), Secret(place.token), name="quality", sleep=lambda seconds: None)
        with migration.open_journal(tmp_path / "journal") as journal:
            plan = migration.make_plan(log, bracket_profile(place.settings()), desk, journal, NOW)
            result = migration.push(plan, log, desk, journal, NOW, canary=False, sleep=lambda seconds: None)
        assert result.counts == {"created": TICKETS - 1, "refused": 1}
        assert result.refused[0].id == "4"
        assert result.refused[0].reason

    def spoil(self, ticket: Any) -> None:
        """Make a ticket that this desk refuses."""
        raise NotImplementedError

    def test_the_secret_stays_secret(self, place: Place, fake: Fake, tmp_path: Path) -> None:
        """Neither the journal nor the desk's identity holds the token."""
        push_once(place.settings(), place.token, tmp_path / "journal")
        assert place.token.encode() not in (tmp_path / "journal").read_bytes()
        assert place.token not in place.desk().identity + repr(place.desk())


def is_change(request: Request) -> bool:
    """Return whether a request changes anything."""
    return request.method != "GET"
