"""The signs to which markup gives a meaning, escaped; `html` loads all names of characters for these, `xml` more."""

from __future__ import annotations


def escape_content(text: str) -> str:
    """Return text for the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape(text: str) -> str:
    """Return text for the content of an element or the value of an attribute in quotes."""
    return escape_content(text).replace('"', "&quot;").replace("'", "&#x27;")
