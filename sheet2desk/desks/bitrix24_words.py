"""Bitrix24's words: the stages of a smart process, its fields, dates, errors, and the names of files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import unquote

from sheet2desk.errors import ConfigError
from sheet2desk.regex import regex

#: The codes of the stages that every new smart process begins with.
CODES: Final = {"new": "NEW", "open": "PREPARATION", "pending": "CLIENT", "solved": "SUCCESS", "closed": "SUCCESS"}

_ENCODED_NAME = regex(r"filename\*\s*=\s*utf-8''([^;\s]+)", re.IGNORECASE)
_PLAIN_NAME = regex(r'filename\s*=\s*"?([^";]+)', re.IGNORECASE)


class Stages:
    """The stages of one funnel."""

    def __init__(self, stages: Sequence[Mapping[str, Any]]) -> None:
        self._stages = {stage["STATUS_ID"]: stage for stage in stages}

    def __bool__(self) -> bool:
        return bool(self._stages)

    def words(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """Return the stage of each status, "" where neither the profile nor a stage's own code tells it."""
        return {status: self._find(chosen.get(status, code)) for status, code in CODES.items()}

    def check(self, chosen: dict[str, str], name: str) -> None:
        """Replace the profile's stages by their codes; ConfigError for one that isn't there."""
        for status, word in chosen.items():
            code = self._find(word)
            if not code:
                there = ", ".join(stage["NAME"] for stage in self._stages.values())
                raise ConfigError(f"desk {name}: no stage {word} for {status}", help=f"the stages are {there}")
            chosen[status] = code

    def _find(self, word: str) -> str:
        for code, stage in self._stages.items():
            if word in (code, code.partition(":")[2], stage["NAME"]):
                return str(code)
        return ""


def item_fields(fields: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields that may be written, by name."""
    return {name: dict(field) for name, field in fields.items() if not field.get("isReadOnly")}


def word_for(field: Mapping[str, Any], text: str) -> str:
    """Return what a field holds for a text: of a list the item's number, "" when it has no such item."""
    if field.get("type") != "enumeration":
        return text
    return next((str(item["ID"]) for item in field["items"] if item["VALUE"].casefold() == text.casefold()), "")


def text_of(value: object) -> str:
    """Return a field's value as text, "" for none."""
    return "" if value is None or value is False or value == [] else str(value)


def show_date(moment: datetime) -> str:
    """Return a moment (UTC) as Bitrix24 takes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def read_date(text: str | None) -> str:
    """Return Bitrix24's date, which stands in the portal's zone, in the form it is sent in."""
    return show_date(datetime.fromisoformat(text).astimezone(UTC)) if text else ""


def file_name(headers: Mapping[str, str]) -> str:
    """Return the name of a file that was fetched, by its Content-Disposition (RFC 6266), "" when it has none."""
    said = headers.get("content-disposition", "")
    encoded = _ENCODED_NAME.search(said)
    if encoded:
        return unquote(encoded[1])
    plain = _PLAIN_NAME.search(said)
    return plain[1] if plain else ""


def explain(body: Any) -> str:
    """Return what an error of Bitrix24 says: {"error": …, "error_description": …}."""
    if not isinstance(body, dict):
        return ""
    said = [str(body[name]) for name in ("error", "error_description") if body.get(name)]
    return ": ".join(dict.fromkeys(said))
