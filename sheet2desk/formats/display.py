"""How a value looks to people: numbers and dates of the document's language, nothing that could steer a terminal."""

from __future__ import annotations

from datetime import date, datetime

from sheet2desk.formats.document import Cell

_UNPRINTABLE = dict.fromkeys((*range(32), *range(127, 160)), "�")
_LINE_BREAKS = {ord(mark): " / " for mark in "\n\x0b\x0c\x85\u2028\u2029"}


def shown(value: Cell, language: str = "en") -> str:
    """Return the value as people of that language read it; a blank is empty."""
    match value:
        case None:
            return ""
        case bool():
            return {"ru": ("нет", "да")}.get(language, ("no", "yes"))[value]
        case int():
            return str(value)
        case float():
            return number(value, language)
        case datetime():
            return value.strftime("%d.%m.%Y %H:%M" if language == "ru" else "%Y-%m-%d %H:%M")
        case date():
            return value.strftime("%d.%m.%Y" if language == "ru" else "%Y-%m-%d")
        case _:
            return one_line(value)


def number(value: float, language: str = "en") -> str:
    """Return at most two decimals, with the language's decimal mark and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "ru" else text


def one_line(text: str) -> str:
    """Return text in one line, control characters made visible, so that no cell can steer a terminal."""
    if text.isprintable():
        return text
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\t", " ")
        .translate(_LINE_BREAKS)
        .translate(_UNPRINTABLE)
    )
