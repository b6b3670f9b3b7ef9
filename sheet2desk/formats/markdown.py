"""Markdown for issues, merge requests and wikis (the GitHub dialect of tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sheet2desk.formats.display import one_line, shown
from sheet2desk.formats.document import Bars, Document, Heading, Notes, Paragraph, Part, Remarks, Table, Verbatim
from sheet2desk.regex import regex

NAME = "markdown"
NEEDS = Part.PAGE
ENDINGS = (".md",)
MACHINE = False

#: What would otherwise become a link, emphasis, code, markup or a table's border.
_SPECIAL = regex(r"([\\`*_{}\[\]<>#|~])")


def render(document: Document) -> Iterator[str]:
    """Yield the title and the blocks, parted by blank lines."""
    assert document.blocks
    yield f"# {escape(document.title)}\n"
    for block in document.blocks():
        match block:
            case Heading(text, level):
                lines = [f"{'#' * max(level, 2)} {escape(text)}"]
            case Paragraph(text):
                lines = [escape(text)]
            case Notes(items):
                lines = [f"- {escape(item)}" for item in items]
            case Table():
                lines = _table(block, document.language)
            case Remarks(items):
                lines = [
                    f"- {escape(item.text)}" + (f"  \n  help: {escape(item.help)}" if item.help else "")
                    for item in items
                ]
            case Verbatim(text):
                fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
                lines = [fence, *(one_line(line) for line in text.split("\n")), fence]
            case Bars():
                continue  # its numbers stand in the table beside it
        if lines:
            yield "\n" + "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, in one line."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _table(table: Table, language: str) -> list[str]:
    rows = [_row(escape(shown(cell, language)) for cell in row) for row in table.rows]
    if not rows:
        return []
    head = _row(escape(column.title) for column in table.columns)
    rule = _row("--:" if column.kind == "number" else "---" for column in table.columns)
    title = [f"**{escape(table.title)}**", ""] if table.title else []
    return [*title, head, rule, *rows]


def _row(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |"
