"""Documents speak the profile's language, with right plurals, and machines never notice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from sheet2desk.log import Fate
from sheet2desk.reports import REPORTS
from sheet2desk.sla import FLAGS, Evidence
from sheet2desk.views.language import language
from tests.conftest import NOW, ROOT, SAMPLES

RU = language("ru")
EN = language("en")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0 заявок"), (1, "1 заявка"), (2, "2 заявки"), (5, "5 заявок"), (11, "11 заявок"), (14, "14 заявок"),
        (21, "21 заявка"), (22, "22 заявки"), (111, "111 заявок"), (1001, "1001 заявка"),
    ],
)  # fmt: skip
def test_russian_plurals(number, shown):
    """Russian counts in three forms."""
    assert RU.count(number, "ticket") == shown


def test_english_plurals():
    """English counts in two."""
    assert [EN.count(number, "ticket") for number in (0, 1, 2)] == ["0 tickets", "1 ticket", "2 tickets"]
    assert EN.count(2, "info") == "2 infos"


def _said() -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of each text that the code asks a language for."""
    for room in ("views", "cli"):
        for path in (ROOT / "sheet2desk" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                function, arguments = node.func, node.args
                if isinstance(function, ast.Name) and function.id == "say" and isinstance(arguments[0], ast.Constant):
                    yield "message", arguments[0].value
                if (
                    isinstance(function, ast.Attribute)
                    and isinstance(function.value, ast.Name)
                    and (function.value.id, function.attr) == ("say", "count")
                    and isinstance(arguments[1], ast.Constant)
                ):
                    yield "noun", arguments[1].value


def test_every_text_is_in_russian():
    """A new text that nobody translated is noticed."""
    said = set(_said())
    assert len(said) > 80
    assert {text for kind, text in said if kind == "message"} - RU.messages.keys() == set()
    assert {text for kind, text in said if kind == "noun"} - RU.nouns.keys() == set()


def test_every_word_of_the_rooms_is_in_russian():
    """Flags, evidence, fates and metrics have Russian names."""
    words = [*FLAGS, *map(str, Evidence), *(fate.value for fate in Fate if fate is not Fate.TICKET)]
    words += [report.TITLE for report in REPORTS.values()]
    assert [word for word in words if word not in RU.messages] == []
    assert [fate.value for fate in Fate if fate.value not in RU.nouns] == []


def test_translations_use_the_same_values():
    """A translation puts in what the English text puts in, no more and no less."""
    for english, russian in [*RU.messages.items()]:
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", russian)), english


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("523 is missing between #522 (1 March) and #524 (2 March)", "нет 523 между #522 (1 March) и #524 (2 March)"),
        ("no created date to count from (1 ticket)", "нет даты получения (1 заявка)"),
        ("no created date to count from (7 tickets)", "нет даты получения (заявок: 7)"),
        ("Mon 9-18, breaks 13:00-14:00, no holidays, UTC", "Mon 9-18, перерыв 13:00-14:00, без праздников, UTC"),
        ("3 d 2 h", "3 д. 2 ч"),
        ("a message that nobody knows", "a message that nobody knows"),
    ],
)  # fmt: skip
def test_messages_with_values(english, russian):
    """A message made of values is known by its pattern; an unknown one stays English."""
    assert RU.message(english) == russian
    assert EN.message(english) == english


@pytest.mark.parametrize("command", ["overdue", "report", "dedupe", "check", "inspect"])
def test_russian_reports(cli, tmp_path, command):
    """Under `language = "ru"` the headings are Russian, and the JSON value is what it was."""
    profile = tmp_path / "ru.toml"
    plain = (SAMPLES / "sheet2desk.toml").read_text(encoding="utf-8")
    profile.write_text('language = "ru"\n' + re.sub(r"(?m)^language = .*$", "", plain), encoding="utf-8")
    arguments = (command, SAMPLES / "bracket-defects.xlsx", "--now", NOW, "--config")
    russian = cli(*arguments, profile).text
    assert re.search("заяв", russian)
    english = tmp_path / "en.toml"
    english.write_text('language = "en"\n' + re.sub(r"(?m)^language = .*$", "", plain), encoding="utf-8")
    assert cli(*arguments, profile, "-f", "json").json == cli(*arguments, english, "-f", "json").json


def test_catalogues_are_found(tmp_path: Path):
    """Each language that a profile may name has its catalogue."""
    from sheet2desk.config import Profile

    for name in get_args(get_type_hints(Profile)["language"]):
        assert language(name).name == name
