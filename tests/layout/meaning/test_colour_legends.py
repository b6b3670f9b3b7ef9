"""Legends of colours: beside, under, over the table or on another sheet; words, colour names, part of a row filled."""

from __future__ import annotations

import pytest

from sheet2desk.layout.meaning.colour_legend import _explains
from sheet2desk.workbook import ListGrid, Looks

GREEN, AMBER, RED = "92D050", "FFC000", "FF7C80"


def looks_of(rows, legend=()):
    """Return the looks of rows from 2 on, filled over three columns, and of a legend's cells (row, column, fill)."""
    fills = {(row, column): fill for row, fill in enumerate(rows, 2) if fill for column in (1, 2, 3)}
    return Looks(fills=fills | {(row, column): fill for row, column, fill in legend})


def sheet(looks, lines):
    """Return the sheet's own grid: the ticket rows, and lines from row 10 on."""
    return ListGrid([["a", "b", "c"]] * 3 + [["", "", ""]] * 5 + lines, first=2, look=looks)


def statuses(read, looks, legends):
    """Return the status that the rows of a table without any status column are given, and what `raw` says."""
    columns = [("id", ["1", "2", "3"], "№"), ("subject", ["Течь", "Шум", "Скол"], "Что")]
    first = read(*columns, looks=looks, legends=legends)[0]
    return first.extra.get("status"), first.extra_raw.get("status"), first


@pytest.mark.parametrize(
    "lines",
    [
        [["", "решено"], ["", "в работе"], ["", "новая"]],
        [["", "зелёный - решено"], ["", "жёлтый - в работе"], ["", "красный - новая, не начинали"]],
        [["", "Green = done"], ["", "Amber = in progress"], ["", "Red = new, nobody on it yet"]],
        [["", "vert: résolu"], ["", "orange: en cours"], ["", "rouge: nouveau, pas encore pris en charge"]],
    ],
)
def test_a_table_without_a_status_column_has_it_from_its_colours(read, lines):
    """The legend under the table says what each fill means; raw and the words say so."""
    looks = looks_of([GREEN, AMBER, RED], [(10, 1, GREEN), (11, 1, AMBER), (12, 1, RED)])
    found, raw, meaning = statuses(read, looks, [sheet(looks, lines)])
    assert found == ["solved", "open", "new"]
    assert raw == [f"fill #{GREEN}", f"fill #{AMBER}", f"fill #{RED}"]
    assert {word.word for word in meaning.words} == {f"fill #{GREEN}", f"fill #{AMBER}", f"fill #{RED}"}
    assert meaning.notes == []


@pytest.mark.parametrize(
    "lines",
    [
        [["решено", "", ""], ["без заливки - новая", "", ""]],
        [["Done", "", ""], ["No colour = not started", "", ""]],
        [["resuelto", "", ""], ["sin color", "nuevo", ""]],
        [["vyřešeno", "", ""], ["bez barvy: nové", "", ""]],
    ],
)
def test_a_legend_of_rows_without_a_fill(read, lines):
    """The legend may say what it means that nobody filled a row."""
    looks = looks_of([GREEN, None, GREEN], [(10, 1, GREEN)])
    found, raw, meaning = statuses(read, looks, [sheet(looks, lines)])
    assert found == ["solved", "new", "solved"]
    assert raw == [f"fill #{GREEN}", "no fill", f"fill #{GREEN}"]
    assert {word.word for word in meaning.words} == {f"fill #{GREEN}", "no fill"}


def test_filled_texts_explain_themselves(read):
    """A legend whose texts stand in the filled cells, all in one line."""
    looks = looks_of([GREEN, None, RED], [(10, 1, GREEN), (10, 2, RED)])
    found, _, _ = statuses(read, looks, [sheet(looks, [["Erledigt", "Offen", ""]])])
    assert found == ["solved", None, "open"]


def test_a_legend_on_another_sheet(read):
    """A sheet of lists may hold the legend."""
    looks = looks_of([GREEN, RED, RED])
    lists = ListGrid([["hecho"], ["pendiente"]], look=Looks(fills={(1, 1): GREEN, (2, 1): RED}))
    found, _, _ = statuses(read, looks, [sheet(looks, []), lists])
    assert found == ["solved", "pending", "pending"]


