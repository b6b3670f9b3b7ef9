"""Columns of dates under words that nobody knows are told by their order row by row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.layout.workbooks import TEXTS, days, fields, read_rows

NUMBERS = [1.0, 2.0, 3.0, 4.0, 5.0]


def fields_of(header, *columns):
    return fields(read_rows([header, *[list(row) for row in zip(*columns, strict=True)]]))


def test_later_days_that_some_rows_lack_are_the_end():
    """Behind the text, after the creation, and missing where a ticket isn't done yet."""
    ended = [*days(4)[:4], ""]
    assert fields_of(["No", "Date", "Description", "Zorp"], NUMBERS, days(), TEXTS, ended)["Zorp"] == "solved_at"


@pytest.mark.parametrize("ended", [days(5), [*days(1)[:4], ""]], ids=["in every row", "before"])
def test_days_of_every_row_or_before_the_creation_are_no_end(ended):
    """Such days are of anything: of the next service, or of the purchase."""
    assert "Zorp" not in fields_of(["No", "Date", "Description", "Zorp"], NUMBERS, days(10), TEXTS, ended)


@pytest.mark.parametrize("header", ["Warranty", "Garantie", "Warranty until"])
def test_days_of_a_warranty_are_no_end(header):
    """A header that surely names something else is left alone, however its days lie."""
    ended = [*days(4)[:4], ""]
    log = read_rows(
        [["No", "Date", "Description", header], *map(list, zip(NUMBERS, days(), TEXTS, ended, strict=True))]
    )
    assert [ticket.solved_at for ticket in log.tickets] == [None] * 5
    assert log.tickets[0].custom[header] == "2024-03-04"


def test_days_of_what_the_status_calls_open_are_no_end():
    """Where the status says done the day is missing: it is of something else."""
    header, states = ["No", "Date", "Description", "Status", "Zorp"], ["open", "open", "done", "open", "done"]
    ended = [date(2024, 3, 5), date(2024, 3, 6), "", date(2024, 3, 9), ""]
    assert "Zorp" not in fields_of(header, NUMBERS, days(), TEXTS, states, ended)


def test_days_between_the_creation_and_the_end_are_the_first_response():
    """Somebody came after it was reported and before it was done; after the end nobody answers first."""
    header = ["No", "Reported", "Description", "Zorp", "Fixed"]
    assert fields_of(header, NUMBERS, days(), TEXTS, days(3), days(6))["Zorp"] == "first_response_at"
    assert "Zorp" not in fields_of(header, NUMBERS, days(), TEXTS, days(9), days(6))


@pytest.mark.parametrize(("opened", "ended"), [("Reklamation vom", "Ausgeliefert"), ("Date", "Delivered")])
def test_days_before_the_creation_end_nothing(opened, ended):
    """The goods went out before somebody complained of them, whatever the word for it."""
    header = ["No", opened, "Description", ended]
    found = fields_of(header, NUMBERS, days(10), TEXTS, days(1))
    assert (found[opened], found.get(ended)) == ("created_at", None)
    assert fields_of(header, NUMBERS, days(1), TEXTS, days(10))[ended] == "solved_at"


def test_an_end_that_is_named_outright_keeps_its_days():
    """Days of an end before those of the creation are errors there, which are told row by row."""
    assert (
        fields_of(["No", "Reported", "Description", "Fixed"], NUMBERS, days(10), TEXTS, days(1))["Fixed"] == "solved_at"
    )


def test_a_response_that_no_day_stands_before_is_the_creation():
    """Nobody answers before being asked; a header that says somebody set out is believed all the same."""
    assert fields_of(["No", "Response", "Description", "Fixed"], NUMBERS, days(), TEXTS, days(4)) == {
        "No": "id",
        "Response": "created_at",
        "Description": "description",
        "Fixed": "solved_at",
    }
    found = fields_of(["№", "Выехали", "Описание", "Выполнено"], NUMBERS, days(), TEXTS, days(4))
    assert found["Выехали"] == "first_response_at"


@pytest.mark.parametrize("header", ["Session zorped then", "Zorp"])
def test_days_that_go_up_row_by_row_are_the_creation(header):
    """However many words name them, where no other column of days stands before them."""
    assert fields_of(["No", header, "Description"], NUMBERS, days(), TEXTS)[header] == "created_at"
    fallen = fields_of(["No", header, "Description", "Fixed"], NUMBERS, days(), TEXTS, days(8))
    assert (fallen[header], fallen["Fixed"]) == ("created_at", "solved_at")


