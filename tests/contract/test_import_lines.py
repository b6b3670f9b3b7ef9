"""A line of `import` has every key with its promised type; nothing is defaulted, nothing changes its digits."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

HEADER = [
    "№", "Дата", "Тема", "Описание", "Заявитель", "Телефон", "E-mail", "Ответственный", "Статус", "Приоритет",
    "Категория", "Серийный №", "Срок", "Оценка",
]  # fmt: skip
KEYS = {
    "id", "subject", "description", "requester", "assignee", "status", "priority", "channel", "category",
    "created_at", "first_response_at", "solved_at", "due_at", "satisfaction", "tags", "comments", "attachments",
    "custom", "raw", "source",
}  # fmt: skip


@pytest.fixture
def lines(cli, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Март"
    who = "Смирнова"
    for row in (
        HEADER,
        ["0042", datetime(2024, 3, 5, 9, 10), "Трещина", "Кронштейн треснул у отверстия", "Иванов Пётр",
         "8 900 000-00-01", "ivanov@example.com", who, "В работе", "Высокий", "брак", "0031763",
         date(2024, 3, 10), None],
        ["0043", datetime(2024, 3, 6, 9, 10), "Скол", "Скол на углу детали", "Петров Олег", "-",
         "petrov@example.com", "н/д", "Решено", "Низкий", "брак", "0031764", date(2024, 3, 11), "отлично"],
        ["0044", datetime(2024, 3, 7, 9, 10), "Размер", "Отверстие 9 мм вместо 10", "Орлова Анна", "NULL",
         "orlova@example.com", None, "Закрыто", "Срочный", "размер", "0031765", date(2024, 3, 12), 9],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "log.xlsx")
    return cli("import", "log.xlsx", "--timezone", "Europe/Moscow").jsonl


def test_every_key_is_there(lines):
    """Absent is null, never a missing key."""
    for line in lines:
        assert set(line) >= KEYS
        assert set(line["requester"]) == {"name", "email", "phone", "organization"}
        assert line["channel"] is None
        assert line["tags"] == line["comments"] == line["attachments"] == []


def test_identifiers_and_serials_keep_their_digits(lines):
    """Leading zeros stay, an unmapped column goes to custom under its header."""
    assert [line["id"] for line in lines] == ["0042", "0043", "0044"]
    assert lines[0]["custom"] == {"Серийный №": "0031763"}
    assert lines[0]["requester"]["phone"] == "8 900 000-00-01"


def test_a_moment_has_its_offset_and_a_day_stays_a_day(lines):
    """Wall-clock time in --timezone; a date without a time stays one."""
    assert lines[0]["created_at"] == "2024-03-05T09:10:00+03:00"
    assert lines[0]["due_at"] == "2024-03-10"


def test_words_become_levels_and_raw_keeps_them(lines):
    """Statuses, priorities and ratings are mapped; `raw` is keyed by field."""
    assert [line["status"] for line in lines] == ["open", "solved", "closed"]
    assert [line["priority"] for line in lines] == ["high", "low", "urgent"]
    assert [line["satisfaction"] for line in lines] == [None, 5, None]
    assert lines[0]["raw"]["status"] == "В работе"


def test_placeholders_are_null(lines):
    """A dash, н/д and NULL are nobody and nothing."""
    assert [line["assignee"] for line in lines] == ["Смирнова", None, None]
    assert [line["requester"]["phone"] for line in lines[1:]] == [None, None]


def test_the_source_is_the_sheets_own_row(lines):
    """File, sheet and row lead back to the cell."""
    assert lines[2]["source"] == {"file": "log.xlsx", "sheet": "Март", "row": 4}