def test_a_legend_that_only_names_its_colours(read):
    """ "жёлтым выделено - в работе" fills nothing itself: the one yellow fill of the table is meant."""
    looks = looks_of([GREEN, AMBER, None])
    lines = [["Зелёным выделено - выполнено; жёлтым выделено - в работе", "", ""]]
    found, _, _ = statuses(read, looks, [sheet(looks, lines)])
    assert found == ["solved", "open", None]


def test_part_of_a_row_filled(read):
    """Only the first cell carries the legend's colour, others another dress."""
    fills = {(2, 1): GREEN, (2, 2): "DDDDDD", (3, 1): RED, (3, 3): "DDDDDD", (10, 1): GREEN, (11, 1): RED}
    looks = Looks(fills=fills)
    found, _, _ = statuses(read, looks, [sheet(looks, [["", "gotowe"], ["", "w trakcie"]])])
    assert found == ["solved", "open", None]


def test_fills_without_a_legend_say_nothing(read):
    """No text outside the table speaks of a status, so the colours are left alone, and no look is asked for."""
    looks = looks_of([GREEN, AMBER, RED])
    found, _, _ = statuses(read, looks, [sheet(looks, [["Составил: Петров", "", ""]])])
    assert found is None


def test_a_header_is_no_legend(read):
    """A filled header that says "Closed" among other names explains no colour."""
    looks = looks_of([GREEN, None, RED], [(1, 3, GREEN)])
    grid = ListGrid([["No", "What", "Closed", "Who"], *[["a", "b", "c", "d"]] * 3], look=looks)
    found, _, _ = statuses(read, looks, [grid])
    assert found is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Urgent jobs are marked in red",
        "Rows in red are urgent",
        "Dringende Aufträge sind rot hinterlegt",
        "Срочные обращения выделены красным",
        "Термінові звернення позначено червоним",
        "Pilne sprawy zaznaczamy na czerwono",
        "Los avisos urgentes van marcados en rojo",
        "Les pannes urgentes sont surlignées en rouge",
        "Steidzamie darbi iezīmēti sarkanā krāsā",
        "Urgentní požadavky jsou označeny červeně",
    ],
)
def test_a_sentence_gives_a_fill_its_priority(read, sentence):
    """A remark under the table says in words which rows are urgent; raw and the words say so."""
    looks = looks_of([RED, None, None])
    columns = [("id", ["1", "2", "3"], "№"), ("subject", ["Течь", "Шум", "Скол"], "Что")]
    first = read(*columns, looks=looks, legends=[sheet(looks, [[sentence]])])[0]
    assert first.extra["priority"] == ["urgent", None, None]
    assert first.extra_raw["priority"] == [f"fill #{RED}", None, None]
    assert [(word.field, word.meaning) for word in first.words] == [("priority", "urgent")]
    assert "status" not in first.extra


def test_a_written_priority_goes_before_the_fill(read):
    """Only the blank cells of a column of priorities have theirs from the fill."""
    looks = looks_of([None, RED, None])
    columns = [("id", ["1", "2", "3"], "№"), ("priority", ["low", "", ""], "Priority")]
    found = read(*columns, looks=looks, legends=[sheet(looks, [["Tickets in red are urgent"]])])
    assert [one.values for one in found][1] == ["low", "urgent", None]


@pytest.mark.parametrize(
    "sentence", ["Red rows are not urgent", "The red pump has high pressure", "Red and green rows: urgent"]
)
def test_a_sentence_that_says_no_such_thing(read, sentence):
    """A denial, a colour of a thing, two colours: no priority comes of it."""
    looks = looks_of([RED, None, None])
    columns = [("id", ["1", "2", "3"], "№"), ("subject", ["Течь", "Шум", "Скол"], "Что")]
    assert "priority" not in read(*columns, looks=looks, legends=[sheet(looks, [[sentence]])])[0].extra


def test_the_one_colour_of_all_rows_is_their_dress(read):
    """A title filled like the rows explains nothing, though its word could be that of a status."""
    looks = looks_of([GREEN, GREEN, GREEN], [(10, 1, GREEN)])
    found, _, _ = statuses(read, looks, [sheet(looks, [["Required actions", "", ""]])])
    assert found is None


@pytest.mark.parametrize("text", ["green = done", "grün = erledigt", "L. Hoffmann"])
def test_what_says_a_status_or_a_name_in_a_legend_says_no_priority(text):
    assert not _explains([text], "priorities")
