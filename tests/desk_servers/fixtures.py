"""Fixtures that start the desks; a test that can't have one skips with the reason.

All tests of a server carry the same `xdist_group`, so that one server serves a whole run.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.desk_servers import django_helpdesk, redmine, roundup, rt
from tests.desk_servers.place import Place


@pytest.fixture(scope="session")
def rt_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rt.RTServer]:
    reason = rt.why_not()
    if reason:
        pytest.skip(reason)
    server = rt.RTServer(tmp_path_factory.mktemp("rt"))
    yield server
    server.stop()


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
    reason = redmine.why_not()
    if reason:
        pytest.skip(reason)
    server = redmine.RedmineServer(tmp_path_factory.mktemp("redmine"))
    yield server
    server.stop()


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
    try:
        server = roundup.RoundupServer(tmp_path_factory.mktemp("roundup"), calls=40, seconds=1)
    except RuntimeError as trouble:
        pytest.skip(str(trouble))
    yield server
    server.stop()


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
    try:
        server = django_helpdesk.DjangoHelpdeskServer(tmp_path_factory.mktemp("django-helpdesk"))
    except RuntimeError as trouble:
        pytest.skip(str(trouble))
    yield server
    server.stop()


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
