"""Words of status, priority and rating: many languages, slips and marks; what isn't known is said, never guessed."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.config import Profile
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import contested, meanings
from sheet2desk.layout.meaning.vocabulary import languages
from sheet2desk.layout.meaning.words import sense_of

VOCABULARIES = ("statuses", "priorities", "ratings")


@pytest.mark.parametrize("name", VOCABULARIES)
def test_each_listed_word_is_known(name):
    """Each listed word means what it is listed under, in capitals and with a dot too; no language lists it twice."""
    for language, own in languages().items():
        listed = [(meaning, word) for meaning, words in own.get(name, {}).items() for word in words]
        assert len({fold(word) for _, word in listed}) == len(listed), language
        for meaning, word in listed:
            if contested(name, fold(word), {language}) == meaning and fold(word) not in meanings(name):
                continue  # another language means something else by it
            for text in (word, word.upper(), f" {word}."):
                sense = sense_of(text, name)
                assert sense is not None, text
                assert sense.meaning == meaning, text


def test_a_header_language_has_words_of_values_too():
    """Statuses, priorities and ratings are known in each language that headers are known in."""
    folder = files("sheet2desk.layout").joinpath("data/headers")
    spoken = {path.name.removesuffix(".toml") for path in folder.iterdir()}
    meant = {name: set(meanings(name).values()) for name in VOCABULARIES}
    for language in spoken:
        for name in VOCABULARIES:
            assert set(languages()[language][name]) == meant[name], (name, language)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("в раб.", "open"),
        ("Afventer reservedele", "pending"),
        ("Under utbedring", "open"),
        ("Ootab varuosa", "pending"),
        ("Työn alla", "open"),
        ("Rezolvată", "solved"),
        ("вработе", "open"),
        ("В РАБОТЕ", "open"),
        ("в рабoте", "open"),
        ("in Arbeit / в работе", "open"),
        ("закрыто (дубль)", "closed"),
        ("решено 12.03.2024", "solved"),
        ("рещено", "solved"),
        ("clsoed", "closed"),
        ("Wating for customer", "pending"),
        ("ожидание поставки подшипника", "pending"),
        ("wartet auf Freigabe", "pending"),
        ("new ticket", "new"),
        ("закрыто клиентом", "closed"),
        ("не решено", "open"),
        ("unsolved", "open"),
        ("nicht gelöst", "open"),
        ("no resuelto", "open"),
        ("Nierozwiązane", "open"),
        ("V", "solved"),
        ("+", "solved"),
        ("✓", "solved"),
        ("да", "solved"),
        (True, "solved"),
        (date(2024, 3, 1), "solved"),
        ("01.03.2024", "solved"),
    ],
)
def test_statuses(one, text, meaning):
    """Slips, abbreviations, marks, days and two languages in one cell are read, and raw keeps the sheet's text."""
    found = one("status", [text, "новый"], "Статус")
    assert found.values == [meaning, "new"]
    assert all(note.rule == "split-value" for note in found.notes)
    assert found.raw is not None
    assert found.raw[0]


@pytest.mark.parametrize(
    "text",
    [
        "xkq",
        "на складе",
        "закрыто / в работе",
        "решено не полностью, не закрыто",
        "готово к отправке",
        "фыва",
        "3",
    ],
)
def test_unknown_statuses_are_said(one, rules, text):
    """A word that isn't known, or could be two things, is None with a note."""
    found = one("status", ["новый", text], "Статус")
    assert found.values == ["new", None]
    assert rules(found) == [("unknown-status", "A3")]
    assert [(word.word, word.meaning) for word in found.words][-1] == (text, None)


def test_crosses_mean_done_only_under_done(one):
    """A cross is a mark of done under a header that says so, and unknown elsewhere."""
    assert one("status", ["x", "", "х"], "Выполнено").values == ["solved", None, "solved"]
    assert one("status", ["1", "0"], "Закрыто").values == ["closed", "open"]
    assert [note.rule for note in one("status", ["x"], "Статус").notes] == ["unknown-status"]


def test_the_profile_says_more(one):
    """The profile's own words win, whatever their case."""
    profile = Profile(values={"status": {"На испытании": "pending", "закрыто": "solved"}})
    found = one("status", ["на испытании", "Закрыто", "открыто"], profile=profile)
    assert found.values == ["pending", "solved", "open"]
    assert {word.reason for word in found.words[:2]} == {"the profile says so"}


@pytest.mark.parametrize(
    ("texts", "levels"),
    [
        (["высокий", "СРОЧНО!", "низк.", "средн"], ["high", "urgent", "low", "normal"]),
        (["P1", "P2", "p3", "P4"], ["urgent", "high", "normal", "low"]),
        (["1 - Critical", "2 - High", "3 - Moderate", "4 - Low"], ["urgent", "high", "normal", "low"]),
        (["1 - Low", "3 - High", 1, 3.0], ["low", "high", "low", "high"]),
        ([1.0, 2.0, 3.0, 4.0, 5.0], ["urgent", "high", "normal", "low", "low"]),
        (["!", "!!!"], ["high", "urgent"]),
        (["H", "M", "L"], ["high", "normal", "low"]),
    ],
)
def test_priorities(one, texts, levels):
    """Words, levels with a P, numbers with their words, and whole scales of numbers."""
    found = one("priority", texts)
    assert found.values == levels
    assert all(note.rule == "split-value" for note in found.notes)


