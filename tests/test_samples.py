"""The sample logs: built the same each time, and what every command says of them in golden files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sheet2desk import desks
from sheet2desk.desks.secret import Secret
from sheet2desk.profile_file import load_profile
from tests.conftest import Cli

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
GOLDEN = SAMPLES / "golden"
BUILT = (
    "bracket-defects.xlsx",
    "bracket-defects-later.xlsx",
    "helpdesk.csv",
    "facilities.ods",
    "clean.xlsx",
    "truth/bracket-defects.json",
    "truth/bracket-defects-later.json",
    "truth/helpdesk.json",
    "truth/facilities.json",
    "truth/clean.json",
)
NOW = {
    "bracket-defects.xlsx": "2026-04-01T10:00:00+03:00",
    "bracket-defects-later.xlsx": "2026-05-04T10:00:00+03:00",
    "helpdesk.csv": "2026-02-20T12:00:00+03:00",
    "facilities.ods": "2026-03-20T12:00:00+03:00",
    "clean.xlsx": "2026-03-03T12:00:00+03:00",
}
COMMANDS = {
    "inspect": ("txt", "json"),
    "check": ("txt", "json"),
    "dedupe": ("txt", "json"),
    "overdue": ("txt", "json"),
    "report": ("txt", "json"),
    "import": ("json",),
}
CASES = [(sample, command, ending) for sample in NOW for command, endings in COMMANDS.items() for ending in endings]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the samples built anew by the documented command."""
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, SAMPLES / "build.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", BUILT)
def test_build_gives_the_committed_samples(rebuilt: Path, name: str) -> None:
    """The build script gives the committed file again: its bytes, or every part of it where zip versions pack anew."""
    ours, theirs = SAMPLES / name, rebuilt / name
    if ours.read_bytes() == theirs.read_bytes():
        return
    assert zipfile.is_zipfile(ours), "the script changed: run `python samples/build.py`"
    with zipfile.ZipFile(ours) as committed, zipfile.ZipFile(theirs) as built:
        assert committed.namelist() == built.namelist()
        for part in committed.namelist():
            assert committed.read(part) == built.read(part), f"{part} differs: run `python samples/build.py`"


def test_profile_of_the_samples_is_right() -> None:
    """The profile beside the samples loads, and its routing sends defects to the chief quality engineer."""
    profile = load_profile(SAMPLES / "sheet2desk.toml")
    assert profile.calendar is not None
    assert profile.calendar.country == "RU"
    assert profile.routing["category = брак"].assignee == "chief.quality@example.com"


def test_desks_of_the_profile_are_right() -> None:
    """The desks that a machine can run for itself stand in the profile, with keys that their own modules take."""
    settings = load_profile(SAMPLES / "sheet2desk.toml").desks
    assert {desk.kind for desk in settings.values()} >= {"rt", "redmine", "roundup", "django-helpdesk"}
    for name, desk in settings.items():
        assert desks.connect(desk, Secret("user:token"), name=name)


@pytest.mark.parametrize(("sample", "command", "ending"), CASES)
def test_golden(
    sample: str, command: str, ending: str, cli: Cli, golden: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    """A command says of a sample, with the samples' profile beside it, what its golden file says, letter by letter."""
    for name in (sample, "sheet2desk.toml"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    format = "jsonl" if command == "import" else {"json": "json", "txt": "text"}[ending]
    ran = cli(command, sample, "--now", NOW[sample], "-f", format)
    assert ran.code in (0, 1), ran.err
    got = ran.out
    if format == "json":
        got = (json.dumps(ran.json, ensure_ascii=False, indent=1) + "\n").encode()
    golden(GOLDEN / f"{sample}.{command}.{ending}", got)


def test_no_golden_without_a_case() -> None:
    """Every golden file belongs to a command that is run."""
    known = {f"{sample}.{command}.{ending}" for sample, command, ending in CASES}
    assert {path.name for path in GOLDEN.iterdir()} <= known
