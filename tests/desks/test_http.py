"""How the one module that talks behaves when the other side doesn't: nothing here needs a server."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from sheet2desk.desks.http import TRIES, Http
from sheet2desk.desks.pace import asked_wait
from sheet2desk.desks.secret import Secret, mask_url
from sheet2desk.errors import DeskDenied, DeskRefused, DeskUnreachable, OutcomeUnknown

TOKEN = "s3cret-t0ken-0123456789"
DATE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Script:
    """Answers one request after another as it is told; remembers what was asked and how long was waited."""

    def __init__(self, *answers: httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer

    def http(self) -> Http:
        return Http(
            "https://desk.example.com/api",
            headers={"Authorization": f"token {TOKEN}"},
            secret=Secret(TOKEN),
            explain=lambda body: str(body.get("message", "")),
            sleep=self.waits.append,
            transport=httpx.MockTransport(self),
        )


def limited(headers: dict[str, str], body: bytes = b"") -> httpx.Response:
    return httpx.Response(429, headers=headers | {"date": format_datetime(DATE, usegmt=True)}, content=body)


OK = httpx.Response(200, json={"ok": True})


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": format_datetime(DATE + timedelta(seconds=9), usegmt=True)}, 9),
        ({"X-RateLimit-Retry-After": "4"}, 4),
        ({"ratelimit-reset": "11"}, 11),
        ({"rate-limit-reset": "12"}, 12),
        ({"X-RateLimit-Reset": (DATE + timedelta(seconds=13)).isoformat()}, 13),
        ({"X-RateLimit-Reset": str(int(DATE.timestamp()) + 15)}, 15),
        ({"X-RateLimit-Reset": "17"}, 17),
        ({"Retry-After": "2", "X-RateLimit-Reset": "60"}, 2),
    ],
)
def test_every_form_of_limit_is_understood(headers: dict[str, str], wait: float) -> None:
    """429 is repeated, a POST too, after the wait that its headers ask for, whatever their form."""
    script = Script(limited(headers), OK)
    assert script.http().call("POST", "/ticket", json={}).json() == {"ok": True}
    assert script.waits == [pytest.approx(wait)]
    assert len(script.asked) == 2


def test_a_limit_in_the_body() -> None:
    """Bitrix24 says in the body when it will listen again."""
    body = b'{"time": {"operating_reset_at": %d}}' % (int(DATE.timestamp()) + 21)
    assert asked_wait(limited({}).headers, body) == pytest.approx(21)


def test_503_is_a_limit_only_when_it_says_so() -> None:
    """503 QUERY_LIMIT_EXCEEDED was not done and is repeated; any other 503 of a POST may have been."""
    script = Script(httpx.Response(503, json={"error": "QUERY_LIMIT_EXCEEDED"}), OK)
    assert script.http().call("POST", "/ticket").json() == {"ok": True}
    with pytest.raises(OutcomeUnknown):
        Script(httpx.Response(503)).http().call("POST", "/ticket")


def test_a_limit_longer_than_our_patience() -> None:
    """A desk that asks to wait an hour ends the run with exit 75."""
    with pytest.raises(DeskUnreachable, match="3600 s") as away:
        Script(limited({"Retry-After": "3600"})).http().call("GET", "/ticket")
    assert away.value.exit_code == 75


def test_a_limit_without_end() -> None:
    """A desk that asks to wait for ever is given up, in the end."""
    script = Script(limited({"Retry-After": "1"}))
    with pytest.raises(DeskUnreachable):
        script.http().call("GET", "/ticket")
    assert len(script.waits) == 20


def test_slows_down_before_it_is_told_to() -> None:
    """When little of the limit is left, the rest is spread over the time until it is renewed."""
    script = Script(
        httpx.Response(
            200, json={}, headers={"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "4", "X-RateLimit-Reset": "10"}
        )
    )
    http = script.http()
    http.call("GET", "/ticket")
    http.call("GET", "/ticket")
    assert script.waits == [pytest.approx(2)]


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut"),
        httpx.Response(502, html="<html>"),
        httpx.Response(500),
    ],
)
def test_a_post_is_never_repeated_blindly(trouble: httpx.Response | Exception) -> None:
    """Whatever happens to the answer of a POST, it is sent once, and the caller is told to look."""
    script = Script(trouble)
    with pytest.raises(OutcomeUnknown):
        script.http().call("POST", "/ticket", json={})
    assert len(script.asked) == 1


def test_an_answer_cut_in_half() -> None:
    """Half a JSON body is no answer: a POST may have been done."""
    with pytest.raises(OutcomeUnknown, match="cut"):
        Script(httpx.Response(201, content=b'{"id": "1')).http().call("POST", "/ticket")


def test_a_desk_that_is_not_there() -> None:
    """A refused connection carried nothing: even a POST is tried again, a bounded number of times."""
    script = Script(httpx.ConnectError("refused"))
    with pytest.raises(DeskUnreachable) as away:
        script.http().call("POST", "/ticket")
    assert not isinstance(away.value, OutcomeUnknown)
    assert len(script.asked) == TRIES


def test_a_get_is_repeated() -> None:
    """What changes nothing is tried again when the desk stumbles."""
    script = Script(httpx.Response(500), httpx.ReadTimeout("slow"), OK)
    assert script.http().call("GET", "/ticket").json() == {"ok": True}


def test_a_login_page_is_no_answer() -> None:
    """A web page with 200 where JSON belongs means that nobody let us in."""
    with pytest.raises(DeskDenied, match="login page"):
        Script(httpx.Response(200, html="<!DOCTYPE html><html>Log in</html>")).http().call("GET", "/ticket")


@pytest.mark.parametrize("target", ["https://evil.example.net/api", "http://desk.example.com/api"])
def test_redirects_are_refused(target: str) -> None:
    """The token follows no redirect; the message says where it would have gone."""
    script = Script(httpx.Response(302, headers={"location": target + "?key=1"}))
    with pytest.raises(DeskDenied, match=target):
        script.http().call("GET", "/ticket")
    assert len(script.asked) == 1


def test_refusals_say_why() -> None:
    """A 4xx is this ticket's own trouble, in the desk's words; 401 and 403 are everybody's."""
    with pytest.raises(DeskRefused, match="HTTP 422: bad status") as refused:
        Script(httpx.Response(422, json={"message": "bad status"})).http().call("POST", "/ticket")
    assert "desk.example.com" in refused.value.help
    for status in (401, 403):
        with pytest.raises(DeskDenied, match=f"HTTP {status}"):
            Script(httpx.Response(status)).http().call("GET", "/ticket")


def test_secrets_stay_secret(caplog: pytest.LogCaptureFixture) -> None:
    """A desk that repeats the token in its answer doesn't get it into a message, a log or a repr."""
    caplog.set_level(0)
    script = Script(httpx.Response(422, json={"message": f"token {TOKEN} is too old"}))
    http = script.http()
    with pytest.raises(DeskRefused) as refused:
        http.call("POST", "/ticket")
    shown = [
        refused.value.message,
        refused.value.help,
        repr(http),
        repr(Secret(TOKEN)),
        str(Secret(TOKEN)),
        caplog.text,
    ]
    assert not [text for text in shown if TOKEN in text]
    with pytest.raises(TypeError):
        pickle.dump(Secret(TOKEN), io.BytesIO())


def test_webhook_addresses_are_masked() -> None:
    """An address that carries a key shows none of it."""
    assert (
        mask_url("https://portal.example.com/rest/1/a1b2c3d4e5f6g7h8/?auth=x")
        == "https://portal.example.com/rest/1/***/"
    )
    assert mask_url("https://user:pass@rt.example.com/rt") == "https://rt.example.com/rt"
