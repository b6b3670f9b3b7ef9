"""A page of documentation (a module's docstring) as blocks, its own lines and indents kept."""

from __future__ import annotations

from sheet2desk.formats.document import Block, Heading, Verbatim


def page_blocks(title: str, page: str) -> list[Block]:
    """Return the title and the page as it was written."""
    return [Heading(title, 1), Verbatim(page.strip("\n"))]
