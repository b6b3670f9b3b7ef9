"""Reading `sheet2desk.toml`: unknown keys and words are refused with the nearest known one.

Secrets never stand in the file, only where they are (`token_env`, `token_file`).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter, ValidationError

from sheet2desk.config import PROFILE_NAME, DeskSettings, Profile
from sheet2desk.errors import ConfigError
from sheet2desk.ticket import FIELDS, PRIORITIES, STATUSES

#: What the words of a field may mean; None: any text.
_MEANINGS: Final[Mapping[str, tuple[str, ...] | None]] = {
    "status": STATUSES,
    "priority": PRIORITIES,
    "satisfaction": ("1", "2", "3", "4", "5"),
    "category": None,
    "channel": None,
    "assignee": None,
    "requester.name": None,
    "requester.organization": None,
}
#: Keys of a desk that every kind knows; all texts.
_DESK_KEYS: Final = tuple(field.name for field in fields(DeskSettings) if field.name != "extra")


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises ConfigError, naming the file, the key and the nearest known key, when it can't be read or holds a wrong key.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as trouble:
        raise ConfigError(
            f"{path}: {(trouble.strerror or 'cannot be read').lower()}", help="name a profile that exists"
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise ConfigError(f"{path}: not UTF-8 at byte {trouble.start}", help="save the profile as UTF-8") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise ConfigError(
            f"{path}: not TOML: {_lower(str(trouble))}", help="mend that line of the profile"
        ) from trouble
    return profile_of(data, path)


def profile_of(data: Mapping[str, Any], path: Path = Path(PROFILE_NAME)) -> Profile:
    """Return the profile that a parsed file holds; raises ConfigError as `load_profile` does."""
    whole = dict(data)
    if "path" in whole:
        raise _unknown(path, ["path"])
    for section in ("columns", "values"):
        if section in whole:
            whole[section] = _requester_by_parts(whole[section], words=section == "values")
    desks = _desks(whole.pop("desks", {}), path)
    try:
        profile = TypeAdapter(Profile).validate_python(whole)
    except ValidationError as trouble:
        raise _explain(path, trouble) from None
    _check(profile, path)
    return replace(profile, desks=desks, path=path)


def _requester_by_parts(named: Any, *, words: bool) -> Any:
    """Take `requester.name = …` without quotes, which TOML reads as a table, and `requester` alone as its name.

    [values.requester] may hold the `words` themselves: texts, where its parts would be tables.
    """
    if not isinstance(named, dict) or "requester" not in named:
        return named
    inside = named["requester"]
    by_parts = isinstance(inside, dict) and not (words and any(isinstance(value, str) for value in inside.values()))
    flat = {f"requester.{part}": value for part, value in inside.items()} if by_parts else {"requester.name": inside}
    return {key: value for key, value in named.items() if key != "requester"} | flat


def _desks(named: Any, path: Path) -> dict[str, DeskSettings]:
    """Return the desks; the keys of their own kinds are taken as they are."""
    if not isinstance(named, dict):
        raise ConfigError(f"{path}: desks: not a table", help="write a section [desks.NAME] for each desk")
    for name, keys in named.items():
        where = f"{path}: [desks.{name}]"
        if not isinstance(keys, dict):
            raise ConfigError(f"{where}: not a table", help=f"write a section [desks.{name}]")
        if "kind" not in keys:
            raise ConfigError(f"{where} kind: missing", help="name the kind of desk; `sheet2desk desks` lists them")
        for key in _DESK_KEYS:
            if not isinstance(keys.get(key, ""), str):
                raise ConfigError(f"{where} {key}: not a text", help="write it in quotes")
    return {name: DeskSettings(**keys) for name, keys in named.items()}


def _check(profile: Profile, path: Path) -> None:
    """Refuse names that no part of the program knows."""
    if profile.timezone is not None:
        try:
            ZoneInfo(profile.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder of zones
            raise _wrong(path, ["timezone"], f"no time zone is named {profile.timezone}") from None
    for name in profile.columns:
        _expect(name, FIELDS, "field", path, ["columns"])
    for name, words in profile.values.items():
        _expect(name, tuple(_MEANINGS), "field of words", path, ["values"])
        allowed = _MEANINGS[name]
        for meaning in words.values():
            if allowed is not None:
                _expect(meaning, allowed, name, path, ["values"])
    for meaning in profile.colours.values():
        _expect(meaning, STATUSES, "status", path, ["colours"])


def _expect(name: str, known: tuple[str, ...], what: str, path: Path, keys: Sequence[str]) -> None:
    """Refuse a name that isn't known, with the nearest that is."""
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}" if near else f"known: {', '.join(known)}"
        raise _wrong(path, keys, f"no {what} is named {name}, {hint}")


def _wrong(path: Path, keys: Sequence[str], message: str) -> ConfigError:
    return ConfigError(f"{_where(path, keys)}: {message}", help="mend that key of the profile")


def _where(path: Path, keys: Sequence[str]) -> str:
    section = "".join(f"[{'.'.join(keys[:-1])}] " if keys[:-1] else "")
    return f"{path}: {section}{keys[-1] if keys else 'profile'}"


def _unknown(path: Path, keys: Sequence[str]) -> ConfigError:
    known = _known_keys(keys[:-1])
    near = difflib.get_close_matches(keys[-1], known, n=1, cutoff=0.5)
    return ConfigError(
        f"{_where(path, keys)}: unknown key",
        help=f"did you mean {near[0]}" if near else f"known keys: {', '.join(known)}",
    )


def _explain(path: Path, trouble: ValidationError) -> ConfigError:
    first = trouble.errors(include_url=False, include_context=False, include_input=True)[0]
    # "[key]" is pydantic's word for the key itself of a table whose keys are a closed list.
    keys = [str(key) for key in first["loc"] if key != "[key]"]
    if first["type"] == "unexpected_keyword_argument":
        return _unknown(path, keys)
    message = _lower(first["msg"])
    if first["type"] == "literal_error":
        known = re.findall(r"'([^']+)'", message)
        near = difflib.get_close_matches(str(first["input"]), known, n=1, cutoff=0.5)
        wrong = "unknown key" if "[key]" in first["loc"] else f"{first['input']} is not known"
        return ConfigError(
            f"{_where(path, keys)}: {wrong}",
            help=f"did you mean {near[0]}" if near else f"write one of {', '.join(known)}",
        )
    return _wrong(path, keys, message)


def _known_keys(section: Sequence[str]) -> list[str]:
    shape: type = Profile
    for key in section:
        shape = _section(get_type_hints(shape).get(key)) or shape
    return sorted(field.name for field in fields(shape) if field.name != "path")


def _section(annotation: Any) -> type | None:
    """Return the section that an annotation leads to: `X`, `X | None` or `dict[str, X]`."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        return annotation
    return next((found for part in reversed(get_args(annotation)) if (found := _section(part))), None)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
