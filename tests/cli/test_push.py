"""`push`, `verify` and `undo` from the command line: ask, do, say what was done, and exit as the contract says."""

from __future__ import annotations

import re

import pytest

from sheet2desk.errors import DeskRefused, DeskUnreachable
from tests.conftest import NOW, SAMPLES
from tests.desk_servers.fixtures import rt_place, rt_server
from tests.migration.fake_desk import FakeDesk

__all__ = ["rt_place", "rt_server"]

SETTINGS = ("--config", SAMPLES / "sheet2desk.toml", "--now", NOW)
LOG = SAMPLES / "clean.xlsx"


@pytest.fixture
def desk(monkeypatch) -> FakeDesk:
    """Stand a desk in memory in for the one that the profile names."""
    fake = FakeDesk()
    for command in ("push", "verify", "undo"):
        monkeypatch.setattr(f"sheet2desk.cli.{command}.open_desk", lambda *_, **__: fake)
    return fake


@pytest.fixture
def journal(tmp_path):
    """Return a journal of this test alone."""
    return ("--journal", tmp_path / "journal.sqlite")


def test_push_verify_undo(cli, desk, journal, tmp_path):
    """A push makes every ticket, a second one none; verify agrees; undo takes all back, and verify says so."""
    arguments = (LOG, "--to", "quality", *SETTINGS, *journal)
    first = cli("push", *arguments, "--yes", "-f", "json")
    assert first.code == 0, first.err
    assert first.json["summary"] == {"created": 20}
    assert len(desk.records) == 20
    assert cli("push", *arguments, "--yes", "-f", "json").json["summary"] == {"skipped": 20}
    assert len(desk.records) == 20
    verified = cli("verify", *arguments, "-f", "json")
    assert (verified.code, verified.json["summary"]) == (0, {"checked": 20, "missing": 0, "differing": 0})
    assert cli("verify", *arguments, "-f", "html").text.startswith("<!DOCTYPE html>")
    run = first.json["run"]
    undone = cli("undo", run, "--to", "quality", *SETTINGS, *journal, "--yes", "-f", "json")
    assert undone.code == 0
    assert all(ticket["removed"] for ticket in undone.json["tickets"])
    assert len(desk.records) == 0
    missing = cli("verify", *arguments)
    assert missing.code == 1
    assert "20 missing" in missing.text


def test_the_plan_is_shown_before_the_question(cli, desk, journal, monkeypatch):
    """Without --yes the plan comes on stderr and a person is asked; "no" pushes nothing and is exit 1."""
    monkeypatch.setattr("sheet2desk.cli.push.ask", lambda *_, **__: False)
    ran = cli("push", LOG, "--to", "quality", *SETTINGS, *journal)
    assert (ran.code, ran.out) == (1, b"")
    assert "create: 20 tickets" in ran.err
    assert "nothing was pushed" in ran.err
    assert len(desk.records) == 0


def test_nobody_there_to_ask(cli, desk, journal):
    """Without a terminal there is nobody to ask: exit 2, and --yes is named."""
    ran = cli("push", LOG, "--to", "quality", *SETTINGS, *journal)
    assert (ran.code, ran.out) == (2, b"")
    assert "--yes" in ran.err.splitlines()[-1]
    assert len(desk.records) == 0
    assert cli("undo", "1", "--to", "quality", *SETTINGS, *journal).code == 2


def test_a_dry_run_writes_nothing(cli, desk, journal, tmp_path):
    """--dry-run shows the plan, and neither the desk nor the disk has changed."""
    before = sorted(tmp_path.rglob("*"))
    ran = cli("push", LOG, "--to", "quality", "-n", *SETTINGS, *journal, "-f", "json")
    assert ran.code == 0
    assert {action["action"] for action in ran.json["actions"]} == {"create"}
    assert len(desk.records) == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_differences_need_somebody(cli, desk, journal):
    """A ticket that somebody changed in the desk is a difference: exit 1, with field, both values and the place."""
    arguments = (LOG, "--to", "quality", *SETTINGS, *journal)
    cli("push", *arguments, "--yes")
    record = next(iter(desk.records.values()))
    record.fields["subject"] = "something else"
    ran = cli("verify", *arguments, "-f", "json")
    assert ran.code == 1
    assert [(one["field"], one["found"]) for one in ran.json["differences"]] == [("subject", "something else")]
    assert "something else" in cli("verify", *arguments).text


