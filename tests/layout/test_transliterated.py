"""Cyrillic words in Latin letters: headers of exports, and their words of status and priority."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.layout.names import Heading
from sheet2desk.layout.romanized import in_cyrillic, in_own_letters
from sheet2desk.layout.transliteration import bare_of_cyrillic, bare_of_latin
from tests.layout.workbooks import fields, read_rows


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("opisanie", "описание"),
        ("data_zakrytiya", "дата закрытия"),
        ("data zakrytija", "дата закрытия"),
        ("sposob_obrascheniya", "способ обращения"),
        ("sposob obrashheniya", "способ обращения"),
        ("data_zakr", "дата закр"),
        ("data_zaversh", "дата заверш."),
        ("tip", ""),
        ("Description", ""),
    ],
)
def test_a_header_in_its_own_letters(latin, cyrillic):
    assert in_cyrillic(latin) == cyrillic


def test_all_ways_to_write_a_word_are_one():
    ways = ["obrashchenie", "obrascheniye", "obrashhenije", "obrasheniye"]
    assert {bare_of_latin(way) for way in ways} == {bare_of_cyrillic("обращение")}


@given(st.text("абвгдежзийклмнопрстуфхцчшщыэюя", min_size=1, max_size=12))
def test_a_bare_spelling_has_one_letter_for_each_sound(word):
    bare = bare_of_cyrillic(word)
    assert bare.isascii()
    assert not set(bare) & set("jwxy'")


def test_an_export_is_read_in_its_own_letters():
    rows = [["nomer_zayavki", "data_sozd", "tema_obr", "tekst_obr", "prioritet", "sostoyanie", "otv_sotr", "data_zakr"]]
    rows += [
        [
            f"00{n}",
            date(2024, 3, n),
            f"Тема {n}",
            f"Дверь {n} не открывается с утра",
            "nizkaya",
            "zakryto",
            "petrov",
            date(2024, 3, n + 1),
        ]
        for n in range(1, 7)
    ]
    log = read_rows(rows)
    found = fields(log)
    assert {found["tekst_obr"], found["otv_sotr"], found["data_zakr"]} == {"description", "assignee", "solved_at"}
    assert (log.tickets[0].status, log.tickets[0].priority) == ("closed", "low")


def test_a_word_of_another_language_that_looks_alike_is_left_alone():
    heads = [Heading(name, name, "") for name in ("Lp.", "Nazwa kompa", "Opis", "Status")]
    assert list(in_own_letters(heads)) == heads


def test_words_of_latin_languages_keep_their_meaning():
    assert sense_of("zakryto", "statuses") is not None
    assert sense_of("gata", "statuses") == sense_of("gata", "statuses")
    for word in ("done", "open", "terminé", "erledigt"):
        sense = sense_of(word, "statuses")
        assert sense is not None
        assert sense.reason == "a known word"
