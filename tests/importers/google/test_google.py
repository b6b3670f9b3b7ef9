"""Google Sheets through the real gspread client over HTTP; the server is built from Google's own API description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sheet2desk.errors import ConfigError, SourceUnavailable, UnreadableSource
from sheet2desk.importers.google import fetch, read_spreadsheet
from sheet2desk.importers.google.client import GoogleAccess
from tests.importers.google.server import SheetsServer
from tests.importers.google.spreadsheets import cell, sheet, spreadsheet

A2 = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}
KEY = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef"


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    server = SheetsServer()
    server.spreadsheets[KEY] = spreadsheet("Журнал брака", sheet("Март", [["№", "Дата"], ["0042", date(2026, 3, 5)]]))
    yield server
    server.shutdown()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def access(server: SheetsServer, waits: list[float]) -> GoogleAccess:
    return GoogleAccess(api_key="good-key", origin=server.origin, sleep=waits.append)


def rows(workbook, index=0):
    return [list(values) for _, values in workbook.sheets[index].grid.rows()]


def test_reads_by_key_and_by_address(server, access):
    """The key and the browser's address lead to the same sheet, named by its title, in its own zone and locale."""
    by_key = read_spreadsheet(KEY, access)
    by_address = read_spreadsheet(f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0", access)

    assert (by_key.file, by_key.timezone, by_key.locale) == ("Журнал брака", "Europe/Moscow", "ru_RU")
    assert rows(by_key) == rows(by_address) == [["№", "Дата"], ["0042", date(2026, 3, 5)]]
    assert by_key.sha256 == by_address.sha256


def test_values_keep_their_kind(server, access):
    """Texts stay digit for digit; serials become dates and times only where the sheet shows them as such."""
    moment = datetime(2026, 3, 5, 14, 7, 33)
    server.spreadsheets[KEY] = spreadsheet(
        "log",
        sheet("A", [["0042", 43831, moment, date(2024, 2, 29), time(9, 30), True, None, 1.5, "+7 900 000-00-01"]]),
    )

    values = rows(read_spreadsheet(KEY, access))[0]

    assert values == ["0042", 43831, moment, date(2024, 2, 29), time(9, 30), True, "", 1.5, "+7 900 000-00-01"]


def test_a_log_costs_two_reads(server, access):
    """Google allows sixty reads a minute, so the number of calls doesn't grow with the rows."""
    server.spreadsheets[KEY] = spreadsheet(
        "log", sheet("A", [[str(n)] for n in range(500)]), sheet("B", [["x"]], sheet_id=7)
    )

    workbook = read_spreadsheet(KEY, access)

    assert len(server.requests) == 2
    assert len(rows(workbook, 0)) == 500
    assert rows(workbook, 1) == [["x"]]


def test_large_sheets_come_in_blocks_with_their_own_rows(server, access, monkeypatch):
    """A sheet too large for one call is read in blocks of rows, and each row keeps its number."""
    monkeypatch.setattr(fetch, "CELLS_A_CALL", 26 * 10)
    values = [[f"row {n}"] for n in range(1, 26)]
    values[11] = []
    server.spreadsheets[KEY] = spreadsheet("log", sheet("It's March", values))

    workbook = read_spreadsheet(KEY, access)

    assert len(server.requests) == 4
    assert [row for row, _ in workbook.sheets[0].grid.rows()] == [n for n in range(1, 26) if n != 12]
    assert [value for _, (value, *_) in workbook.sheets[0].grid.rows()] == [f"row {n}" for n in range(1, 26) if n != 12]


def test_marks_arrive(server, access):
    """Errors, formulas, notes, links, merges, hidden rows, columns and sheets, filters, fills and strikes arrive."""
    numbered = cell(1, userEnteredValue={"formulaValue": "=ROW()-1"})
    failed = {"effectiveValue": {"errorValue": {"type": "N_A"}}, "formattedValue": "#N/A"}
    done = cell("решено", effectiveFormat={
        "backgroundColorStyle": {"rgbColor": {"green": 1}}, "textFormat": {"strikethrough": True}})  # fmt: skip
    table = sheet(
        "Март",
        [
            ["№", "Статус"],
            [numbered, done, cell("см.", note="позвонить", hyperlink="https://example.com/1")],
            [None, failed],
        ],
        merges=[{"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}],
        basicFilter={"range": {}},
        block={
            "rowMetadata": [{}, {"hiddenByFilter": True}, {"hiddenByUser": True}],
            "columnMetadata": [{}, {"hiddenByUser": True}],
        },
    )
    hidden = sheet("Архив", [["x"]], sheet_id=9, properties={"hidden": True})
    chart = {"properties": {"sheetId": 10, "title": "График", "sheetType": "OBJECT"}}
    server.spreadsheets[KEY] = spreadsheet("log", table, hidden, chart)

    first, second, third = read_spreadsheet(KEY, access).sheets

    assert first.marks.formulas[1].example == "ROW()-1"
    assert first.marks.errors == {(3, 2): "#N/A"}
    assert first.marks.comments[2, 3][0].body == "позвонить"
    assert first.marks.links == {(2, 3): "https://example.com/1"}
    assert [str(merge) for merge in first.marks.merges] == ["A1:B1"]
    assert (first.marks.hidden_rows, first.marks.hidden_columns, first.marks.filtered) == ({2, 3}, {2}, True)
    assert first.grid.looks().fills == {(2, 2): "00FF00"}
    assert first.grid.looks().struck == {(2, 2)}
    assert (second.hidden, third.kind) == (True, "chart")


def test_comment_threads_carry_author_and_time(server, access):
    """A thread becomes the comments of the cell it is anchored to, head first."""
    anchored = sheet("A", [["№"], ["1"]], commentAnchors=[{"anchorId": "a1", "range": A2}])
    thread = {
        "anchorId": "a1",
        "headPost": {
            "content": "Кто взял?",
            "author": {"displayName": "Анна Котова"},
            "createTime": "2026-03-05T09:00:00Z",
        },
        "replies": [{"content": "Я", "author": {"displayName": "Олег Лис"}}, {"deleted": True}],
    }
    server.spreadsheets[KEY] = spreadsheet("log", anchored, comments=[thread])

    comments = read_spreadsheet(KEY, access).sheets[0].marks.comments[2, 1]

    assert [(one.author, one.body) for one in comments] == [("Анна Котова", "Кто взял?"), ("Олег Лис", "Я")]
    assert comments[0].at == datetime.fromisoformat("2026-03-05T09:00:00+00:00")


def test_pictures_by_address_are_said(server, access):
    """=IMAGE() arrives beside other links, and a note names its cell, whatever formula stands first in the column."""
    shown = cell(
        userEnteredValue={"formulaValue": '=IMAGE("https://example.com/скол.png")'}, hyperlink="https://example.com/1"
    )
    summed = cell(3, userEnteredValue={"formulaValue": "=1+2"})
    server.spreadsheets[KEY] = spreadsheet("log", sheet("A", [["Фото"], [summed], [shown]]))

    workbook = read_spreadsheet(KEY, access)

    assert workbook.sheets[0].marks.links == {(3, 1): "https://example.com/скол.png https://example.com/1"}
    assert [str(note.location) for note in workbook.notes if "=IMAGE()" in note.message] == ["log!A!A3"]


def test_pictures_that_the_api_keeps_back_are_said(server, access):
    """Nobody can tell by the API whether a sheet holds pictures, so every reading says that none came along."""
    workbook = read_spreadsheet(KEY, access)

    assert [(note.rule, str(note.location)) for note in workbook.notes] == [("unread-part", "Журнал брака")]
    assert "save the sheet as .xlsx" in workbook.notes[0].message


def test_a_service_account_signs_in(server, tmp_path):
    """The real sign-in of google-auth runs: a signed request for a token, then the token."""
    key_file = service_account(tmp_path, server)

    workbook = read_spreadsheet(KEY, GoogleAccess(service_account=key_file, origin=server.origin))

    assert workbook.file == "Журнал брака"


def test_a_sheet_that_is_not_shared_names_the_mail_to_share_with(server, tmp_path):
    """The commonest mistake says its own cure."""
    server.private.add(KEY)

    with pytest.raises(UnreadableSource) as trouble:
        read_spreadsheet(KEY, GoogleAccess(service_account=service_account(tmp_path, server), origin=server.origin))

    assert "reader@example.com" in trouble.value.message
    assert "reader@example.com" in trouble.value.help


def test_a_quota_is_waited_for(server, access, waits):
    """429, 503 and an HTML 502 are asked again, as long as Google says or twice as long each time."""
    server.faults.extend(
        [
            (429, {"Retry-After": "30"}, "{}"),
            (503, {}, '{"error": {"code": 503}}'),
            (502, {"Content-Type": "text/html"}, "<html>"),
        ]
    )

    assert read_spreadsheet(KEY, access).file == "Журнал брака"
    assert waits == [30.0, 2.0, 4.0]


def test_waiting_ends(server, access, waits):
    """A quota that never comes back is given up after a bounded wait, as something to try again later."""
    server.faults.extend([(429, {}, "{}")] * 20)

    with pytest.raises(SourceUnavailable) as trouble:
        read_spreadsheet(KEY, access)

    assert trouble.value.exit_code == 75
    assert len(server.requests) == 7
    assert sum(waits) == 63


@pytest.mark.parametrize(
    ("address", "key", "error", "words"),
    [
        (KEY, "bad-key", ConfigError, "API key"),
        ("1NoSuchKeyNoSuchKeyNoSuchKeyNoSuchKeyNoSuchKe", "good-key", UnreadableSource, "knows no sheet"),
        ("https://example.com/spreadsheet", "good-key", UnreadableSource, "not the address"),
        (KEY, None, ConfigError, "credentials"),
    ],
)
def test_what_can_not_be_read_says_why(server, address, key, error, words):
    """A wrong key, an unknown sheet, a wrong address and missing credentials each have their own words and help."""
    with pytest.raises(error) as trouble:
        read_spreadsheet(address, GoogleAccess(api_key=key, origin=server.origin, sleep=lambda _: None))

    assert words in trouble.value.message
    assert trouble.value.help


def test_the_key_stays_out_of_what_is_printed():
    """A secret never shows in a representation."""
    assert "good-key" not in repr(GoogleAccess(api_key="good-key"))


def service_account(folder: Path, server: SheetsServer) -> Path:
    """Write a service account's key file whose tokens come from the local server."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    path = folder / "key.json"
    path.write_text(
        json.dumps(
            {
                "type": "service_account",
                "client_email": "reader@example.com",
                "private_key": pem,
                "private_key_id": "1",
                "project_id": "p",
                "token_uri": f"{server.origin}/token",
            }
        )
    )
    return path
