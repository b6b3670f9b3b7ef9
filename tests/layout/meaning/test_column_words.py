"""What a column's other cells, its header and the sheet's legends say of texts that mean nothing by themselves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sheet2desk.workbook import ListGrid


def legend(*lines):
    return [ListGrid([["1", "x"], ["2", "y"], ["3", "z"], ["4", "w"], [""], *map(list, lines)], first=2)]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        (["устранено", "Устр."], "solved"),
        (["naprawione", "Napr."], "solved"),
        (["en attente", "En att."], "pending"),
        (["izpildīts", "izp."], "solved"),
        (["в очереди на закупку", "ожидание", "ож."], "pending"),
        (["neu", "erledigt", "erl."], "solved"),
        (["orderd", "ordered", "closed", "clsd"], "closed"),
        (["vykdoma", "atlikta"], "solved"),
        (["gaida detaļas", "saņemts", "atlikta"], "pending"),
    ],
)
def test_an_abbreviation_of_the_columns_own_words(one, words, meaning):
    """The last text is short for a word of the column, or a word of the column's language."""
    assert one("status", words, "X").values[-1] == meaning


def test_pairs_of_two_languages(one):
    """Where the column writes its words in two languages, one known half says what the other does."""
    pairs = ["abgeschlossen / closed", "neu / new", "Gerät am Prüfplatz / in progress", "qq / zz"]
    assert one("status", pairs, "Status").values == ["closed", "new", "open", None]
    assert one("status", ["qq / closed", "новый"], "Status").values == [None, "new"]


@pytest.mark.parametrize(
    ("cells", "lines", "levels"),
    [
        (["rot", "gelb", "grün"], [["rot = eilt"], ["gelb = normal"], ["grün = tief"]], ["urgent", "normal", "low"]),
        (["красный", "зелёный"], [["Красный - срочно; зелёный - планово"]], ["urgent", "normal"]),
        (["rot / red", "grün / green"], [["rot / red = eilt"], ["grün / green = tief / low"]], ["urgent", "low"]),
        (["1", "2", "3"], [["Приоритет: 1 - низкий, 2 - средний, 3 - высокий"]], ["low", "normal", "high"]),
        (["1", "2", "3"], [["1", "срочно"], ["2", "важно"], ["3", "планово"]], ["urgent", "high", "normal"]),
        (["🔴", "🟢"], [["🔴 = критично"], ["🟢 = низкий"]], ["urgent", "low"]),
        (["P1", "P2", "P3"], [["P1 = low"], ["P2 = normal"], ["P3 = high"]], ["low", "normal", "high"]),
    ],
)  # fmt: skip
def test_codes_that_a_legend_explains(one, cells, lines, levels):
    """Colours, numbers and signs mean what the sheet's legend says."""
    found = one("priority", cells, "Приоритет", legends=legend(*lines))
    assert found.values == levels
    assert all("legend says" in word.reason for word in found.words)


def test_a_legend_of_consequences_leaves_the_levels_alone(one):
    """ "S3 = cosmetic" beside levels that it doesn't explain in full changes no S1 to S4."""
    lines = legend(["S1 = safety, S2 = function, S3 = cosmetic, S4 = paperwork"])
    assert one("priority", ["S1", "S2", "S3", "S4"], legends=lines).values == ["urgent", "high", "normal", "low"]


def test_statuses_by_codes(one):
    """Letters of a status column, explained on a sheet of lists."""
    lists = [ListGrid([]), ListGrid([["Р", "решено"], ["О", "открыто"], ["З", "закрыто"]])]
    assert one("status", ["Р", "О", "З", "О"], "Статус", legends=lists).values == ["solved", "open", "closed", "open"]


def test_lists_side_by_side_explain_nothing(one):
    """Two lists beside each other are no legend of one another."""
    lists = [ListGrid([]), ListGrid([["На складе", "закрыто"], ["Новая", "в работе"], ["В пути", "решено"]])]
    assert one("status", ["На складе", "Новая"], "Этап", legends=lists).values == [None, "new"]


@pytest.mark.parametrize(
    ("cells", "levels"),
    [
        (["Pilne", "Bardzo pilne", "Normalne"], ["high", "urgent", "normal"]),
        (["срочно", "очень срочно"], ["high", "urgent"]),
        (["urgente", "muito urgente", "baixa"], ["high", "urgent", "low"]),
        (["срочно", "планово"], ["urgent", "normal"]),
        (["В", "С", "Н"], ["high", "normal", "low"]),
        (["кат. A", "кат. B", "кат. C"], ["high", "normal", "low"]),
        (["А", "Б", "В"], ["high", "normal", "low"]),
        (["I", "II", "III", "IV"], ["urgent", "high", "normal", "low"]),
        (["1 сорт", "x"], [None, None]),
    ],
)
def test_priorities_beside_each_other(one, cells, levels):
    """A word beside its own "very", first letters, classes and Roman numbers mean something only together."""
    assert one("priority", cells).values == levels


