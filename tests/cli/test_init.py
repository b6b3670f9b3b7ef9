"""`init` writes down what was decided, so that it stays decided."""

from __future__ import annotations

import tomllib

import pytest

from sheet2desk.profile_file import load_profile
from tests.conftest import SAMPLES, write_csv

LOGS = ["bracket-defects.xlsx", "bracket-defects-later.xlsx", "helpdesk.csv", "clean.xlsx", "facilities.ods"]


@pytest.mark.parametrize("name", LOGS)
def test_the_profile_gives_the_same_result(cli, tmp_path, name):
    """With the profile that `init` wrote the same log gives the same tickets and the same findings."""
    log = SAMPLES / name
    before = cli("import", log), cli("check", log, "-f", "json", "--now", "2026-04-01")
    assert cli("init", log).code == 0
    assert (tmp_path / "sheet2desk.toml").exists()
    after = cli("import", log), cli("check", log, "-f", "json", "--now", "2026-04-01")
    assert after[0].jsonl == before[0].jsonl
    assert after[1].json == before[1].json


@pytest.mark.parametrize("name", LOGS)
def test_uncommented_guesses_still_load(cli, tmp_path, name):
    """The profile is read by the program that wrote it, and says at least which columns it uses."""
    cli("init", SAMPLES / name, "-o", tmp_path / "p.toml")
    assert load_profile(tmp_path / "p.toml").columns


def test_it_does_not_overwrite(cli, log_csv, tmp_path):
    """A profile that somebody wrote is not overwritten without --force."""
    profile = tmp_path / "sheet2desk.toml"
    profile.write_text('timezone = "Europe/Moscow"\n')
    ran = cli("init", log_csv)
    assert ran.code == 2
    assert "--force" in ran.err
    assert profile.read_text() == 'timezone = "Europe/Moscow"\n'
    assert cli("init", log_csv, "--force").code == 0
    assert "[columns]" in profile.read_text()


def test_unsure_lines_are_commented(cli, tmp_path):
    """A word nobody knows is left open behind a #, with how often it stands there."""
    log = write_csv(
        tmp_path / "log.csv",
        "Ticket,Created,Requester,Subject,Status",
        "1,2024-03-04,Ann,No ink,open",
        "2,2024-03-05,Tom,No ink again,frobnicated",
    )
    text = cli("init", log, "-o", "-").text
    assert '# frobnicated = "?"  # unknown, in 1 cell' in text
    assert tomllib.loads(text)["columns"]["status"] == "Status"
    assert "frobnicated" not in tomllib.loads(text).get("values", {}).get("status", {})


def test_headers_with_anything_in_them(cli, tmp_path):
    """Quotes, backslashes and line breaks of a header survive the way through TOML."""
    log = tmp_path / "log.csv"
    log.write_text(
        'Ticket,Created,"Requester ""name"" \\ x","Subject\nof it"\n1,2024-03-04,Ann,No ink\n', encoding="utf-8"
    )
    before = cli("import", log).jsonl
    assert cli("init", log).code == 0
    assert cli("import", log).jsonl == before


def test_json(cli, log_csv, tmp_path):
    """The profile is there as JSON too, and then nothing is written."""
    value = cli("init", log_csv, "-f", "json").json
    assert value["version"] == 1
    assert value["profile"]["columns"]["subject"] == "Subject"
    assert not (tmp_path / "sheet2desk.toml").exists()
