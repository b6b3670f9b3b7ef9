"""A push of the small log in a process of its own: `python -m tests.migration.pusher SETTINGS TOKEN JOURNAL`."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.secret import Secret
from tests.migration.bracket import bracket_log, bracket_profile

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)


def push_once(
    settings: DeskSettings, token: str, journal_path: Path | str, *, canary: bool = False
) -> migration.PushResult:
    """Plan and push the bracket log."""
    profile, log = bracket_profile(settings), bracket_log()
    desk = desks.connect(settings, Secret(token), name="quality", sleep=lambda seconds: time.sleep(seconds / 10))
    with migration.open_journal(journal_path) as journal:
        plan = migration.make_plan(log, profile, desk, journal, NOW)
        return migration.push(
            plan, log, desk, journal, NOW, canary=canary, sleep=lambda seconds: time.sleep(seconds / 10)
        )


if __name__ == "__main__":
    push_once(DeskSettings(**json.loads(sys.argv[1])), sys.argv[2], sys.argv[3])
