"""What the other columns leave to one: levels, words of a status, details, and days before a guessed number."""

from __future__ import annotations

from datetime import date

import pytest

from tests.layout.workbooks import TEXTS, fields, log_of, read, sheet


@pytest.mark.parametrize("header", ["Level", "Stufe", "Уровень", "Level (1-5)"])
def test_figures_under_a_level_rank_the_requests(header):
    """No word for urgency is needed; a scale in the header makes it no rating."""
    log = log_of(["Description", header], TEXTS, [3.0, 1.0, 3.0, 2.0, 3.0])
    assert fields(log)[header] == "priority"
    assert [ticket.satisfaction for ticket in log.tickets] == [None] * 5


def test_letters_under_a_level_rank_the_requests():
    """A letter each ranks them, too, but under a level only."""
    letters = ["A", "B", "A", "C", "A"]
    assert fields(log_of(["Description", "Stufe"], TEXTS, letters))["Stufe"] == "priority"
    assert "Zorp" not in fields(log_of(["Description", "Zorp"], TEXTS, letters))


def test_figures_under_an_unknown_word_rank_nothing():
    """1 to 5 may be anything."""
    assert "Zorp" not in fields(log_of(["Description", "Zorp"], TEXTS, [3.0, 1.0, 3.0, 2.0, 3.0]))


def test_words_of_a_level_tell_the_priority_under_any_word():
    """ "high" and "low" that come again."""
    log = log_of(["Description", "Zorp"], TEXTS, ["high", "low", "high", "low", "normal"])
    assert [ticket.priority for ticket in log.tickets] == ["high", "low", "high", "low", "normal"]


@pytest.mark.parametrize("header", ["Size", "Room size", "Größe", "Floor"])
def test_the_size_of_a_room_is_no_priority(header):
    """A header that surely names something else keeps its words, be they those of a level."""
    for cells in (["medium", "high", "medium", "low", "medium"], [3.0, 1.0, 3.0, 2.0, 3.0]):
        log = log_of([header, "Description"], cells, TEXTS)
        assert [ticket.priority for ticket in log.tickets] == [None] * 5


def test_words_of_a_status_among_others_tell_it():
    """Some words are the house's own; under the name of an outcome the column tells what was done."""
    states = ["done", "open", "belt", "waiting", "oil"]
    assert [ticket.status for ticket in log_of(["Description", "Zorp"], TEXTS, states).tickets][:2] == [
        "solved",
        "open",
    ]
    log = log_of(["Description", "Result"], TEXTS, ["done", "open", "belt changed", "waiting", "oil filled"])
    assert [ticket.status for ticket in log.tickets] == [None] * 5


@pytest.mark.parametrize("header", ["Steps to reproduce", "Steps", "Шаги", "Schritte"])
def test_steps_beside_a_subject_are_the_description(header):
    """A report of a defect tells in its steps what its headline only names."""
    log = log_of(["Subject", header], ["Door", "Light", "Pump", "Screen", "Label"], TEXTS)
    assert [ticket.description for ticket in log.tickets] == TEXTS


def test_texts_under_an_unknown_word_beside_a_subject_are_no_description():
    """Nothing says what they tell."""
    log = log_of(["Subject", "Zorp"], ["Door", "Light", "Pump", "Screen", "Label"], TEXTS)
    assert [ticket.description for ticket in log.tickets] == [None] * 5
    described = log_of(["Subject", "Description", "Steps"], ["Door", "Light", "Pump", "Screen", "Label"], TEXTS, TEXTS)
    assert described.tickets[0].custom["Steps"] == TEXTS[0]


def test_days_of_a_month_are_no_guessed_number():
    """Figures up to 31 that stay or leap are days; a count of the rows is none."""
    texts = [*TEXTS, "Again it fails to start"]
    names = ["Reed Ann", "Lang Bo", "Orlova Ida", "Kern Ilse", "Pham Sue", "Roe Max"]

    def read_days(numbers):
        rows = [["чис.", "кто звонил", "на что жалуются"], *map(list, zip(numbers, names, texts, strict=True))]
        return [ticket.created_at for ticket in read(sheet(rows, "Май 2024")).tickets]

    assert read_days([2.0, 3.0, 5.0, 7.0, 8.0, 12.0]) == [date(2024, 5, day) for day in (2, 3, 5, 7, 8, 12)]
    assert read_days([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]) == [None] * 6
