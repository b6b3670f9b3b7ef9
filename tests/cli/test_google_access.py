"""A Google Sheet is read from the command line with the profile's credentials, or those of the environment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.importers.google.server import SheetsServer
from tests.importers.google.spreadsheets import sheet, spreadsheet

KEY = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef"
ROWS = [["№", "Дата", "Тема", "Статус"], ["0042", date(2026, 3, 5), "Трещина на сгибе", "Открыта"]]


@pytest.fixture
def server(monkeypatch) -> Iterator[SheetsServer]:
    server = SheetsServer()
    server.spreadsheets[KEY] = spreadsheet("Журнал брака", sheet("Март", ROWS))
    monkeypatch.setenv("SHEET2DESK_GOOGLE_ORIGIN", server.origin)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    yield server
    server.shutdown()


@pytest.mark.parametrize("source", [KEY, f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0"])
def test_a_key_of_the_environment(cli, server, tmp_path, monkeypatch, source):
    """`api_key_env` names the variable that holds the key; URL and key are one source, in the sheet's own zone."""
    (tmp_path / "sheet2desk.toml").write_text('[google]\napi_key_env = "SHEETS_KEY"\n')
    monkeypatch.setenv("SHEETS_KEY", "good-key")
    ran = cli("import", source)
    assert ran.code == 0, ran.err
    ticket = ran.jsonl[0]
    assert (ticket["id"], ticket["created_at"]) == ("0042", "2026-03-05")
    assert ticket["source"] == {"file": "Журнал брака", "sheet": "Март", "row": 2}


def test_a_key_in_a_file_beside_the_profile(cli, server, tmp_path):
    """A relative `api_key_file` counts from the profile's folder."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "p.toml").write_text('[google]\napi_key_file = "key.txt"\n')
    (folder / "key.txt").write_text("good-key\n")
    assert len(cli("import", KEY, "--config", folder / "p.toml").jsonl) == 1


def test_a_missing_key_is_named(cli, server, tmp_path):
    """A variable that isn't set and a file that isn't there are exit 2, and say so."""
    (tmp_path / "a.toml").write_text('[google]\napi_key_env = "NO_SUCH_KEY"\n')
    ran = cli("import", KEY, "--config", "a.toml")
    assert (ran.code, ran.out) == (2, b"")
    assert "NO_SUCH_KEY" in ran.err
    (tmp_path / "b.toml").write_text('[google]\napi_key_file = "none.txt"\n')
    ran = cli("import", KEY, "--config", "b.toml")
    assert ran.code == 2
    assert "none.txt" in ran.err


def test_the_environment_names_a_service_account(cli, server, tmp_path, monkeypatch):
    """GOOGLE_APPLICATION_CREDENTIALS is taken where the profile names nobody."""
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
    ran = cli("import", KEY)
    assert ran.code == 2
    assert "account.json" in ran.err


def test_nobody_named(cli, server):
    """Without credentials the run says where to name them."""
    ran = cli("import", KEY)
    assert (ran.code, ran.out) == (2, b"")
    assert "help:" in ran.err
    assert "service_account" in ran.err
