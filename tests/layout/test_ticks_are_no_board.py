"""Ticks under stages belong to the tickets of the rows, and make no board of cards."""

from __future__ import annotations

from tests.layout.workbooks import TEXTS, days, read_rows


def test_a_rating_beside_ticked_stages_makes_no_board_of_them():
    """A question of the kind sounds like a stage; nearly all of the others hold ticks alone."""
    marks = [["V", "V", "V"], ["V", "V", ""], ["V", "", ""], ["", "", ""], ["V", "V", "V"]]
    rows = [
        [n, day, text, *ticks, rating]
        for n, day, text, ticks, rating in zip(
            [1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, marks, ["хорошо", "плохо", "", "", "отлично"], strict=True
        )
    ]
    header = ["№", "Дата", "Что нужно", "Принято", "В работе", "Выполнено", "Как сделали?"]
    log = read_rows([header, *rows])
    assert [ticket.id for ticket in log.tickets] == ["1", "2", "3", "4", "5"]
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "open", None, "solved"]
