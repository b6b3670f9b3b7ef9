"""One HTML file that opens from mail: no script, nothing loaded from elsewhere, fit for printing."""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.formats.bar_chart import draw
from sheet2desk.formats.display import one_line, shown
from sheet2desk.formats.document import Bars, Block, Document, Heading, Notes, Paragraph, Part, Remarks, Table, Verbatim
from sheet2desk.formats.markup import escape

NAME = "html"
NEEDS = Part.PRINT
ENDINGS = (".html", ".htm")
MACHINE = False

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #8886; padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; } .number { text-align: right; }
.help { color: #666; } .error { border-left: .3rem solid #c33; padding-left: .6rem; }
.warning { border-left: .3rem solid #c80; padding-left: .6rem; }
.info { border-left: .3rem solid #38c; padding-left: .6rem; }
svg text { fill: currentColor; } svg rect { fill: #4878a8; }
@media (prefers-color-scheme: dark) { .help { color: #aaa; } svg rect { fill: #7aa7d6; } }
@media print { body { margin: 0; max-width: none; font-size: 11px; }
  tr { break-inside: avoid; } thead { display: table-header-group; } }
""".strip()


def render(document: Document) -> Iterator[bytes]:
    """Yield the page, UTF-8 whatever the terminal speaks: the page says so itself."""
    assert document.blocks
    title = _text(document.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    ).encode()
    for block in document.blocks():
        yield "".join(_block(block, document.language)).encode("utf-8", "backslashreplace")
    yield b"</body>\n</html>\n"


def _block(block: Block, language: str) -> Iterator[str]:
    match block:
        case Heading(text, level):
            level = min(max(level, 2), 6)
            yield f"<h{level}>{_text(text)}</h{level}>\n"
        case Paragraph(text):
            yield f"<p>{_text(text)}</p>\n"
        case Notes(items):
            if items:
                yield "<ul>\n" + "".join(f"<li>{_text(item)}</li>\n" for item in items) + "</ul>\n"
        case Table():
            yield from _table(block, language)
        case Verbatim(text):
            yield f"<pre>{escape(text)}</pre>\n"
        case Bars():
            yield draw(block)
        case Remarks(items):
            for item in items:
                yield f'<p class="{item.severity or "info"}">{_text(item.text)}'
                yield f'<br><span class="help">{_text(item.help)}</span></p>\n' if item.help else "</p>\n"


def _table(table: Table, language: str) -> Iterator[str]:
    rows = list(table.rows)
    if not rows:
        return
    kinds = [' class="number"' if column.kind == "number" else "" for column in table.columns]
    yield "<table>\n"
    if table.title:
        yield f"<caption>{_text(table.title)}</caption>\n"
    heads = "".join(
        f'<th scope="col"{kind}>{_text(column.title)}</th>' for column, kind in zip(table.columns, kinds, strict=True)
    )
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = (f"<td{kind}>{escape(shown(cell, language))}</td>" for cell, kind in zip(row, kinds, strict=True))
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _text(text: str) -> str:
    return escape(one_line(text))
