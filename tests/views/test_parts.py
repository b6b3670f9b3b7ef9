"""What a view says that it offers is what its document has."""

from __future__ import annotations

from importlib import import_module

import pytest

from sheet2desk.cli.app import COMMANDS
from sheet2desk.formats import Document, Part, formats_of, render
from tests.conftest import NOW, SAMPLES

SETTINGS = ("--config", SAMPLES / "sheet2desk.toml", "--now", NOW)
SOURCE_OF = {
    Part.DATA: "data", Part.BLOCKS: "blocks", Part.PAGE: "blocks", Part.PRINT: "blocks", Part.RECORDS: "records",
    Part.FINDINGS: "findings", Part.TICKETS: "tickets",
}  # fmt: skip
READING = {
    "inspect": ["inspect"], "init": ["init", "-o", "-"], "import": ["import"], "check": ["check"],
    "dedupe": ["dedupe"], "overdue": ["overdue"], "report": ["report", "--by", "month"],
    "push": ["push", "-n", "--offline", "--to", "quality"],
}  # fmt: skip


@pytest.fixture
def written(monkeypatch) -> list[Document]:
    """Collect the documents that a command writes."""
    found: list[Document] = []
    monkeypatch.setattr("sheet2desk.cli.session.write", lambda document, *_: found.append(document))
    return found


@pytest.mark.parametrize("command", [*READING, "rules", "desks", "demo"])
def test_documents_have_their_parts(cli, written, command):
    """Each part in PARTS is there, and every format that needs it can write it."""
    arguments = [*READING[command], SAMPLES / "bracket-defects.xlsx", *SETTINGS] if command in READING else [command]
    cli(*arguments)
    parts = import_module(f"sheet2desk.views.{COMMANDS[command].view}").PARTS
    document = written[-1]
    offered = {source for source in SOURCE_OF.values() if getattr(document, source) is not None}
    assert offered == {SOURCE_OF[part] for part in parts}
    for format in formats_of(parts):
        assert render(document, format.NAME), format.NAME


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_text_and_json(command):
    """The contract: text and json everywhere."""
    parts = import_module(f"sheet2desk.views.{COMMANDS[command].view}").PARTS
    assert {"text", "json"} <= {format.NAME for format in formats_of(parts)}


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("check", {"text", "json", "github", "junit", "sarif", "markdown"}),
        ("report", {"text", "json", "markdown", "csv", "html", "xlsx"}),
        ("overdue", {"text", "json", "markdown", "csv", "html", "xlsx"}),
        ("inspect", {"text", "json"}),
        ("dedupe", {"text", "json"}),
        ("import", {"text", "json", "jsonl", "csv", "xlsx"}),
    ],
)
def test_formats_of_the_contract(command, formats):
    """Each command has just the formats that the contract gives it."""
    parts = import_module(f"sheet2desk.views.{COMMANDS[command].view}").PARTS
    assert {format.NAME for format in formats_of(parts)} == formats
