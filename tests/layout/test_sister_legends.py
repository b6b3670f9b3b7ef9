"""A legend of colours on one sheet of a log explains the fills of the others, which have none of their own."""

import pytest

from sheet2desk.workbook import Looks
from tests.layout.workbooks import read, sheet

HEADER = ["Ticket", "Date", "Requested by", "Problem"]
RED, GREEN, BLUE = "FF5050", "92D050", "5B9BD5"
PEOPLE = ["Ann Reed", "Bo Lang", "Cay Moss", "Dee Hart", "Eve Stone"]


def month(name, colours, *, above=(), below=(), fills=()):
    """A sheet of a log whose ticket rows have these fills, "" for none, and lines over or under it."""
    rows = [[f"{name}{n}", f"{n + 10}.05.2024", PEOPLE[n % 5], f"Door {n} is stuck"] for n in range(len(colours))]
    first = len(above) + 2
    painted = {(first + n, column): fill for n, fill in enumerate(colours) if fill for column in range(1, 5)}
    return sheet([*above, HEADER, *rows, *below], name=name, look=Looks(painted | dict(fills)))


@pytest.mark.parametrize("order", [1, -1])
def test_a_sentence_names_the_colour(order):
    """Under the last month it says what red means; the other months are red too, before it or after it."""
    plain = month("May", ["", RED, "", ""])
    telling = month("June", ["", "", RED, ""], below=[[], ["Urgent requests are marked in red"]])
    log = read(*[plain, telling][::order])
    assert {t.id: t.priority for t in log.tickets if t.priority} == {"May1": "urgent", "June2": "urgent"}


def test_filled_cells_with_their_words():
    """Two filled cells over the table of the first month explain the fills of all."""
    legend = {"above": [["", "done"], ["", "in progress"], []], "fills": [((1, 1), GREEN), ((2, 1), BLUE)]}
    log = read(month("May", [GREEN, BLUE, "", ""], **legend), month("June", ["", BLUE, GREEN, ""]))
    found = {t.id: t.status for t in log.tickets if t.status}
    assert found == {"May0": "solved", "May1": "open", "June1": "open", "June2": "solved"}


def test_the_own_legend_goes_first():
    """A sheet that explains its colours itself isn't told by others."""
    own = month("May", ["", RED, "", ""], below=[[], ["Red = low priority"]])
    other = month("June", ["", RED, "", ""], below=[[], ["Urgent requests are marked in red"]])
    log = read(own, other)
    assert {t.id: t.priority for t in log.tickets if t.priority} == {"May1": "low", "June1": "urgent"}


def test_one_filled_title_explains_nothing():
    """ "Closed" over a table, on a fill of its own, is the name of that sheet."""
    titled = month("May", ["", "", "", ""], above=[["Closed"], []], fills=[((1, 1), BLUE)])
    log = read(titled, month("June", ["", BLUE, "", ""]))
    assert [t.status for t in log.tickets if t.id.startswith("June")] == [None] * 4
