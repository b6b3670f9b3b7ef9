"""Levels that a header, a legend or a strike explains; what is explained in unknown words is never guessed."""

from __future__ import annotations

from datetime import date

from sheet2desk.workbook import Looks, Value
from tests.layout.workbooks import fields, read_rows, rules

TEXTS = [
    "Door does not close",
    "No light in the hall",
    "Pump leaks",
    "Screen stays black",
    "Label is off",
    "Lift stuck",
]


def rows_of(header: list[str], *columns: list[Value]) -> list[list[Value]]:
    body = [[float(n + 1), date(2024, 3, n + 1), TEXTS[n]] for n in range(6)]
    return [["№", "Date", "Problem", *header], *[[*row, *rest] for row, *rest in zip(body, *columns, strict=True)]]


def priorities(rows: list[list[Value]]) -> list[str | None]:
    return [ticket.priority for ticket in read_rows(rows).tickets]


def test_a_header_that_is_the_scale():
    rows = rows_of(["U/N/L"], ["U", "N", "L", "U", "N", "L"])
    rows[:0] = [["U = urgent, N = normal, L = low"]]
    assert priorities(rows) == ["urgent", "normal", "low"] * 2


def test_marks_that_a_legend_explains():
    rows = rows_of(["!"], ["!", "!!", "!!!", "!", "!!", "!!!"])
    assert priorities([["! normal   !! high   !!! urgent"], *rows]) == ["normal", "high", "urgent"] * 2


def test_letters_of_two_alphabets_are_one_in_a_legend():
    """The same letter is typed in Latin here and in Cyrillic there."""
    rows = rows_of(["К/В/Н"], ["К", "K", "В", "B", "Н", "H"])
    assert priorities([["К – критично, В – высокий, Н – низкий"], *rows]) == [
        "urgent",
        "urgent",
        "high",
        "high",
        "low",
        "low",
    ]


def test_a_scale_that_the_header_explains_from_its_low_end():
    header = "De 1 a 5, qual a urgência? (1 = pode esperar, 5 = parou tudo)"
    assert priorities(rows_of([header], [1.0, 2.0, 3.0, 4.0, 5.0, 1.0])) == [
        "low",
        "low",
        "normal",
        "high",
        "urgent",
        "low",
    ]


def test_a_scale_that_the_header_explains_in_unknown_words_is_not_guessed():
    log = read_rows(rows_of(["Urgency from 1 to 5 (1 = blue moon, 5 = brown bear)"], [1.0, 2.0, 3.0, 4.0, 5.0, 1.0]))
    assert [ticket.priority for ticket in log.tickets] == [None] * 6
    assert "unknown-priority" in rules(log)


def test_strikes_tell_the_status_where_a_legend_says_so():
    rows = rows_of([])
    rows[:0] = [["struck out = done", "", "not struck out = in progress"]]
    struck = {(row, column) for row in (3, 5) for column in (1, 2, 3)} | {(8, 3)}
    log = read_rows(rows, look=Looks(struck=struck))
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "solved", "open", "open", "solved"]
    assert log.tickets[0].raw["status"] == "struck out"


def test_a_text_that_is_struck_out_is_told_without_a_legend():
    log = read_rows(rows_of([]), look=Looks(struck={(3, 3)}))
    assert [(note.rule, note.location.cell) for note in log.notes if note.rule == "struck-out-row"] == [
        ("struck-out-row", "C3")
    ]


def test_ticks_that_are_added_as_the_work_goes_on():
    yes = "✓"
    columns: list[list[Value]] = [[yes] * 6, [yes] * 5 + [""], ["", yes, "", "", yes, ""], [yes, "", yes, yes, "", ""]]
    log = read_rows(rows_of(["Принято", "В работе", "Ждём запчасть", "Готово"], *columns))
    assert [ticket.status for ticket in log.tickets] == ["solved", "pending", "solved", "solved", "pending", "open"]


def test_words_of_a_rating_under_an_unknown_question():
    answers: list[Value] = ["добре", "чудово", "погано", "задовільно", "добре", "чудово"]
    log = read_rows(rows_of(["як вам?"], answers))
    assert fields(log)["як вам?"] == "satisfaction"


def test_days_under_a_word_for_done_are_those_of_the_end():
    states: list[Value] = ["done", "open"] * 3
    ends: list[Value] = [date(2024, 3, 9), "", date(2024, 3, 11), "", date(2024, 3, 12), ""]
    log = read_rows(rows_of(["State", "Fixed?"], states, ends))
    assert log.tickets[0].solved_at == date(2024, 3, 9)
