"""`_xHHHH_`, by which Office Open XML writes characters that XML can't hold (ECMA-376 part 1, ST_Xstring)."""

from __future__ import annotations

from sheet2desk.regex import regex

_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")


def decode_escapes(text: str) -> str:
    """Return the text with each escape decoded once; `_x005F_` stands for an underscore that begins no escape."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text).replace("\r\n", "\n")
