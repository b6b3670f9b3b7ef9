"""What happened, in one of nine languages, and a plain table of it that mess functions then spoil."""

from __future__ import annotations

import random
import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.accuracy.model import Cell, Draft, Line, OneOf

LANGUAGES = ("ru", "en", "de", "es", "fr", "pl", "uk", "lv", "pt")
USUAL = (
    "id",
    "created_at",
    "requester.name",
    "requester.phone",
    "description",
    "priority",
    "assignee",
    "status",
    "solved_at",
)
RICH = (
    "id", "created_at", "requester.name", "requester.phone", "requester.email", "requester.organization", "subject",
    "description", "category", "priority", "assignee", "status", "first_response_at", "due_at", "solved_at",
    "satisfaction", "custom0", "custom1",
)  # fmt: skip
#: How often a cell of an optional column is filled.
FILLED = {
    "requester.phone": 0.7, "requester.email": 0.6, "requester.organization": 0.5, "category": 0.8, "priority": 0.6,
    "assignee": 0.8, "due_at": 0.3, "satisfaction": 0.3, "custom0": 0.5, "custom1": 0.6, "remark": 0.2, "channel": 0.5,
}  # fmt: skip
PICTURE_WORDS = {
    "ru": "Фото", "en": "Photo", "de": "Foto", "es": "Foto", "fr": "Photo", "pl": "Zdjęcie", "uk": "Фото", "lv": "Foto",
    "pt": "Foto",
}  # fmt: skip


@cache
def load_words(language: str) -> dict[str, Any]:
    """Return the words of a language."""
    path = Path(__file__).parent / "words" / f"{language}.toml"
    return {"language": language} | tomllib.loads(path.read_text(encoding="utf-8"))


def make_records(
    chance: random.Random, words: dict[str, Any], count: int, start: datetime | None = None
) -> list[dict[str, Any]]:
    """Return what happened, in the order in which it came."""
    moment = start or datetime(2025, chance.randint(1, 9), chance.randint(1, 28), 8, 30)
    number = chance.choice((1, 17, 214, 3001))
    records = []
    texts = chance.sample(words["problems"], len(words["problems"]))
    for nth in range(count):
        moment += timedelta(hours=chance.randint(2, 40), minutes=chance.randint(1, 55))
        created = moment.replace(hour=8 + moment.hour % 10)
        moment = max(moment, created)
        status = chance.choice(("new", "open", "open", "pending", "solved", "solved", "closed", "closed"))
        answered = _awake(created + timedelta(minutes=chance.randint(10, 900))) if status != "new" else None
        finished = status in ("solved", "closed")
        solved = _awake(answered + timedelta(hours=chance.randint(1, 90))) if answered and finished else None
        text = texts[nth % len(texts)] + ("" if nth < len(texts) else f", {chance.randint(2, 99)}/{nth}")
        person = chance.choice(words["people"])
        records.append(
            {
                "id": str(number + nth),
                "created_at": created,
                "requester.name": person,
                "requester.phone": f"+7 900 000-{chance.randint(10, 99)}-{chance.randint(10, 99)}",
                "requester.email": f"user{words['people'].index(person)}.{chance.randint(1, 40)}@example.com",
                "requester.organization": chance.choice(words["firms"]),
                "subject": text,
                "description": chance.choice(words["details"]) + f" ({nth + 1})",
                "category": chance.choice(words["categories"]),
                "priority": chance.choice(("low", "normal", "high", "urgent")),
                "assignee": chance.choice(words["agents"]),
                "status": status,
                "first_response_at": answered,
                "solved_at": solved,
                "due_at": (created + timedelta(days=chance.randint(2, 9))).date(),
                "satisfaction": chance.randint(1, 5) if finished else None,
                "channel": chance.choice(words["channels"]),
                "remark": chance.choice(words["remarks"]),
                "custom0": f"00{chance.randint(1000, 99999)}",
                "custom1": f"{chance.choice('ABKM')}-{chance.randint(10, 99)}",
            }
        )
    return records


def _awake(moment: datetime) -> datetime:
    """Return the moment, but never a midnight: that reads as a day without a time."""
    return moment + timedelta(hours=7) if moment.hour == 0 else moment


def make_draft(
    chance: random.Random,
    language: str,
    columns: tuple[str, ...] = USUAL,
    count: int = 30,
    start: datetime | None = None,
) -> Draft:
    """Return a plain table: one header row, a ticket a line, real dates."""
    words = load_words(language)
    draft = Draft(chance, words, list(columns))
    draft.header = [{key: Cell(header_word(draft, key), bold=True) for key in columns}]
    alone = ("subject" in columns) != ("description" in columns)
    for record in make_records(chance, words, count, start):
        line = Line(record=record)
        for key in columns:
            value = record.get(key)
            if value is None or chance.random() > FILLED.get(key, 1.0):
                continue
            if alone and key in ("subject", "description"):
                line.put(key, record["subject"])
                line.truth["text"] = record["subject"]
                draft.feeds["text"] = key
            else:
                put_plain(draft, line, key, value)
        draft.lines.append(line)
    return draft


def put_plain(draft: Draft, line: Line, key: str, value: Any) -> None:
    """Write a value as a careful person would."""
    if key in ("status", "priority"):
        line.put(key, draft.chance.choice(draft.words[key][value]), value)
    elif key == "id":
        line.put(key, int(value), value)
    elif key == "remark":
        line.put(key, value)
        line.truth["words"] = value
        draft.feeds["words"] = key
    else:
        line.put(key, value, value)


def header_word(draft: Draft, key: str) -> str:
    """Return one of the language's words for a column."""
    if key.startswith("custom"):
        names = list(draft.words["customs"])
        return str(names[int(key[6:]) % len(names)])
    return str(draft.chance.choice(draft.words["headers"].get(key) or [PICTURE_WORDS[draft.words["language"]]]))


def either(*answers: Any) -> OneOf:
    """Return an expectation that takes each of the answers."""
    return OneOf(answers)
