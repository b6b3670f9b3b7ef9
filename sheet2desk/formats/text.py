"""Plain text for a terminal and for mail: no colours, no boxes, ASCII marks."""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.formats.display import one_line, shown
from sheet2desk.formats.document import Bars, Document, Heading, Notes, Paragraph, Part, Remarks, Table, Verbatim

NAME = "text"
NEEDS = Part.BLOCKS
ENDINGS = (".txt",)
MACHINE = False

#: Longer cells are cut in a table, with an ellipsis; json has them whole.
WIDEST = 72


def render(document: Document) -> Iterator[str]:
    """Yield the blocks, parted by blank lines."""
    assert document.blocks
    first = True
    for block in document.blocks():
        match block:
            case Heading(text, level):
                mark = {1: "=", 2: "-"}.get(level)
                lines = [one_line(text)] + ([mark * len(text)] if mark else [])
            case Paragraph(text):
                lines = [one_line(text)]
            case Notes(items):
                lines = [f"- {one_line(item)}" for item in items]
            case Table():
                lines = _table(block, document.language)
            case Remarks(items):
                lines = [line for item in items for line in _remark(item.text, item.help)]
            case Verbatim(text):
                lines = [one_line(line) if line else "" for line in text.split("\n")]
            case Bars():
                continue  # its numbers stand in the table beside it
        if not lines:
            continue
        yield ("" if first else "\n") + "\n".join(lines) + "\n"
        first = False


def _remark(text: str, help: str) -> Iterator[str]:
    yield one_line(text)
    if help:
        yield f"  help: {one_line(help)}"


def _table(table: Table, language: str) -> list[str]:
    from tabulate import tabulate

    rows = [[_cut(shown(cell, language)) for cell in row] for row in table.rows]
    if not rows:
        return []
    drawn = tabulate(
        rows,
        headers=[one_line(column.title) for column in table.columns],
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if column.kind == "number" else "left" for column in table.columns],
        preserve_whitespace=True,
    )
    lines = [line.rstrip() for line in drawn.splitlines()]
    return [one_line(table.title), *lines] if table.title else lines


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 3] + "..."
