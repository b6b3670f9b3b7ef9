"""Each format writes the same document the same way, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheet2desk.formats import FORMATS, Part, formats_of, render
from tests.formats.documents import document

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", [format.NAME for format in FORMATS if format.NAME != "xlsx"])
def test_snapshot(name, language, golden):
    """A document with everything in it gives its snapshot."""
    written = render(document(language), name)
    golden(GOLDEN / f"{name}.{language}", written if isinstance(written, bytes) else written.encode())


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "xlsx", "github", "junit", "sarif"])
def test_machines_read_one_language(name):
    """What programs read doesn't change with the language of the profile."""
    assert render(document("en"), name) == render(document("ru"), name)


@pytest.mark.parametrize("name", [format.NAME for format in FORMATS])
def test_equal_input_gives_equal_bytes(name):
    """A document written twice is the same file, so that a report can be compared and kept."""
    assert render(document(), name) == render(document(), name)


def test_a_format_needs_one_part():
    """A document with only one part is offered just the formats that need that part."""
    for part in Part:
        assert [format.NEEDS for format in formats_of(frozenset({part}))] == [part] * len(formats_of(frozenset({part})))
    assert {format.NAME for format in formats_of(frozenset({Part.DATA, Part.BLOCKS}))} == {"json", "text"}


def test_names_and_endings_are_unique():
    """No two formats answer to one name or one ending."""
    names = [format.NAME for format in FORMATS]
    endings = [ending for format in FORMATS for ending in format.ENDINGS]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
