"""Priorities by letters and by what the header says of its numbers; one bad date among many."""

from datetime import date

import pytest

from tests.layout.workbooks import read_rows


def priorities(header, cells):
    body = [[float(n + 1), date(2024, 3, n + 1), f"Matter number {n} of the day", cell] for n, cell in enumerate(cells)]
    log = read_rows([["Ticket ID", "Created", "Subject", header], *body])
    return [t.priority for t in log.tickets], [note.rule for note in log.notes]


def test_letters_from_a_to_c_are_three_steps():
    """A is the most urgent of a column of A, B and C."""
    assert priorities("Priority", ["A", "B", "C", "B"]) == (["high", "normal", "low", "normal"], [])


def test_letters_without_their_scale_are_asked_about():
    """A and B alone may belong to any scale."""
    assert priorities("Priority", ["A", "B", "B", "A"]) == ([None] * 4, ["unknown-priority"] * 4)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        (["авария", "срочно", "обычная", "срочно"], ["urgent", "high", "normal", "high"]),
        (["awaria", "pilne", "zwykłe", "pilne"], ["urgent", "high", "normal", "high"]),
        (["emergency", "urgent", "high", "low"], ["urgent", "urgent", "high", "low"]),
    ],
)
def test_urgent_beside_an_emergency_is_the_level_below(words, levels):
    """Unless that level has a word of its own."""
    assert priorities("Priority", words)[0] == levels


def test_the_header_explains_the_numbers():
    """ "1=high, 3=low" names the ends, and what lies between them."""
    assert priorities("Priority (1=high, 3=low)", [1.0, 2.0, 3.0, 2.0])[0] == ["high", "normal", "low", "normal"]


def test_one_impossible_day_leaves_its_column_in_order():
    """Nine cells that can only be day first outweigh a slip of the keyboard, which alone is the finding."""
    cells = [f"{day}.03.2024" for day in range(13, 22)] + ["01.03.2024", "12.13.2024"]
    log = read_rows(
        [
            ["Ticket ID", "Created", "Subject"],
            *[[float(n), cell, f"Matter {n} of the day"] for n, cell in enumerate(cells)],
        ]
    )
    assert [t.created_at for t in log.tickets][9:] == [date(2024, 3, 1), None]
    assert [note.rule for note in log.notes] == ["invalid-date"]


@pytest.mark.parametrize("address", ["f-lopes4@example.com", "a-b-c@example.com"])
def test_an_address_with_a_dash_is_one_address(address):
    """A dash inside an address parts nothing."""
    log = read_rows(
        [["No", "E-mail", "Problem"], *[[float(n), address, f"Matter {n} of the day"] for n in range(1, 4)]]
    )
    assert log.tickets[0].requester.email == address
    assert not log.notes


def dates_of(cells):
    log = read_rows(
        [["Ticket", "Date", "Problem"], *[[float(n + 1), cell, f"Door {n} is stuck"] for n, cell in enumerate(cells)]]
    )
    return [t.created_at for t in log.tickets], {note.rule for note in log.notes}


def test_exchanged_halves_of_days_up_to_twelve_are_flagged():
    """Text and real dates mixed, none beyond the 12th: months that jump are not taken in silence."""
    values, rules = dates_of([date(2024, d, 3) if d % 3 else f"03/{d:02}/2024" for d in range(1, 13)])
    assert rules == {"swapped-date"}
    assert values[2] == date(2024, 3, 3)
    assert values[0] is None


def test_healthy_halves_of_days_up_to_twelve_are_left_alone():
    """The same mixture in order raises no alarm."""
    values, rules = dates_of([date(2024, 3, d) if d % 3 else f"{d:02}/03/2024" for d in range(1, 13)])
    assert values == [date(2024, 3, d) for d in range(1, 13)]
    assert not rules
