"""A log of more rows than are kept beside their columns is read like a short one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sheet2desk.layout import cells
from sheet2desk.workbook import Looks
from tests.layout.workbooks import read, sheet

HEADER = ["№", "Дата обращения", "Заявитель", "Описание", "Статус"]


def rows(count: int) -> list[list[object]]:
    start = datetime(2024, 1, 9, 9, 0)
    return [
        [float(n), start + timedelta(minutes=17 * n), f"Иванов {n % 7}", f"Трещина на сгибе {n}", "закрыто"]
        for n in range(1, count + 1)
    ]


def test_a_long_log_gives_what_short_ones_give(monkeypatch):
    """Rows whose values were handed over as columns lose nothing: tickets, fates, strikes and the next sheet's rows."""
    body = rows(60)
    struck = Looks(struck={(50, column) for column in range(1, 6)})
    sheets = [sheet([HEADER, *body], "Январь", look=struck), sheet(rows(20), "Дальше")]
    whole = read(*sheets)
    monkeypatch.setattr(cells, "_KEPT", 30)
    short = read(*[sheet([HEADER, *body], "Январь", look=struck), sheet(rows(20), "Дальше")])
    assert short == whole
    assert len(short.tickets) == 80
    assert [note.location.row for note in short.notes if note.rule == "struck-out-row"] == [50]


def test_a_sheet_is_walked_once_and_its_legend_still_found():
    """A legend is looked for among the rows in memory: a long sheet would be read anew for each question."""
    header = [*HEADER[:4], "Оценка"]
    body = [[*row[:4], float(1 + n % 5)] for n, row in enumerate(rows(80))]
    log = sheet([header, *body, [], ["1 - отлично, 2 - хорошо, 3 - средне, 4 - плохо, 5 - ужасно"]])
    walks = []
    walk = log.grid.rows

    class Counted:
        def rows(self):
            walks.append(1)
            return walk()

        def looks(self):
            return Looks()

    log.grid = Counted()
    found = read(log)
    assert [ticket.satisfaction for ticket in found.tickets[:5]] == [5, 4, 3, 2, 1]
    assert len(walks) == 1
