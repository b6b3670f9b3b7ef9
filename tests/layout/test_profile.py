"""The profile overrides what the layout would decide."""

from datetime import date

import pytest

from sheet2desk.config import Profile
from sheet2desk.errors import ConfigError
from sheet2desk.layout import lay_out
from sheet2desk.profile_file import profile_of
from sheet2desk.workbook import Workbook
from tests.layout.workbooks import NOW, ZONE, fields, read, sheet

NAMES = ["№", "Дата обращения", "Кто", "Что", "Ответственный"]
ROWS = [NAMES] + [[float(n), date(2024, 3, n), f"Иванов {n}", f"Трещина на сгибе {n}", "Петров"] for n in range(1, 5)]


def test_columns_by_header_and_letter():
    """A field is taken from the column that the profile names, by header or letter."""
    profile = Profile(columns={"description": "что", "requester.name": "col:C"})
    log = read(sheet(ROWS), profile=profile)
    assert fields(log)["Что"] == "description"
    assert fields(log)["Кто"] == "requester.name"
    assert log.sources[0].sheets[0].columns[3].confidence == 1


def test_an_override_takes_the_field_from_the_column_that_had_it():
    """One field, one column: the header that reads as the field goes to custom, and says so."""
    profile = Profile(columns={"assignee": "Кто"})
    log = read(sheet(ROWS), profile=profile)
    assert log.tickets[0].assignee == "Иванов 1"
    assert log.tickets[0].custom["Ответственный"] == "Петров"
    assert "assignee" in log.sources[0].sheets[0].columns[4].reason


def test_a_column_that_is_nowhere_is_refused_with_the_nearest():
    """A profile that names a missing column stops the run, and says which header is nearest."""
    with pytest.raises(ConfigError) as trouble:
        read(sheet(ROWS), profile=Profile(columns={"created_at": "Дата обрашения"}))
    assert "Дата обрашения" in trouble.value.message
    assert "Дата обращения" in trouble.value.help


def test_a_sheet_can_be_left_out_or_taken_in():
    """`kind` decides what a sheet is."""
    left_out = read(sheet(ROWS, "Архив"), profile=profile_of({"sheets": {"Архив": {"kind": "other"}}}))
    assert left_out.tickets == []
    assert len(left_out.sources[0].sheets[0].rows) == 5
    listed = [["Код", "Слово"], ["A", "альфа"], ["B", "бета"]]
    taken = read(sheet(listed, "Справочник"), profile=profile_of({"sheets": {"Справочник": {"kind": "log"}}}))
    assert [dict(t.custom) for t in taken.tickets][1] in ({"Код": "B", "Слово": "бета"}, {"Слово": "бета"})


def test_header_rows_of_a_sheet():
    """The header stands where the profile says, or nowhere."""
    rows = [["Сводка", "Дата", "Имя"], *ROWS]
    log = read(sheet(rows), profile=profile_of({"sheets": {"Лист1": {"header_rows": [2]}}}))
    assert log.sources[0].sheets[0].header_rows == [2]
    assert len(log.tickets) == 4
    settings = {
        "header_rows": [],
        "columns": {"id": "col:A", "created_at": "col:B", "requester.name": "col:C", "description": "col:D"},
    }
    bare = read(sheet(ROWS[1:]), profile=profile_of({"sheets": {"Лист1": settings}}))
    assert [t.requester.name for t in bare.tickets] == ["Иванов 1", "Иванов 2", "Иванов 3", "Иванов 4"]


def test_words_of_plain_columns():
    """[values.category], channel and assignee put the profile's word in the cell's place; `raw` keeps the cell's."""
    rows = [["№", "Дата", "Тема", "Категория", "Ответственный"]]
    rows += [[n, date(2024, 3, n), f"Трещина {n}", word, "П."] for n, word in enumerate(["Брачок", "размер"] * 3, 1)]
    profile = Profile(values={"category": {"брачок": "брак"}, "assignee": {"п.": "petrov@example.com"}})
    log = read(sheet(rows), profile=profile)
    assert [ticket.category for ticket in log.tickets] == ["брак", "размер"] * 3
    assert [ticket.raw.get("category") for ticket in log.tickets[:2]] == ["Брачок", None]
    assert {ticket.assignee for ticket in log.tickets} == {"petrov@example.com"}


HEADER = ["№", "Дата обращения", "Заявитель", "Описание", "Ответственный", "Статус"]
WRITTEN = profile_of(
    {
        "columns": {
            "id": "№",
            "created_at": "Дата обращения",
            "requester.name": "Заявитель",
            "description": "Описание",
            "assignee": "Ответственный",
            "status": "Статус",
        },
        "values": {"status": {"брак": "solved", "в работе": "open"}},
    }
)


def defects(header, statuses, *more):
    body = [
        [float(n + 1), date(2024, 3, n + 1), "Иванов И.И.", f"Трещина на сгибе {n}", "Петров П.П.", status, *more]
        for n, status in enumerate(statuses)
    ]
    return sheet([header, *body])


def drift(log):
    return [note.message for note in log.notes if note.rule == "profile-drift"]


def test_a_log_that_has_not_changed_shows_no_drift():
    """The log that the profile was written for, and a word that nobody ever knew, are no drift."""
    assert drift(read(defects(HEADER, ["брак", "в работе", "у Сергея", "брак"]), profile=WRITTEN)) == []


def test_drift_names_the_renamed_column_the_new_one_and_the_new_word():
    """One line each, for a renamed column, a new column and a status that looks like a known one."""
    header = [*HEADER[:4], "Исполнитель", "Статус", "Приоритет"]
    changed = defects(header, ["брак", "в работе", "брак ОТК", "брак"], "высокий")
    renamed, new, word = drift(lay_out(Workbook("log.xlsx", "xlsx", [changed]), WRITTEN, ZONE, NOW, strict=False))
    assert renamed == 'column Ответственный is now Исполнитель: write assignee = "Исполнитель"'
    assert new == "column Приоритет is new, read as priority"
    assert word.startswith("status 'брак ОТК' in column F is new; it looks like 'брак', 9")


def test_a_renamed_column_stops_a_strict_run_with_its_new_name():
    """Where the profile must hold, the help says which column now reads as the field."""
    header = [*HEADER[:4], "Исполнитель", "Статус"]
    with pytest.raises(ConfigError) as trouble:
        read(defects(header, ["брак", "в работе"]), profile=WRITTEN)
    assert trouble.value.help == 'column Ответственный is now Исполнитель: write assignee = "Исполнитель"'


def test_a_profile_of_one_column_is_no_list_of_all():
    """Who names a single column asks for no report on the others."""
    profile = Profile(columns={"assignee": "Ответственный"})
    assert drift(read(defects(HEADER, ["новая", "в работе"]), profile=profile)) == []
