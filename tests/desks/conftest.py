"""Fixtures of the desk tests."""

from tests.desk_servers.fixtures import (
    redmine_place,
    redmine_server,
    roundup_place,
    roundup_server,
    rt_place,
    rt_server,
)

__all__ = ["redmine_place", "redmine_server", "roundup_place", "roundup_server", "rt_place", "rt_server"]
