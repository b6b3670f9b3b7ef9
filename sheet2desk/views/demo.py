"""The walk of the demo: words, a command, and the beginning of what it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sheet2desk.formats.document import Block, Document, Paragraph, Part, Verbatim

PARTS = frozenset({Part.DATA, Part.BLOCKS})


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the walk: why it is run, the command line, its exit code and its output (stdout, then stderr)."""

    words: str
    command: str
    exit_code: int
    output: str


def view(steps: Sequence[Step], *, now: datetime, lines: int | None = None, last_words: str = "") -> Document:
    """Return the document; `lines` cuts what is shown of each output, never of the JSON value."""
    return Document(
        title="demo",
        created=now,
        data=lambda: {
            "version": 1,
            "steps": [{"command": step.command, "exit_code": step.exit_code, "output": step.output} for step in steps],
        },
        blocks=lambda: (
            [block for step in steps for block in _blocks(step, lines)] + ([Verbatim(last_words)] if last_words else [])
        ),
    )


def _blocks(step: Step, lines: int | None) -> list[Block]:
    output = step.output.rstrip("\n").splitlines()
    if lines is not None and len(output) > lines:
        output = [*output[:lines], f"... {len(output) - lines} more lines"]
    text = "\n".join(f"    {line}" if line else "" for line in output)
    return [Paragraph(step.words), Verbatim(f"$ {step.command}"), Verbatim(text)]
