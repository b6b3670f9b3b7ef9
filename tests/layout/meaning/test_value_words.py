"""Value words as clerks write them in many languages: what a human decides is decided, what nobody can isn't."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

_DATA = Path(__file__).parent / "data"
_FIELDS = {"status": "status", "priority": "priority", "rating": "satisfaction"}
_HEADERS = {"status": "Статус", "priority": "Приоритет", "rating": "Оценка"}


def _load(name):
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def _decided():
    for column, meanings in _load("decided.toml").items():
        for meaning, texts in meanings.items():
            for text in filter(None, texts.split("\n")):
                yield pytest.param(column, text, meaning, id=f"{column}-{text}")


def _undecided():
    for column, listed in _load("undecided.toml").items():
        for text in filter(None, listed["texts"].split("\n")):
            yield pytest.param(column, text, id=f"{column}-{text}")


@pytest.mark.parametrize(("column", "text", "meaning"), _decided())
def test_what_a_human_decides(one, column, text, meaning):
    """The value has its meaning, raw keeps the text, and inspect is told why."""
    found = one(_FIELDS[column], [text], _HEADERS[column])
    assert [str(value) for value in found.values] == [meaning]
    assert found.notes == []
    assert found.raw == [text] or text == meaning
    assert all(word.reason not in ("", "unknown") for word in found.words)


@pytest.mark.parametrize(("column", "text"), _undecided())
def test_what_nobody_can_decide(one, column, text):
    """The value is None and a note stands on the cell."""
    found = one(_FIELDS[column], [text], _HEADERS[column])
    assert found.values == [None]
    assert len(found.notes) == 1


def test_there_are_enough_of_them():
    """The lists are long enough to mean something."""
    assert len(list(_decided())) > 600
    assert len(list(_undecided())) > 70
