"""What single cells leave open and their column tells: shares, whereabouts, the colour of what is solved."""

from datetime import date

import pytest

from sheet2desk.workbook import Looks
from tests.layout.meaning.conftest import read


def test_shares_are_ratings_of_the_whole(one):
    """Percents and the fractions behind them are read of 5, rounded up, the cell kept in raw."""
    found = one("satisfaction", [0.8, 1, 0.45, 0.6, 0], "Satisfaction")
    assert found.values == [4, 5, 3, 3, 1]
    assert one("satisfaction", ["80 %", "100%", "45%", "60%"], "Satisfaction").values == [4, 5, 3, 3]


def test_whole_marks_are_no_shares(one):
    """Ones and zeros alone are no shares of anything."""
    assert one("satisfaction", [1, 0, 1, 1], "Satisfaction").values != [5, 1, 5, 5]


@pytest.mark.parametrize("cell", ["with the dean", "у завкафедрой", "u dziekana"])
def test_whoever_has_it_it_is_open(one, cell):
    """A place behind its preposition says neither new nor done."""
    assert one("status", ["done", cell, "new"]).values[1] == "open"


@pytest.mark.parametrize("cell", ["у Петровича", "with 3 others", "in stock"])
def test_names_figures_and_things_say_no_place(one, cell):
    """Who has it may be who did it, and what is in stock is no request."""
    assert one("status", ["done", cell, "new"]).values[1] is None


def fills(*colours):
    return Looks(fills={(row, 1): colour for row, colour in enumerate(colours, 2) if colour})


def test_the_colour_that_just_the_solved_have():
    """Without a legend a fill says "solved" where all rows with a day of solution have it, and no others."""
    days = [date(2024, 3, 4), "", date(2024, 3, 5), date(2024, 3, 6), "", date(2024, 3, 6)]
    green = "C6EFCE"
    looks = fills(*(green if day else "" for day in days))
    (found,) = read(("solved_at", days, "Closed"), looks=looks)[:1]
    assert found.extra.get("status", [None] * 6) == ["solved", None, "solved", "solved", None, "solved"]


def test_a_colour_that_others_have_too_says_nothing():
    """One open row in the same colour, and it means something else."""
    days = [date(2024, 3, 4), "", date(2024, 3, 5), date(2024, 3, 6), "", date(2024, 3, 6)]
    looks = fills(*["C6EFCE"] * 4, "", "C6EFCE")
    assert "status" not in read(("solved_at", days, "Closed"), looks=looks)[0].extra


def test_real_dates_up_to_twelve_beside_texts_beyond_it_are_doubted(one, rules):
    """A spreadsheet of the other order turns what it can read: the rest stays text, and the turned ones are flagged."""
    texts = ["13.03.2024", "14.03.2024", "19.03.2024", "21.03.2024", "25.03.2024", "27.03.2024", "28.03.2024"]
    cells = [*texts[:3], date(2024, 5, 4), *texts[3:5], date(2024, 8, 3), date(2024, 3, 29), *texts[5:]]
    found = one("created_at", cells)
    assert [cell for rule, cell in rules(found) if "swapped" in rule or "suspect" in rule]
    assert found.values[7] == date(2024, 3, 29)


def test_a_weekday_that_looks_like_a_month_is_the_days_own():
    """ "mar. 2" under "Janvier 2024" is Tuesday the 2nd, not the 2nd of March."""
    cells = ["lun. 1", "mar. 2", "mer. 3", "mar. 9"]
    (found,) = read(("created_at", cells, "Date"), banners=[(2024, 1)] * 4)
    assert found.values == [date(2024, 1, day) for day in (1, 2, 3, 9)]
