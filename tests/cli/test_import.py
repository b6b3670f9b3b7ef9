"""`import` gives the tickets as the contract has them, and says what became of each row."""

from __future__ import annotations

import csv
import hashlib
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.cli.attachments import safe_name
from tests.conftest import SAMPLES, write_csv

KEYS = [
    "id", "subject", "description", "requester", "assignee", "status", "priority", "channel", "category", "created_at",
    "first_response_at", "solved_at", "due_at", "satisfaction", "tags", "comments", "attachments", "custom", "raw",
    "source",
]  # fmt: skip


def test_jsonl_has_all_keys(cli, log_csv):
    """Each ticket is a line with all keys of the contract, absent ones null, times with their offset."""
    tickets = cli("import", log_csv, "--timezone", "Europe/Moscow").jsonl
    assert [list(ticket) for ticket in tickets] == [KEYS] * 3
    assert tickets[0]["created_at"] == "2024-03-04T09:10:00+03:00"
    assert tickets[1]["subject"] == "=1+1 is wrong in Excel"
    assert tickets[1]["solved_at"] is None
    assert tickets[0]["requester"] == {
        "name": "Ann Smith", "email": "ann@example.com", "phone": None, "organization": None,
    }  # fmt: skip
    assert tickets[2]["source"] == {"file": "log.csv", "sheet": tickets[2]["source"]["sheet"], "row": 4}


def test_a_day_stays_a_day(cli, tmp_path):
    """A cell without a time gives a date without a time, and identifiers stay digit for digit."""
    path = write_csv(
        tmp_path / "log.csv",
        "Ticket,Created,Requester,Phone,Serial,Subject",
        "0042,2024-03-05,Ann,8 900 000 00 00,007,x",
    )
    ticket = cli("import", path).jsonl[0]
    assert (ticket["id"], ticket["created_at"]) == ("0042", "2024-03-05")
    assert ticket["custom"] == {"Serial": "007"}


def test_the_summary_adds_up(cli):
    """After the tickets stderr says how many rows were read and what they became; -q says nothing."""
    ran = cli("import", SAMPLES / "bracket-defects.xlsx")
    first = ran.err.splitlines()[0]
    rows, _, fates = first.partition(" = ")
    assert int(rows.split()[0]) == sum(int(part.split()[0]) for part in fates.split(" + "))
    assert len(ran.jsonl) == int(fates.split()[0])
    assert cli("import", SAMPLES / "bracket-defects.xlsx", "-q").err == ""


def test_the_ending_chooses(cli, log_csv, tmp_path):
    """-o FILE writes JSON Lines, CSV or Excel by its ending, and refuses one it doesn't know."""
    for name in ("t.jsonl", "t.csv", "t.xlsx", "t.json"):
        assert cli("import", log_csv, "-o", tmp_path / name).code == 0
    assert (tmp_path / "t.jsonl").read_bytes() == cli("import", log_csv).out
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig"))))
    assert [row["subject"] for row in rows] == ["No ink", "'=1+1 is wrong in Excel", "No network"]
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    table = [
        dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in row], strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    assert table[1]["subject"] == "=1+1 is wrong in Excel"
    assert sheet["B3"].data_type == "s"
    refused = cli("import", log_csv, "-o", tmp_path / "t.docx")
    assert refused.code == 2
    assert not (tmp_path / "t.docx").exists()


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "text"])
def test_formats_hold_the_same_tickets(cli, log_csv, format):
    """Each format tells of each ticket."""
    assert all(word in cli("import", log_csv, "-f", format).text for word in ("Ann Smith", "Tom Hill", "Eva Long"))


def test_attachments_are_saved_once(cli, tmp_path):
    """Each picture lands in the folder once, under the hash that its ticket names, and nowhere else."""
    folder = tmp_path / "pictures"
    ran = cli("import", SAMPLES / "bracket-defects.xlsx", "--attachments", folder)
    named = {item["sha256"]: item["saved_as"] for ticket in ran.jsonl for item in ticket["attachments"]}
    assert len(named) >= 20
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert {name: sha256 for sha256, name in named.items()} == files
    assert {path.name for path in tmp_path.iterdir()} == {"pictures"}
    assert cli("import", SAMPLES / "bracket-defects.xlsx", "--attachments", folder).out == ran.out
    assert len(list(folder.iterdir())) == len(files)


def test_a_file_of_somebody_else_stays(cli, tmp_path):
    """A file that stands in the folder under a picture's name is never overwritten."""
    folder = tmp_path / "pictures"
    ran = cli("import", SAMPLES / "bracket-defects.xlsx", "--attachments", folder)
    item = next(item for ticket in ran.jsonl for item in ticket["attachments"])
    (folder / item["saved_as"]).write_bytes(b"mine")
    again = cli("import", SAMPLES / "bracket-defects.xlsx", "--attachments", folder)
    assert (folder / item["saved_as"]).read_bytes() == b"mine"
    other = next(one for ticket in again.jsonl for one in ticket["attachments"] if one["sha256"] == item["sha256"])
    assert hashlib.sha256((folder / other["saved_as"]).read_bytes()).hexdigest() == item["sha256"]


@given(st.text(max_size=300))
def test_names_of_pictures_stay_in_their_folder(name):
    """Whatever a picture is called, its file name has no way out of the folder and suits any system."""
    safe = safe_name(name)
    assert safe not in ("", ".", "..")
    assert not set(safe) & set('/\\<>:"|?*\x00')
    assert len(safe.encode()) <= 160
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.png", "a.png"),
        ("con.png", "_con.png"),
        ("", "_"),
        ("скол (2).jpeg", "скол (2).jpeg"),
        ("a\u202egnp.exe", "a_gnp.exe"),
    ],
)
def test_dangerous_names(name, safe):
    """Names that reach out, that Windows keeps for itself or that lie about their ending become harmless."""
    assert safe_name(name) == safe


def test_standard_input(cli, log_csv):
    """A table comes on standard input as well."""
    tickets = cli("import", "-", stdin=log_csv.read_bytes()).jsonl
    assert [ticket["id"] for ticket in tickets] == ["1", "2", "3"]
    assert tickets[0]["source"]["row"] == 2