def test_an_unknown_run(cli, desk, journal):
    """A run that the journal doesn't know is a usage error."""
    ran = cli("undo", "no-such-run", "--to", "quality", *SETTINGS, *journal, "--yes")
    assert (ran.code, ran.out) == (2, b"")
    assert "no run no-such-run" in ran.err


@pytest.mark.desk
@pytest.mark.xdist_group("rt")
@pytest.mark.slow
def test_the_bracket_log_into_rt(cli, rt_place, tmp_path, monkeypatch):
    """The whole bracket log goes into a real RT by the command line: once, whole, and as the plan said."""
    monkeypatch.setenv("RT_TOKEN", rt_place.token)
    settings = rt_place.settings()
    profile = tmp_path / "sheet2desk.toml"
    text = (SAMPLES / "sheet2desk.toml").read_text(encoding="utf-8").partition("[desks.")[0]
    text = re.sub(r"(?ms)^\[routing\].*?(?=^\[|\Z)", "", text)
    profile.write_text(
        f'{text}\n[desks.quality]\nkind = "rt"\nurl = "{settings.url}"\nqueue = "{rt_place.log}"\n'
        'token_env = "RT_TOKEN"\n[desks.quality.fields]\nsatisfaction = "CSAT"\n"Серийный №" = "Serial"\n',
        encoding="utf-8",
    )
    log = SAMPLES / "bracket-defects.xlsx"
    arguments = (log, "--to", "quality", "--now", NOW, "--journal", tmp_path / "journal.sqlite")
    tickets = len(cli("import", log).jsonl)
    pushed = cli("push", *arguments, "--yes", "-f", "json")
    refused = [(receipt["place"], receipt["reason"]) for receipt in pushed.json["receipts"] if receipt["reason"]]
    assert refused == []
    assert pushed.json["summary"] == {"created": tickets}
    assert pushed.code == 0
    assert cli("push", *arguments, "--yes", "-f", "json").json["summary"] == {"skipped": tickets}
    verified = cli("verify", *arguments, "-f", "json")
    assert (verified.code, verified.json["summary"]) == (0, {"checked": tickets, "missing": 0, "differing": 0})


def test_a_desk_that_goes_away(cli, desk, journal):
    """When the desk stays away in the middle, the last line but one says how far the push came; it exits 75."""

    class Away(FakeDesk):
        def create(self, *args, **more):
            if len(self.created) == 7:  # the test ticket and six more
                raise DeskUnreachable("the desk is away", help="later")
            return super().create(*args, **more)

    desk.__class__ = Away
    arguments = (LOG, "--to", "quality", *SETTINGS, *journal, "--yes")
    ran = cli("push", *arguments)
    assert (ran.code, ran.out) == (75, b"")
    assert "stopped after 6 of 20 tickets: the same command goes on from there" in ran.err
    desk.__class__ = FakeDesk
    assert "14 created, 6 skipped" in cli("push", *arguments).text


def test_undo_of_a_run_that_is_not_there(cli, desk, journal):
    """A run that the journal doesn't know is told before anybody is asked whether to remove it."""
    ran = cli("undo", "20200101-000000", "--to", "quality", *SETTINGS, *journal)
    assert (ran.code, ran.out) == (2, b"")
    assert "no run 20200101-000000 in the journal" in ran.err


def test_an_update_offers_no_undo(cli, desk, journal):
    """Undo removes what a run made: a run that made nothing doesn't offer it."""
    arguments = (LOG, "--to", "quality", *SETTINGS, *journal, "--yes")
    assert "to take back" in cli("push", *arguments).err
    assert "to take back" not in cli("push", *arguments).err


def test_a_wrong_address_is_named(cli, desk, journal):
    """An address where no desk answers as one stands in the message."""

    class Elsewhere(FakeDesk):
        def preflight(self):
            raise DeskRefused("HTTP 404", help="check the url")

    desk.__class__ = Elsewhere
    ran = cli("push", LOG, "--to", "quality", *SETTINGS, *journal, "-n")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: fake: HTTP 404")
