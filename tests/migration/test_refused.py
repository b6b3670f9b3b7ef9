"""The rows that a desk refuses come back in a file; mended there, they go in under their own keys."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from tests.conftest import NOW
from tests.migration.fake_desk import FakeDesk

HEADER = ["№", "Дата", "Заявитель", "E-mail", "Тема", "Статус", "Комментарий", "Серийный №"]
ROWS = [
    [1, date(2024, 3, 4), "Анна Белова", "anna@example.com", "Скол на кронштейне", "новая", None, "A0042"],
    [2, date(2024, 3, 5), "Пётр Громов", "petr@example.com", "Нет крепежа", "на рассмотрении", "+ждём", "-0007"],
    [3, date(2024, 3, 6), "Ольга Седова", "olga@example.com", "Краска", "закрыта", None, "-12"],
]


class Choosy(FakeDesk):
    """Refuses what has no word of its own here, until its owner adds one."""

    word = "Нет крепежа"

    def draft(self, ticket, key, context):
        draft = super().draft(ticket, key, context)
        if draft.subject == self.word:
            object.__setattr__(draft, "refused", "the desk has no subject like that")
        return draft


@pytest.fixture
def desk(monkeypatch) -> Choosy:
    fake = Choosy()
    for command in ("push", "verify"):
        monkeypatch.setattr(f"sheet2desk.cli.{command}.open_desk", lambda *_, **__: fake)
    return fake


@pytest.fixture
def log(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Март"
    sheet.append(["Журнал заявок"])
    sheet.append([])
    for row in (HEADER, *ROWS):
        sheet.append(row)
    for row in range(4, 7):
        sheet.cell(row, 1).number_format = "00000"
    path = tmp_path / "defects.xlsx"
    book.save(path)
    return path


def rows_of(path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_mended_and_pushed_again(cli, desk, log, tmp_path):
    """The file holds the refused row with its cell and reason; mended, it is that row's ticket, not another one."""
    rest = ("--to", "quality", "--journal", tmp_path / "journal.sqlite", "--yes", "--now", NOW)
    first = cli("push", log, *rest, "--refused", tmp_path / "refused.csv", "-f", "json")
    assert first.code == 1, first.err
    assert first.json["summary"] == {"created": 2, "refused": 1}
    [row] = rows_of(tmp_path / "refused.csv")
    assert list(row) == [*HEADER, "sheet2desk.cell", "sheet2desk.reason"]
    assert row["№"] == "00002"
    assert row["Дата"].startswith("2024-03-05")
    assert (row["Серийный №"], row["Комментарий"]) == ("'-0007", "'+ждём")  # no formula for Excel
    assert row["sheet2desk.cell"] == "defects.xlsx!Март!E5"
    assert row["sheet2desk.reason"] == "the desk has no subject like that"

    mended = (tmp_path / "refused.csv").read_text(encoding="utf-8-sig").replace("Нет крепежа", "Нет крепежа М6")
    (tmp_path / "mended.csv").write_text(mended, encoding="utf-8")
    second = cli("push", tmp_path / "mended.csv", *rest, "-f", "json")
    assert second.code == 0, second.err
    assert second.json["summary"] == {"created": 1}
    assert second.json["receipts"][0]["key"] == "defects#00002"
    assert second.json["receipts"][0]["place"] == "defects.xlsx!Март!5"
    assert "sheet2desk" not in str(desk.records["3"].fields) + str(desk.records["3"].texts)
    assert "'+" not in str(desk.records["3"].texts)
    assert len(desk.records) == 3

    book = openpyxl.load_workbook(log)
    book["Март"]["E5"] = "Нет крепежа М6"
    book.save(log)
    third = cli("push", log, *rest, "-f", "json")
    assert third.json["summary"] == {"skipped": 3}
    assert cli("verify", tmp_path / "mended.csv", *rest[:4], "--now", NOW).code == 0


def test_without_the_option_nothing_is_written(cli, desk, log, tmp_path):
    """Refused rows are listed, the option is named, and no file appears on its own."""
    before = sorted(tmp_path.rglob("*"))
    rest = ("--to", "quality", "--journal", tmp_path / "journal.sqlite", "--yes", "--now", NOW)
    ran = cli("push", log, *rest)
    assert ran.code == 1
    assert "--refused FILE" in ran.err
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path not in before] == [
        "journal.sqlite",
        "journal.sqlite.lock",
    ]


def test_nothing_refused(cli, desk, log, tmp_path):
    """When every row went in there is nothing to mend, and that is said instead of writing an empty file."""
    desk.word = "-"
    rest = ("--to", "quality", "--journal", tmp_path / "journal.sqlite", "--yes", "--now", NOW)
    ran = cli("push", log, *rest, "--refused", tmp_path / "refused.csv")
    assert ran.code == 0
    assert "nothing was refused" in ran.err
    assert not (tmp_path / "refused.csv").exists()
