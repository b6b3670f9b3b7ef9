"""The README shows what the program really prints, and its commands are the ones that work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheet2desk.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_transcript_is_what_the_demo_prints(readme, cli, tmp_path):
    """Each line of the transcript stands in the demo's own output; long lines may be cut."""
    transcript = re.search(r"```console\n(.*?)```", readme, re.DOTALL)[1].splitlines()
    printed = [line.strip() for line in cli("demo", str(tmp_path / "demo")).text.splitlines()]

    missing = [
        line
        for line in transcript
        if line.strip() not in ("", "...") and not any(shown.startswith(line.strip()) for shown in printed)
    ]

    assert missing == []


def test_every_command_has_an_example(readme):
    """Nobody has to guess how a command is called."""
    examples = re.findall(r"(?:^|bin/)sheet2desk (\w+)", readme, re.MULTILINE)

    assert set(COMMANDS) - set(examples) <= {"rules", "desks"}
    assert "sheet2desk rules" in readme
    assert "sheet2desk desks" in readme
