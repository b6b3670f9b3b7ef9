"""Fixtures that start the desks; a test that can't have one skips with the reason.

All tests of a server carry the same `xdist_group`, so that one server serves a whole run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar
from uuid import uuid4

import pytest

from tests.desk_servers import django_helpdesk, redmine, roundup, rt
from tests.desk_servers.place import Place


class Server(Protocol):
    def stop(self) -> None: ...


AnyServer = TypeVar("AnyServer", bound=Server)
_running: dict[str, Server] = {}


def _one(kind: str, start: Callable[[], AnyServer], why_not: str | None = None) -> Iterator[AnyServer]:
    """Yield the one server of its kind: every folder of tests that imports these fixtures has fixtures of its own."""
    if kind not in _running:
        if why_not:
            pytest.skip(why_not)
        try:
            _running[kind] = start()
        except RuntimeError as trouble:
            pytest.skip(str(trouble))
    yield _running[kind]  # type: ignore[misc]
    _running[kind].stop()


@pytest.fixture(scope="session")
def rt_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rt.RTServer]:
    yield from _one("rt", lambda: rt.RTServer(tmp_path_factory.mktemp("rt")), rt.why_not())


@pytest.fixture
def rt_place(rt_server: rt.RTServer) -> Place:
    return place_in_rt(rt_server)


def place_in_rt(rt_server: rt.RTServer) -> Place:
    """Return an empty queue of its own."""
    queue = rt_server.new_queue()
    return Place(
        queue,
        {
            "kind": "rt",
            "url": rt_server.url,
            "queue": queue,
            "fields": {"satisfaction": "CSAT", "Серийный №": "Serial"},
        },
        rt_server.token(),
        lambda: rt_server.keys(queue),
        lambda remote: rt_server.as_agent(remote, {"Subject": "взял в работу"}),
        lambda: rt_server.mailed,
    )


@pytest.fixture(scope="session")
def redmine_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[redmine.RedmineServer]:
    yield from _one("redmine", lambda: redmine.RedmineServer(tmp_path_factory.mktemp("redmine")), redmine.why_not())


@pytest.fixture
def redmine_place(redmine_server: redmine.RedmineServer) -> Place:
    project = redmine_server.new_project()
    admin = redmine_server.admin
    return Place(
        project,
        {
            "kind": "redmine",
            "url": redmine_server.url,
            "project": project,
            "fields": {"created_at": "Opened", "satisfaction": "CSAT"},
        },
        redmine.KEY,
        lambda: redmine_server.keys(project),
        lambda remote: (
            admin.put(f"/issues/{remote}.json", json={"issue": {"notes": "взял в работу"}}).raise_for_status() and None
        ),
        lambda: redmine_server.mailed,
    )


@pytest.fixture(scope="session")
def roundup_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[roundup.RoundupServer]:
    yield from _one("roundup", lambda: roundup.RoundupServer(tmp_path_factory.mktemp("roundup"), calls=40, seconds=1))


@pytest.fixture
def roundup_place(roundup_server: roundup.RoundupServer) -> Place:
    log = f"quality-{uuid4().hex[:8]}"
    fields = {
        "requester": "requester",
        "created_at": "opened",
        "due_at": "due",
        "solved_at": "closed",
        "satisfaction": "csat",
    }
    return Place(
        log,
        {"kind": "roundup", "url": roundup_server.url, "fields": fields},
        roundup.LOGIN,
        lambda: roundup_server.keys(log),
        lambda remote: roundup_server.as_agent(remote, {"title": "взял в работу"}),
        lambda: roundup_server.mailed,
    )


@pytest.fixture(scope="session")
def django_helpdesk_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[django_helpdesk.DjangoHelpdeskServer]:
    yield from _one(
        "django-helpdesk",
        lambda: django_helpdesk.DjangoHelpdeskServer(tmp_path_factory.mktemp("django-helpdesk")),
    )


@pytest.fixture
def django_helpdesk_place(django_helpdesk_server: django_helpdesk.DjangoHelpdeskServer) -> Place:
    log, client = f"quality-{uuid4().hex[:8]}", django_helpdesk_server.client
    return Place(
        log,
        {
            "kind": "django-helpdesk",
            "url": django_helpdesk_server.url,
            "queue": 1,
            "fields": {"satisfaction": "csat"},
            "assignees": {"chief.quality@example.com": django_helpdesk.CHIEF},
        },
        django_helpdesk.TOKEN,
        lambda: django_helpdesk_server.keys(log),
        lambda remote: client.patch(f"/tickets/{remote}/", json={"title": "взял в работу"}).raise_for_status() and None,
        lambda: django_helpdesk_server.mailed,
    )
