"""Fixtures of the migration tests."""

from tests.desk_servers.fixtures import rt_server

__all__ = ["rt_server"]
