"""Rows have their own numbers and fates; results and words go to their own streams."""

from __future__ import annotations

import pytest

from tests.conftest import write_csv

HEADER = "id,created,subject,description,requester,status"
ROWS = [f"{n},2024-03-0{n},Printer {n},It jams on floor {n},Ann {n},open" for n in range(1, 4)]


def test_csv_rows_are_records(cli, tmp_path):
    """Blank records count, a line break inside quotes doesn't."""
    log = write_csv(
        tmp_path / "log.csv", HEADER, ROWS[0].replace("It jams", '"It\njams').replace("1,Ann", '1",Ann'), "", *ROWS[1:]
    )
    assert [line["source"]["row"] for line in cli("import", log).jsonl] == [2, 4, 5]


def test_a_continued_ticket_has_the_row_of_its_first_line(cli, tmp_path):
    """Continuation text is joined by a newline, and each of its rows has that fate."""
    log = write_csv(tmp_path / "log.csv", HEADER, ROWS[0], ",,,on both sides,,", *ROWS[1:])
    first, second, _ = cli("import", log).jsonl
    assert first["description"] == "It jams on floor 1\non both sides"
    assert (first["source"]["row"], second["source"]["row"]) == (2, 4)
    (sheet,) = cli("inspect", log, "-f", "json").json["sources"][0]["sheets"]
    assert {fate: n for fate, n in sheet["fates"].items() if n} == {"header": 1, "ticket": 3, "continuation": 1}
    assert [row["row"] for row in sheet["rows"]] == [1, 2, 3, 4, 5]


def test_a_path_that_exists_goes_before_a_glob(cli, tmp_path):
    """A file may be called a[1].csv."""
    for name in ("a[1].csv", "a1.csv"):
        write_csv(tmp_path / name, HEADER, *ROWS)
    assert {line["source"]["file"] for line in cli("import", "a[1].csv").jsonl} == {"a[1].csv"}
    assert {line["source"]["file"] for line in cli("import", "a?.csv").jsonl} == {"a1.csv"}


def test_a_broken_source_takes_none_down(cli, tmp_path):
    """The others arrive, the exit code says that one didn't."""
    write_csv(tmp_path / "a.csv", HEADER, *ROWS)
    (tmp_path / "b.xlsx").write_bytes(b"PK\3\4" + bytes(60))
    ran = cli("import", "a.csv", "b.xlsx")
    assert (ran.code, len(ran.jsonl)) == (2, 3)
    assert "b.xlsx" in ran.err


@pytest.mark.parametrize("command", ["check", "dedupe", "overdue"])
def test_quiet_with_nothing_to_say_prints_nothing(cli, tmp_path, command):
    """Zero bytes on both streams."""
    log = write_csv(
        tmp_path / "log.csv",
        "id,created,subject,requester,email,assignee,status,first response,solved",
        "1,2024-03-04 09:00,No ink,Ann Lee,ann@example.com,Bob,closed,2024-03-04 09:30,2024-03-04 10:00",
        "2,2024-03-04 10:00,VPN down,Tom Ray,tom@example.com,Bob,closed,2024-03-04 10:30,2024-03-04 11:00",
    )
    ran = cli(command, log, "-q", "--now", "2024-03-05T09:00")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
