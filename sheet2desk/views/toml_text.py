"""Lines of TOML, set or commented out."""

from __future__ import annotations

from sheet2desk.formats.display import one_line
from sheet2desk.regex import regex

_BARE = regex(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = {chr(code): f"\\u{code:04x}" for code in (*range(32), *range(127, 160))}
_TABLE = str.maketrans(_CONTROL | _ESCAPES)


def string(text: str) -> str:
    """Return a basic string."""
    return f'"{text.translate(_TABLE)}"'


def key(name: str) -> str:
    """Return a key, quoted where it has to be."""
    return name if _BARE.fullmatch(name) else string(name)


def line(name: str, value: str, reason: str = "", *, sure: bool = True) -> str:
    """Return `name = "value"  # reason`, commented out when it isn't sure."""
    return f"{'' if sure else '# '}{key(name)} = {string(value)}" + (f"  # {one_line(reason)}" if reason else "")
