"""Settings are found in one order: options, environment, profile, the source's own words, the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from sheet2desk.cli import clock
from sheet2desk.errors import ConfigError
from tests.conftest import write_csv

PROFILE = 'timezone = "Asia/Yekaterinburg"\n'


def _offset(cli, *arguments) -> str:
    return cli("import", *arguments).jsonl[0]["created_at"][-6:]


def test_the_order_of_time_zones(cli, log_csv, tmp_path, monkeypatch):
    """--timezone beats the environment, that the profile, that the machine's TZ."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert _offset(cli, log_csv) == "+09:00"
    (tmp_path / "sheet2desk.toml").write_text(PROFILE)
    assert _offset(cli, log_csv) == "+05:00"
    monkeypatch.setenv("SHEET2DESK_TIMEZONE", "Europe/Moscow")
    assert _offset(cli, log_csv) == "+03:00"
    assert _offset(cli, log_csv, "--timezone", "Europe/Riga") == "+02:00"


def test_the_order_of_profiles(cli, log_csv, tmp_path, monkeypatch):
    """--config beats SHEET2DESK_CONFIG, that the profile of this folder, that one of a folder above."""
    (tmp_path / "sheet2desk.toml").write_text('timezone = "Asia/Tokyo"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert _offset(cli, log_csv) == "+09:00"
    (tmp_path / "a" / "sheet2desk.toml").write_text('timezone = "Europe/Moscow"\n')
    assert _offset(cli, log_csv) == "+03:00"
    (tmp_path / "env.toml").write_text(PROFILE)
    monkeypatch.setenv("SHEET2DESK_CONFIG", str(tmp_path / "env.toml"))
    assert _offset(cli, log_csv) == "+05:00"
    (tmp_path / "flag.toml").write_text('timezone = "Europe/Riga"\n')
    assert _offset(cli, log_csv, "--config", tmp_path / "flag.toml") == "+02:00"


def test_verbose_says_what_was_decided(cli, log_csv, monkeypatch):
    """-v tells the zone and where it came from, and the profile, on stderr only."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    ran = cli("check", log_csv, "-v", "-f", "json")
    assert "time zone: Asia/Tokyo (from TZ)" in ran.err
    assert "profile: none" in ran.err
    assert ran.json["version"] == 1


def test_now_is_an_argument(cli, log_csv, monkeypatch):
    """--now is the clock: naive it is wall-clock time in the log's zone, with an offset it is that moment."""
    shown = [
        cli("overdue", log_csv, "-f", "json", "--timezone", "Europe/Moscow", "--now", now).json["now"]
        for now in ("2024-03-05T09:10", "2024-03-05", "2024-03-05T09:10Z")
    ]
    assert shown == ["2024-03-05T09:10:00+03:00", "2024-03-05T00:00:00+03:00", "2024-03-05T12:10:00+03:00"]
    monkeypatch.setenv("SHEET2DESK_NOW", "2024-03-05T09:10")
    assert cli("overdue", log_csv, "-f", "json").json["now"].startswith("2024-03-05T09:10:00")


def test_a_run_with_a_fixed_clock_is_repeatable(cli, log_csv):
    """Two runs with the same --now say the same, byte for byte."""
    for command in ("inspect", "check", "dedupe", "overdue", "report"):
        for format in ("text", "json"):
            arguments = (command, log_csv, "-f", format, "--now", "2024-04-01T10:00", "--timezone", "UTC")
            assert cli(*arguments) == cli(*arguments)


@pytest.mark.parametrize(
    ("value", "zone"),
    [("Europe/Moscow", "Europe/Moscow"), (":Europe/Riga", "Europe/Riga"), ("UTC", "UTC")],
)
def test_tz_names_the_zone(monkeypatch, value, zone):
    """TZ is read by its IANA name."""
    monkeypatch.setenv("TZ", value)
    assert clock.local_zone()[0].key == zone


def test_a_tz_that_names_nothing_is_said(monkeypatch):
    """A TZ that is no zone gives UTC, and -v says so."""
    monkeypatch.setenv("TZ", "Nowhere/Land")
    zone, origin = clock.local_zone()
    assert zone.key == "UTC"
    assert "Nowhere/Land" in origin


def test_the_machine_has_a_zone(monkeypatch):
    """Without TZ the machine's own zone is found, or UTC is said."""
    monkeypatch.delenv("TZ", raising=False)
    zone, origin = clock.local_zone()
    assert datetime(2024, 1, 1, tzinfo=zone).utcoffset() is not None
    assert origin


def test_unknown_zones_name_the_nearest():
    """A misspelt zone is told with the one that was meant."""
    with pytest.raises(ConfigError) as told:
        clock.zone_named("Europe/Moskow", origin="--timezone")
    assert told.value.help == "did you mean Europe/Moscow"


def test_the_clock_is_aware():
    """The machine's moment has an offset; text without one has none."""
    assert clock.machine_now().tzinfo is UTC
    assert clock.parse_now("2024-03-05").tzinfo is None


def test_folders_and_globs(cli, tmp_path):
    """A folder or a glob is every table in it, and -v says what was left out."""
    folder = tmp_path / "logs"
    folder.mkdir()
    for number in (1, 2):
        write_csv(folder / f"{number}.csv", "Ticket,Created,Requester,Subject", f"{number},2024-03-04,Ann,No ink")
    (folder / "notes.docx").write_bytes(b"x")
    ran = cli("import", folder, "-v")
    assert [ticket["source"]["file"] for ticket in ran.jsonl] == ["1.csv", "2.csv"]
    assert "notes.docx" in ran.err
    assert cli("import", f"{folder}{os.sep}*.csv").out == ran.out
    assert cli("import", folder, folder / "1.csv").out == ran.out


def test_a_path_that_exists_is_no_glob(cli, tmp_path):
    """A file with brackets in its name is that file."""
    path = write_csv(tmp_path / "log[1].csv", "Ticket,Created,Requester,Subject", "1,2024-03-04,Ann,No ink")
    assert len(cli("import", path).jsonl) == 1


def test_github_gets_annotations_by_itself(cli, log_csv, monkeypatch):
    """In a GitHub workflow `check` annotates, unless a format was asked for."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli("check", log_csv).text.startswith("::error ")
    assert cli("check", log_csv, "-f", "text").text.startswith("log.csv!")
    assert cli("overdue", log_csv, "--now", "2024-03-07").text[:2] != "::"