@pytest.mark.parametrize(
    ("header", "cells", "ratings"),
    [
        ("Nota (1 a 10)", [10, 9, 2, 1], [5, 5, 1, 1]),
        ("Оценка от 1 до 10", ["8", "3", 11], [4, 2, None]),
        ("NPS", [0, 10, 6], [1, 5, 3]),
        ("Note /20", [12, 18], [None, None]),
        ("Schulnote", [1, 2], [None, None]),
        ("Schulnote (1 = sehr gut, 6 = ungenügend)", [1, 2, 6], [5, 4, 1]),
        ("Zufriedenheit (1 = sehr zufrieden, 5 = sehr unzufrieden)", [1, 5, 3], [5, 1, 3]),
        ("¿Cómo valora el servicio? (1 = muy mal, 5 = muy bien)", [4, 1], [4, 1]),
        ("Оценка", [5, 4, 7], [5, 4, None]),
    ],
)
def test_scales_of_ratings(one, header, cells, ratings):
    """The header says how far a scale goes and at which end the best mark stands; what it leaves open is said."""
    found = one("satisfaction", cells, header)
    assert found.values == ratings
    assert len(found.notes) == ratings.count(None)


@pytest.mark.parametrize(
    ("header", "mark", "status"),
    [
        ("Вып.", "V", "solved"),
        ("Закрыто?", "+", "closed"),
        ("Traité ?", "oui", "solved"),
        ("Traité ?", "non", "open"),
        ("Clôturé", "non", "open"),
        ("Zrobione (T/N)", "T", "solved"),
        ("Zrobione (T/N)", "N", "open"),
        ("Open y/n", "y", "open"),
        ("Hecho", "sí", "solved"),
        ("Done", "❌", "open"),
        ("Done", True, "solved"),
        ("Erledigt", 1, "solved"),
        ("Опрацьовано", "ні", "open"),
    ],
)
def test_marks_mean_what_the_header_asks(one, header, mark, status):
    """A tick under "Closed?" is closed, under "Open y/n" open."""
    assert one("status", [mark], header).values == [status]


def test_a_no_to_open_is_nobodys_guess(one, rules):
    """ "Open? n" may be solved or closed."""
    found = one("status", ["y", "n"], "Open y/n")
    assert found.values == ["open", None]
    assert rules(found) == [("unknown-status", "A3")]


def test_a_status_with_its_day_gives_a_solved_date(read):
    """Without a column of solved dates the day beside a finished status is one; an open ticket's day isn't."""
    found = read(("status", ["выполнено 17.01.24", "в работе 20.01.24", "закрыто", date(2024, 1, 23)], "Отметка"))[0]
    assert found.values == ["solved", "open", "closed", "solved"]
    assert found.extra["solved_at"] == [date(2024, 1, 17), None, None, date(2024, 1, 23)]


def test_a_solved_date_with_its_status_gives_a_status(read, rules):
    """Without a column of statuses the words beside solved dates are one; a word that isn't keeps its note."""
    cells = ["выполнено 17.01.24", "18.01.24", "в работе", "см. почту", datetime(2024, 1, 19, 9)]
    found = read(("solved_at", cells, "Отметка об исполнении"))[0]
    assert found.extra["status"] == ["solved", None, "open", None, None]
    assert found.values[:2] == [date(2024, 1, 17), date(2024, 1, 18)]
    assert rules(found) == [("split-value", "A2"), ("invalid-date", "A5")]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("новая → в работе → выполнена", "solved"),
        ("05.03 принято\n07.03 выполнено", "solved"),
        ("07.03 выполнено\n05.03 принято", "solved"),
        ("принято\nвыполнено", None),
        ("новая → шумит", None),
    ],
)
def test_the_last_step_of_a_trail(one, text, meaning):
    """A cell that keeps its own history has the status of its latest step, where its order is certain."""
    assert one("status", [text], "Статус").values == [meaning]


@pytest.mark.parametrize(
    ("header", "cells", "levels"),
    [
        ("Срочно?", ["да", "нет", ""], ["urgent", "normal", None]),
        ("Urgent", ["x", "+"], ["urgent", "urgent"]),
        ("Urgent?", ["yes", "no"], ["urgent", "normal"]),
        ("Приоритет", ["да"], [None]),
    ],
)
def test_yes_and_no_under_a_level(one, header, cells, levels):
    """A yes under "Urgent?" is the level that the header names."""
    assert one("priority", cells, header).values == levels