@pytest.mark.parametrize("header", ["Geburtsdatum", "Purchase date", "Warranty until"])
def test_days_of_a_birth_are_no_creation(header):
    """A header that names other days is believed, even if they go up."""
    assert header not in fields_of(["No", header, "Description"], NUMBERS, days(), TEXTS)


@pytest.mark.parametrize(
    "cells",
    [
        ["7.1.", "7.1.", "9.1.", "13.1.", "2.2."],
        ["3/8", "4/8", "4/8", "9/8", "1/9"],
        ["1/7", "1/8", "1/8", "1/30", "2/2"],
    ],
)
def test_short_days_in_their_order_are_days(cells):
    """A day with its month and no year may be a share or a size: that they go up row by row tells."""
    assert fields_of(["No", "Zorp", "Description"], NUMBERS, cells, TEXTS)["Zorp"] == "created_at"
    mixed = ["9/8", "1/4", "7/8", "1/2", "3/4"]
    assert "Zorp" not in fields_of(["No", "Zorp", "Description"], NUMBERS, mixed, TEXTS)


def test_the_last_and_latest_days_are_the_end_under_any_words():
    """Of several columns of days behind the text the one that none comes after."""
    ended, sent = [*days(9)[:4], ""], [*days(4)[:3], "", ""]
    header = ["No", "Date", "Description", "Zorp was sent there", "Zorp is up again"]
    found = fields_of(header, NUMBERS, days(), TEXTS, sent, ended)
    assert found["Zorp is up again"] == "solved_at"


@pytest.mark.parametrize("cells", [["Sat", "asap", "today", "Tue am", "Mon"], ["пн", "вт", "завтра", "пт", "вт"]])
def test_words_for_a_time_are_a_term_that_cant_be_kept(cells):
    """The header names the term; each cell says in its own place that it is no date."""
    log = read_rows(
        [["No", "Date", "Description", "Promised"], *map(list, zip(NUMBERS, days(), TEXTS, cells, strict=True))]
    )
    assert fields(log)["Promised"] == "due_at"
    assert [ticket.due_at for ticket in log.tickets] == [None] * 5
    assert {note.location.cell for note in log.notes if note.location.cell} >= {f"D{row}" for row in range(2, 7)}


def test_days_of_an_answer_are_the_first_response():
    """ "Risposto" asks whether somebody answered; under days it tells when."""
    assert fields_of(["No", "Data", "Descrizione", "Risposto"], NUMBERS, days(), TEXTS, days(2))["Risposto"] == (
        "first_response_at"
    )


@pytest.mark.parametrize("header", ["Review due", "Termin 14 Tage"])
def test_a_word_for_a_term_among_others_makes_one(header):
    """If the days come after those of the creation; those of a warranty are valid that long, and no term."""
    assert fields_of(["No", "Date", "Description", header], NUMBERS, days(), TEXTS, days(9))[header] == "due_at"
    assert header not in fields_of(["No", "Date", "Description", header], NUMBERS, days(9), TEXTS, days(1))
    valid = "Warranty until"
    assert valid not in fields_of(["No", "Date", "Description", valid], NUMBERS, days(), TEXTS, days(9))


def test_short_days_under_the_name_of_who_came_are_no_people():
    """ "Забрал" may be who took it away, or when."""
    taken = ["17.03", "18.03", "", "19.03", "19.03"]
    assert fields_of(["№", "Дата", "Описание", "Забрал"], NUMBERS, days(), TEXTS, taken)["Забрал"] == "solved_at"


def test_short_days_beside_others_are_days_in_any_order():
    """ "20.1." may be a size; beside a column that surely holds such days it is one, too."""
    came, went = ["7.1.", "7.1.", "9.1.", "13.1.", "2.2."], ["20.1.", "12.1.", "31.1.", "22.1.", ""]
    assert fields_of(["Nr.", "Datum", "Beschreibung", "Zorp"], NUMBERS, came, TEXTS, went)["Zorp"] == "solved_at"
    assert "Zorp" not in fields_of(["Nr.", "Datum", "Beschreibung", "Zorp"], NUMBERS, days(), TEXTS, went)


def test_ticks_under_no_name_behind_the_text_are_the_status():
    """Somebody ticks off what was done; before the text, or under a word that nobody knows, it may be anything."""
    ticks = ["yes", "yes", "", "no", "yes"]
    log = read_rows([["No", "Date", "Description", ""], *map(list, zip(NUMBERS, days(), TEXTS, ticks, strict=True))])
    assert [ticket.status for ticket in log.tickets] == ["solved", "solved", None, "open", "solved"]
    assert "Zorp" not in fields_of(["No", "Date", "Description", "Zorp"], NUMBERS, days(), TEXTS, ticks)
