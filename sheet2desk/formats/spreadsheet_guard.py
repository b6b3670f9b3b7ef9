"""Text that a spreadsheet program would run as a formula leaves as text."""

from __future__ import annotations

from datetime import date, datetime

from sheet2desk.formats.document import Cell

#: Excel, Calc and Google Sheets take a cell that begins so for a formula; the last two also after trimming.
TRIGGERS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Cell) -> str:
    """Return the value for a CSV cell, with an apostrophe before text that would run as a formula.

    Numbers and dates come from typed cells, so a real -3 stays -3. Source of the list: OWASP, "CSV Injection".
    """
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(TRIGGERS) else value
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def unguarded(text: str) -> str:
    """Return a text that `guarded` gave as it was before."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(TRIGGERS) else text