def test_a_scale_that_may_run_either_way_is_said(one):
    """Numbers up to 3 may be three levels or the first of more, so nothing is decided."""
    assert one("priority", [1, 2, 3]).values == [None] * 3


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        *[
            (5, 5),
            (4.0, 4),
            (4.5, 4.5),
            ("4", 4),
            ("4,5", 4.5),
            ("5/5", 5),
            ("3 из 5", 3),
            ("4 out of 5", 4),
            ("★★★★", 4),
        ],
        *[("★★★☆☆", 3), ("⭐⭐", 2), ("отлично", 5), ("ХОРОШО", 4), ("очень плохо", 1), ("sehr gut", 5)],
        *[("5 - отлично", 5), ("4 stars", 4), ("8/10", 4)],
    ],
)
def test_ratings(one, cell, rating):
    """Numbers, stars, shares and words on the scale of 1 to 5."""
    found = one("satisfaction", [cell])
    assert found.values == [rating]
    assert type(found.values[0]) is type(rating)
    assert all(note.rule == "split-value" for note in found.notes)


@pytest.mark.parametrize("cell", [0, 7, 11.0, "6", "-1", "9", "быстро", "80%", "3/7"])
def test_off_the_scale(one, rules, cell):
    """What is off the scale or no rating is None and said."""
    found = one("satisfaction", [cell, 4])
    assert found.values == [None, 4]
    assert rules(found) == [("rating-out-of-range", "A2")]


def test_a_column_that_counts_to_ten(one):
    """In a column that counts to ten every mark is halved and rounded up; raw and the words say so."""
    found = one("satisfaction", [8, 9, 10, 7, 4])
    assert found.values == [4, 5, 5, 4, 2]
    assert found.raw == ["8", "9", "10", "7", "4"]
    assert found.notes == []
    assert {word.reason for word in found.words} == {"1 to 10, as its numbers show; halved and rounded up"}


@settings(max_examples=200, deadline=None)
@given(
    word=st.sampled_from(sorted(word for word in meanings("statuses") if len(word) > 6)),
    spot=st.integers(1, 40),
    slip=st.sampled_from(["drop", "double", "swap", "case"]),
)
def test_one_slip_changes_nothing(word, spot, slip):
    """A known word of some length with one letter dropped, doubled or exchanged keeps its meaning or is unknown."""
    place = 1 + spot % (len(word) - 2)
    text = {
        "drop": word[:place] + word[place + 1 :],
        "double": word[:place] + word[place] + word[place:],
        "swap": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        "case": word.upper(),
    }[slip]
    meant = sense_of(word, "statuses")
    found = sense_of(text, "statuses")
    assert meant is not None
    assert found is None or found.meaning == meant.meaning or found.reason.startswith("a known word")


def test_a_double_letter_written_once_is_told_from_letters_exchanged():
    """Two words as near as each other: the one with the double letter is meant."""
    found = sense_of("Cerado", "statuses")
    assert found is not None
    assert found.meaning == "closed"


def test_both_halves_of_a_pair_may_say_by_whom():
    """ "закрыто клиентом / closed" says one thing in two languages."""
    found = sense_of("закрыто клиентом / closed", "statuses")
    assert found is not None
    assert found.meaning == "closed"


@pytest.mark.parametrize("yes", ["Sí", "sim", "Oui", "Evet", "Ano", "是"])
@pytest.mark.parametrize("no", ["No", "Não", "Hayır", "否"])
def test_yes_and_no_with_accents(one, yes, no):
    """Under a header that says solved, yes is solved and no is open, in any language and with its accents."""
    assert one("status", [yes, no, yes], "Resuelta").values == ["solved", "open", "solved"]


def test_a_letter_among_words_of_yes_is_a_mark(one):
    """Beside "yes" a "y" or a cross says done too; beside a tick a cross may say the opposite."""
    assert one("status", ["yes", "y", "x", "not yet"], "Done?").values == ["solved", "solved", "solved", "open"]
    assert one("status", ["✓", "x", "offen"], "Erledigt").values == ["solved", None, "open"]


def test_a_level_with_its_explanation_is_that_level(one):
    """What stands behind the dash explains the word before it, and is no second level."""
    found = one("priority", ["Urgent - same day", "Low - whenever you can", "Normal - this week"])
    assert found.values == ["urgent", "low", "normal"]


def test_capitals_that_look_alike_make_no_other_word(one):
    """A Latin B or H in a Cyrillic word is typed for В or Н."""
    assert one("status", ["Bыполнено", "HОВАЯ", "в рабoте"], "Статус").values == ["solved", "new", "open"]
