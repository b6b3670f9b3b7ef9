"""A plan in a file: it does exactly what it says, or says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sheet2desk import migration
from sheet2desk.errors import ConfigError, OutputFailed
from sheet2desk.log import Log
from sheet2desk.migration.journal import Journal
from tests.migration.bracket import bracket_log
from tests.migration.fake_desk import FakeDesk
from tests.migration.test_engine import NOW, PROFILE, push


def saved(path: Path, desk: FakeDesk, journal: Journal, log: Log | None = None) -> migration.SavedPlan:
    plan = migration.make_plan(log or bracket_log(), PROFILE, desk, journal, NOW)
    migration.save_plan(plan, path, sources=["defects.xlsx"], desk_name="quality")
    return migration.load_plan(path)


def test_a_fresh_plan_holds(tmp_path: Path) -> None:
    """Nothing changed: the plan is as good as new, and knows what it was made of."""
    desk = FakeDesk()
    with migration.open_journal(":memory:") as journal:
        plan = saved(tmp_path / "plan.json", desk, journal)
        assert (plan.sources, plan.desk_name) == (["defects.xlsx"], "quality")
        migration.check_fresh(plan, migration.make_plan(bracket_log(), PROFILE, desk, journal, NOW))


def test_a_stale_plan_says_what_changed(tmp_path: Path) -> None:
    """A changed source, profile, ticket or desk makes the plan stale, each by its name."""
    desk, log = FakeDesk(), bracket_log()
    with migration.open_journal(":memory:") as journal:
        plan = saved(tmp_path / "plan.json", desk, journal)
        log.sources[0] = replace(log.sources[0], sha256="00" * 32)
        log.tickets[0].subject = "другая тема"
        log.tickets[1].id = "222"
        other = replace(PROFILE, routing={})
        with pytest.raises(ConfigError) as stale:
            migration.check_fresh(plan, migration.make_plan(log, other, desk, journal, NOW))
        for change in (
            "source defects.xlsx changed",
            "profile routing changed",
            "defects#1 changed",
            "defects#222 is new",
            "defects#2 is gone",
        ):
            assert change in stale.value.message
        push(desk, journal)
        with pytest.raises(ConfigError, match=r"defects#1: create is now skip \(in the desk as"):
            migration.check_fresh(plan, migration.make_plan(bracket_log(), PROFILE, desk, journal, NOW))


def test_what_is_no_plan(tmp_path: Path) -> None:
    """A file that is no plan, or isn't there, or can't be written, is told in one line."""
    path = tmp_path / "plan.json"
    for text in ("", "[]", '{"version": 2}', '{"version": 1, "actions": []}'):
        path.write_text(text)
        with pytest.raises(ConfigError, match="not a plan"):
            migration.load_plan(path)
    with pytest.raises(ConfigError, match="no such file"):
        migration.load_plan(tmp_path / "none.json")
    with migration.open_journal(":memory:") as journal, pytest.raises(OutputFailed):
        saved(tmp_path / "no folder" / "plan.json", FakeDesk(), journal)
