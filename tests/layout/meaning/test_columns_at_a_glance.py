"""Days without a year, quarters of hours, files and hashes as the look at a column counts them."""

from __future__ import annotations

import pytest

from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.meaning import profile_column
from sheet2desk.layout.meaning.words import sense_of


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        (["12.03", "14.03", "1.04", "20.04"], 1),
        (["12.03.2024", "14.03", "15.03", "15.03"], 1),  # beside one with its year
        (["12.03 14:00", "14 марта"], 1),  # a time of day or a name of the month
        (["12.03", "12.03", "14.03"], 0),  # too few different ones
        (["2.5", "3.5", "1.5", "4.5"], 0),  # a month has two figures
        (["12.03", "14.03", "насос", "дверь", "15.03"], 0),
        (["40.03", "14.33", "50.60", "99.01"], 0),
    ],
)
def test_days_without_a_year_are_dates_among_their_kind(cells, share):
    """Nearly all cells are such days, of which several differ, or some have their year."""
    assert profile_column(cells).dates == share


def test_quarters_of_hours():
    """Lengths of time go by quarters; times of day and shares of a day don't."""
    assert profile_column([0.5, 1.5, 4.25, 2.0]).quarters == 1
    assert profile_column([8.05, 9.15, 0.1]).quarters == 0


def test_files_and_hashes():
    """Names of files with known endings, words right behind a hash; a number behind one is none."""
    assert profile_column(["IMG_1.jpg", "scan.pdf; letter.DOCX"]).files == 1
    assert profile_column(["v. 1.txtual", "jpg", "see p. 12"]).files == 0
    assert profile_column(["#water #smell", "#light"]).hashes == 1
    assert profile_column(["#12", "# water", "water #3"]).hashes == 0


def test_people_and_two_letters_are_no_short_words_of_a_status():
    """ "Анна" is nobody's abbreviation, and "WC" is a place."""
    assert profile_column(["ОТКР", "закр", "clsd"]).statuses == 1
    assert profile_column(["Анна", "Петр", "Олена"]).statuses == 0
    assert profile_column(["WC", "OP"]).statuses == 0


def test_a_trail_of_states_is_one():
    """ "new → done" tells the status as its last word does."""
    assert profile_column(["new → done", "open -> closed"]).statuses == 1
    assert profile_column(["hall → yard", "door -> gate"]).statuses == 0


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        (["12.03", "14.03"], ["13.03", "15.03"], 1),
        (["13.03 09:00"], ["13.03 08:00"], -1),
        (["5 марта"], ["7 марта"], 1),
        (["31.12.2023"], ["02.01"], 0),  # one has a year, and the other one's isn't known
        (["30.02"], ["01.03"], 0),  # no such day
        (["18.11.24", "19.11.24"], ["20.10.25", "21.10.25"], 1),  # no year begins a text with points
        (["18/11/24"], ["02/12/24"], 1),
    ],
)
def test_the_order_of_days_without_a_year_or_with_half_of_it(first, second, later):
    """Two such days are compared within a year; two figures at the end are the year."""
    assert in_order(first, second) == later


@pytest.mark.parametrize("text", ["приварено", "Dr. Kļava", "Dr. Kalns"])
def test_what_is_no_slip_of_a_status(text):
    """Letters of another alphabet are no typing errors, and a title before a name is no word to be left out."""
    assert sense_of(text, "statuses") is None


def test_a_slip_is_still_one():
    """Two errors in a long word leave no doubt where each letter is of its alphabet."""
    for text, meaning in (("выполненно", "solved"), ("исправлленно", "solved"), ("прихвачено", "open")):
        sense = sense_of(text, "statuses")
        assert sense is not None, text
        assert (sense.meaning, sense.sure) == (meaning, False)


@pytest.mark.parametrize(
    ("cells", "levels"),
    [
        (["pilne", "b. pilne", "normalne"], ["high", "urgent", "normal"]),
        (["срочно", "оч. срочно", "обычно"], ["high", "urgent", "normal"]),
        (["urgent", "v. urgent", "low"], ["high", "urgent", "low"]),
        (["pilne", "B. pilne", "niskie"], ["high", "urgent", "low"]),
        (["pilne", "b pilne", "normalne"], ["urgent", "urgent", "normal"]),  # without a dot it shortens nothing
    ],
)
def test_a_shortened_very_lifts_the_level_above(read, cells, levels):
    """ "b." is "bardzo": what is only urgent beside it is the step below."""
    assert read(("priority", cells, "Priority"))[0].values == levels
