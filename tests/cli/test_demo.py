"""The demo walks the whole way, offline, and says the same each day."""

from __future__ import annotations

from sheet2desk.cli.demo import LOG, PROFILE
from tests.conftest import SAMPLES


def test_the_walk(cli, tmp_path):
    """Each step of the way runs on the copied log, and the end says how to push for real."""
    ran = cli("demo", "here")
    assert ran.code == 0
    for command in ("inspect", "check", "dedupe", "overdue", "report", "push"):
        assert f"$ sheet2desk {command} {LOG}" in ran.text
    assert f"sheet2desk push {LOG} --to quality\n" in ran.text
    assert "error: internal" not in ran.text
    assert {path.name for path in (tmp_path / "here").iterdir()} == {LOG, PROFILE}


def test_each_step_succeeds(cli):
    """No step fails; `check` finds something, as it should."""
    steps = cli("demo", "-f", "json").json["steps"]
    assert [step["exit_code"] for step in steps] == [0, 1, 0, 0, 0, 0]
    assert cli("demo", "-f", "json").json["steps"] == steps


def test_it_does_not_overwrite(cli, tmp_path):
    """A file of somebody else under the log's name stays."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / LOG).write_bytes(b"mine")
    ran = cli("demo", "here")
    assert ran.code == 2
    assert (tmp_path / "here" / LOG).read_bytes() == b"mine"


def test_the_log_is_the_sample(cli, tmp_path):
    """What is copied is the sample, byte for byte."""
    cli("demo", "here", "-q")
    assert (tmp_path / "here" / LOG).read_bytes() == (SAMPLES / LOG).read_bytes()
