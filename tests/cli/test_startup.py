"""The command line starts at once: what a run doesn't need is not imported."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sheet2desk import __version__
from sheet2desk.cli.app import COMMANDS

HEAVY = {
    "gspread", "holidays", "httpx", "openpyxl", "phonenumbers", "pydantic", "python_calamine", "rapidfuzz", "requests",
    "rich", "sqlalchemy", "tabulate", "xlsxwriter",
}  # fmt: skip


def _modules_after(*arguments: str) -> set[str]:
    """Run a command line in a new interpreter and return the top-level modules that it has loaded."""
    code = (
        "import sys, json, sheet2desk.cli as cli\n"
        "try: cli.main(sys.argv[1:])\n"
        "except SystemExit: print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["no-such-command"]])
def test_help_imports_nothing_heavy(arguments):
    """Help and a typo cost no library that reads, calculates or talks."""
    assert not _modules_after(*arguments) & HEAVY


def test_version_does_not_even_load_the_parser():
    """The version is answered before typer is imported."""
    assert "typer" not in _modules_after("--version")


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--version"], ["check", "x", "--version", "-q"]])
def test_version_everywhere(cli, arguments):
    """--version is an option of every command."""
    ran = cli(*arguments)
    assert (ran.code, ran.text, ran.err) == (0, f"sheet2desk {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(cli, name):
    """-h and --help tell of each command, with all the options that every command has."""
    ran = cli(name, "-h")
    assert ran.code == 0
    assert ran.text == cli(name, "--help").text
    options = ("-f, --format", "-o, --output", "--config", "--now", "--timezone", "-q, --quiet", "-v, --verbose")
    for option in (*options, "--no-color", "--password-file", "--version", "-h, --help"):
        assert option in ran.text, option


def test_help_lists_every_command(cli):
    """Each command stands in the list, its line uncut."""
    text = cli("--help").text
    for name, entry in COMMANDS.items():
        assert f"  {name} " in text
        assert entry.summary in text


def test_without_arguments_the_help_is_shown(cli):
    """No command at all is a usage error that shows the help."""
    ran = cli()
    assert (ran.code, ran.out) == (2, b"")
    assert "Commands:" in ran.err


def test_python_minus_m(tmp_path):
    """The package runs as a module."""
    done = subprocess.run([sys.executable, "-m", "sheet2desk", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"sheet2desk {__version__}\n"
