"""Fixtures of the migration tests."""

from tests.desk_servers.fixtures import (
    django_helpdesk_place,
    django_helpdesk_server,
    redmine_place,
    redmine_server,
    roundup_place,
    roundup_server,
    rt_place,
    rt_server,
)
from tests.desk_servers.postgres import postgres

__all__ = [
    "django_helpdesk_place",
    "django_helpdesk_server",
    "postgres",
    "redmine_place",
    "redmine_server",
    "roundup_place",
    "roundup_server",
    "rt_place",
    "rt_server",
]
