"""The walk of the demo: words, a command, and the beginning of what it prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sheet2desk.data_class import frozen
from sheet2desk.formats.document import Block, Document, Paragraph, Part, Verbatim

PARTS = frozenset({Part.DATA, Part.BLOCKS})

FIRST, LAST = 16, 2  # lines shown of an output's beginning and end


@frozen
class Step:
    """One command of the walk: why it is run, the command line, its exit code and its output (stdout, then stderr)."""

    words: str
    command: str
    exit_code: int
    output: str


def view(steps: Sequence[Step], *, now: datetime, last_words: str = "") -> Document:
    """Return the document; of a long output its beginning and its end are shown, the JSON value has it whole."""
    return Document(
        title="demo",
        created=now,
        data=lambda: {
            "version": 1,
            "steps": [{"command": step.command, "exit_code": step.exit_code, "output": step.output} for step in steps],
        },
        blocks=lambda: [block for step in steps for block in _blocks(step)] + [Verbatim(last_words)],
    )


def _blocks(step: Step) -> list[Block]:
    lines = step.output.rstrip("\n").splitlines()
    hidden = len(lines) - FIRST - LAST
    if hidden > 1:
        head, tail = "\n".join(lines[:FIRST]).rstrip(), "\n".join(lines[-LAST:]).strip("\n")
        lines = [*head.splitlines(), "", f"... {hidden} more lines", "", *tail.splitlines()]
    text = "\n".join(f"    {line}" if line else "" for line in lines)
    return [Paragraph(step.words), Verbatim(f"    $ {step.command}"), Verbatim(text)]
