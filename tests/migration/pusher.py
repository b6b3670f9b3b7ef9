"""A push in this process or, to be killed, in one of its own: forked from one that has imported everything, or bare.

Bare is `python -m tests.migration.pusher SETTINGS TOKEN JOURNAL`.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import sys
import time
from datetime import UTC, datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.secret import Secret
from sheet2desk.log import Log
from tests.desk_servers.place import as_written
from tests.migration.bracket import bracket_log, bracket_profile
from tests.migration.long_log import long_log

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)
PRELOADED = (
    "httpx",
    "pytest",
    "sqlalchemy.dialects.sqlite",
    "sheet2desk.migration.pushing",
    *(f"sheet2desk.desks.{kind.replace('-', '_')}" for kind in ("rt", "redmine", "roundup", "django-helpdesk")),
    __name__,
)


def push_once(
    settings: DeskSettings,
    token: str,
    journal_path: Path | str,
    *,
    canary: bool = False,
    log: Log | None = None,
) -> migration.PushResult:
    """Plan and push a log, the bracket log when none is given."""
    profile, log = bracket_profile(settings), log or bracket_log()
    desk = desks.connect(settings, Secret(token), name="quality", sleep=lambda seconds: time.sleep(seconds / 10))
    with migration.open_journal(journal_path) as journal:
        plan = migration.make_plan(log, profile, desk, journal, NOW)
        return migration.push(
            plan, log, desk, journal, NOW, canary=canary, sleep=lambda seconds: time.sleep(seconds / 10)
        )


def start_push(settings: DeskSettings, token: str, journal_path: Path, tickets: int = 0) -> ForkServerProcess:
    """Begin a push of so many tickets (the bracket log for 0) in a process of its own."""
    process = _context().Process(target=_push, args=(as_written(settings), token, str(journal_path), tickets))
    process.start()
    return process


def _push(settings: dict[str, object], token: str, journal_path: str, tickets: int) -> None:
    push_once(DeskSettings(**settings), token, journal_path, log=long_log(tickets) if tickets else None)


@functools.cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


if __name__ == "__main__":
    push_once(DeskSettings(**json.loads(sys.argv[1])), sys.argv[2], sys.argv[3])
