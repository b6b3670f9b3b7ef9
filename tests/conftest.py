"""What all tests share: the command line run in this process, golden files, and an environment without surprises."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"

#: A moment at which some requests of the samples are overdue.
NOW = "2026-04-01T10:00:00+03:00"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten from what the program says now."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden files")


@dataclass(frozen=True)
class Ran:
    """What one command line did."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Return stdout as text."""
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        """Return stdout as JSON."""
        return json.loads(self.out)

    @property
    def jsonl(self) -> list[Any]:
        """Return stdout as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the settings of the machine that runs the tests out of them."""
    for name in list(os.environ):
        if name.startswith("SHEET2DESK_") or name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "TZ"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command line in an empty folder of its own and return code, stdout and stderr."""
    from sheet2desk.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, out.buffer.getvalue(), err.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compare with a golden file, letter by letter, or rewrite it under --update-goldens."""
    rewrite = request.config.getoption("--update-goldens")

    def compare(path: Path, got: bytes) -> None:
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(got)
        assert path.exists(), f"{path} is missing: pytest --update-goldens makes it"
        assert path.read_bytes() == got

    return compare


def write_csv(path: Path, *rows: str) -> Path:
    """Write a small log, a line a row, and return its path."""
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def log_csv(tmp_path: Path) -> Path:
    """Return a tidy log of three tickets, one of them solved before it was created."""
    return write_csv(
        tmp_path / "log.csv",
        "Ticket,Created,Requester,Email,Subject,Priority,Assignee,Status,First response,Resolved,Rating",
        "1,2024-03-04 09:10,Ann Smith,ann@example.com,No ink,high,Bob,closed,2024-03-04 09:30,2024-03-04 15:00,5",
        "2,2024-03-05 10:00,Tom Hill,tom@example.com,=1+1 is wrong in Excel,normal,Bob,open,,,",
        "3,2024-03-06 11:00,Eva Long,eva@example.com,No network,urgent,Kim,solved,2024-03-06 11:05,2024-03-05 12:00,2",
    )
