"""Exit codes are a contract: 0 done, 1 something needs you, 2 could not run, 75 later, 130 interrupted."""

from __future__ import annotations

import errno

import pytest

from sheet2desk import errors
from sheet2desk.cli import run as runner
from tests.conftest import write_csv

HEADER = "Ticket,Created,Requester,Subject,Status,Resolved"


@pytest.fixture
def clean(tmp_path):
    """Return a log without any finding."""
    return write_csv(
        tmp_path / "clean.csv", HEADER, "1,2024-03-04 09:10,Ann Smith,Printer is dead,closed,2024-03-04 10:00"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "never"], 0),
        (["--limit", "0"], 1),
    ],
)
def test_check_of_a_log_with_an_error(cli, log_csv, arguments, code):
    """`check` exits 1 when findings reach --fail-on, whatever is shown of them."""
    assert cli("check", log_csv, *arguments).code == code


@pytest.mark.parametrize("level", ["error", "warning", "never"])
def test_check_of_a_clean_log(cli, clean, level):
    """A clean log is 0 at every level."""
    ran = cli("check", clean, "--fail-on", level, "--now", "2024-03-05")
    assert (ran.code, ran.err) == (0, "")


def test_warnings_count_only_when_asked(cli, tmp_path):
    """A log with warnings alone is 0, and 1 under --fail-on warning."""
    path = write_csv(tmp_path / "warn.csv", HEADER, "1,2024-03-04 09:10,,Printer is dead,closed,2024-03-04 10:00")
    findings = cli("check", path, "-f", "json").json["summary"]
    assert findings["errors"] == 0 < findings["warnings"]
    assert cli("check", path).code == 0
    assert cli("check", path, "--fail-on", "warning").code == 1


def test_overdue_is_no_failure_unless_asked(cli, log_csv):
    """Monitors take any non-zero for "down", so late tickets alone are 0; --exit-code makes them 1."""
    assert cli("overdue", log_csv).code == 0
    assert cli("overdue", log_csv, "--exit-code").code == 1
    assert cli("overdue", log_csv, "--exit-code", "--now", "2024-03-05T10:01").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check"],
        ["check", "x.csv", "--no-such-option"],
        ["check", "x.csv", "--fail-on", "sometimes"],
        ["check", "x.csv", "-f", "html"],
        ["inspect", "x.csv", "-f", "csv"],
        ["report", "x.csv", "-f", "github"],
        ["check", "x.csv", "--now", "yesterday"],
        ["check", "x.csv", "--timezone", "Europe/Moskow"],
        ["check", "x.csv", "--config", "nowhere.toml"],
        ["import", "x.csv", "-o", "tickets.doc"],
        ["rules", "no-such-rule"],
        ["desks", "no-such-desk"],
        ["push", "x.csv", "--to", "nowhere"],
        ["push", "x.csv", "--to", "nowhere", "--offline"],
    ],
    ids=" ".join,
)
def test_usage_errors(cli, arguments):
    """A wrong command line is 2, one line that says what, and one that says what to do."""
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (2, b"")
    lines = ran.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("error: ")
    assert lines[1].startswith("help: ")
    assert "invalid value" not in lines[0] or "is not one of" in lines[0]


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (errors.ConfigError("a", help="b"), 2),
        (errors.UnreadableSource("a"), 2),
        (errors.OutputFailed("a"), 2),
        (errors.SourceUnavailable("a"), 75),
        (errors.DeskUnreachable("a"), 75),
        (errors.Busy("a"), 75),
        (errors.DeskDenied("a"), 2),
        (ZeroDivisionError("division"), 2),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(errno.EPIPE, "broken"), 141),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_every_trouble_has_its_code(cli, monkeypatch, trouble, code):
    """What stops a run decides the code, and no traceback reaches the user."""

    def stop(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr("sheet2desk.cli.session.Session.write", stop)
    ran = cli("rules")
    assert ran.code == code
    assert ran.out == b""
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_debug_shows_the_traceback(cli, monkeypatch, tmp_path):
    """SHEET2DESK_DEBUG=1 is how a developer sees where it broke; the code stays."""
    monkeypatch.setenv("SHEET2DESK_DEBUG", "1")
    ran = cli("check", tmp_path / "nowhere.xlsx")
    assert ran.code == 2
    assert "Traceback" in ran.err
    assert runner.COULD_NOT_RUN == 2
