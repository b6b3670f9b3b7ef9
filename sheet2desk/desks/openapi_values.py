"""Values on their way into a JSON body and back out of an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any


def explain(body: Any) -> str:
    """Return what an error says in the words that most desks use, or problem+json does (RFC 9457)."""
    if not isinstance(body, dict):
        return ""
    said = [
        body[name] for name in ("title", "detail", "message", "error", "error_description", "errors") if name in body
    ]
    return ": ".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in said)


def at(value: Any, place: str) -> Any:
    """Return what stands at a place like "contact.email" of a decoded answer, None when there is nothing."""
    for step in place.split(".") if place else []:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def typed(value: Any, about: Mapping[str, Any]) -> Any:
    """Return a value in the type that the schema wants, where it can be read so; else as text: the check refuses it."""
    kind = about.get("type")
    if isinstance(value, datetime):
        return value.date().isoformat() if about.get("format") == "date" else value.isoformat().replace("+00:00", "Z")
    if kind == "array":
        return value if isinstance(value, list) else [value]
    text = text_of(value)
    if kind in ("integer", "number"):
        try:
            return int(text) if kind == "integer" else float(text)
        except ValueError:
            return text
    return text


def text_of(value: Any) -> str:
    """Return a value as text, "" for none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
