"""Bad input is exit 2, nothing on stdout, one line that names it and at most one that helps; nothing half-written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Ran, write_csv


def _missing(folder: Path) -> Path:
    return folder / "missing.xlsx"


def _empty(folder: Path) -> Path:
    path = folder / "empty.xlsx"
    path.write_bytes(b"")
    return path


def _html(folder: Path) -> Path:
    path = folder / "page.xlsx"
    path.write_text("<!DOCTYPE html><html><body><p>Please log in</p></body></html>")
    return path


def _prose(folder: Path) -> Path:
    path = folder / "prose.xlsx"
    path.write_text("Dear colleagues,\nthe log is on the other server.\n")
    return path


def _picture(folder: Path) -> Path:
    path = folder / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return path


def _truncated(folder: Path) -> Path:
    path = folder / "cut.xlsx"
    path.write_bytes((SAMPLES / "clean.xlsx").read_bytes()[:3000])
    return path


def _zip_of_something(folder: Path) -> Path:
    path = folder / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return path


def _encrypted(folder: Path) -> Path:
    import io

    from msoffcrypto.format.ooxml import OOXMLFile

    path = folder / "locked.xlsx"
    with path.open("wb") as target:
        OOXMLFile(io.BytesIO((SAMPLES / "clean.xlsx").read_bytes())).encrypt("secret", target)
    return path


def _no_log(folder: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Please read before use"])
    book.active.append(["All requests go to the chief quality engineer, who answers within a day."])
    path = folder / "letter.xlsx"
    book.save(path)
    return path


def _empty_folder(folder: Path) -> Path:
    path = folder / "nothing-here"
    path.mkdir()
    return path


BAD = [
    _missing, _empty, _html, _prose, _picture, _truncated, _zip_of_something, _encrypted, _no_log, _empty_folder,
]  # fmt: skip
HEADER = "Ticket,Created,Requester,Subject,Status,Priority,Resolved,Rating"
COMMANDS = (["import"], ["check", "-f", "json"], ["dedupe"], ["overdue"], ["report"], ["init"])


def _is_refused(ran: Ran, path: Path) -> None:
    assert ran.code == 2
    assert ran.out == b""
    lines = ran.err.splitlines()
    assert path.name in lines[0]
    assert not lines[0].endswith(".")
    assert len(lines) <= 2
    assert all(line.startswith("help: ") for line in lines[1:])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_bad_source(cli, tmp_path, make, command):
    """Each kind of bad source is refused in the same shape by each command that reads tickets."""
    path = make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    _is_refused(cli(*command, path), path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "make", [make for make in BAD if make not in (_no_log, _prose)], ids=lambda make: make.__name__
)
def test_inspect_refuses_what_is_no_table(cli, tmp_path, make):
    """`inspect` refuses what can't be read at all."""
    path = make(tmp_path)
    _is_refused(cli("inspect", path, "-f", "json"), path)


@pytest.mark.parametrize("make", [_no_log, _prose], ids=lambda make: make.__name__)
def test_inspect_shows_what_holds_no_log(cli, tmp_path, make):
    """Cells without a log among them are just what `inspect` is there to explain."""
    ran = cli("inspect", make(tmp_path), "-f", "json")
    assert ran.code == 0
    assert {sheet["kind"] for sheet in ran.json["sources"][0]["sheets"]} <= {"other", "empty"}


def test_the_others_go_on(cli, tmp_path, log_csv):
    """One bad source doesn't take the others down: their result comes, the code says that it isn't whole."""
    ran = cli("import", _truncated(tmp_path), log_csv, _missing(tmp_path))
    assert ran.code == 2
    assert [ticket["id"] for ticket in ran.jsonl] == ["1", "2", "3"]
    assert "cut.xlsx" in ran.err
    assert "missing.xlsx" in ran.err


def test_a_push_wants_all_of_its_sources(cli, tmp_path, log_csv):
    """A log that is read in part must not be pushed in part."""
    profile = tmp_path / "p.toml"
    profile.write_text('[desks.d]\nkind = "rt"\nurl = "http://127.0.0.1:1"\nqueue = "General"\n')
    ran = cli("push", log_csv, _missing(tmp_path), "--to", "d", "-n", "--offline", "--config", profile)
    assert (ran.code, ran.out) == (2, b"")
    assert "missing.xlsx" in ran.err


@pytest.mark.parametrize(
    ("text", "says", "helps"),
    [
        ("[sla]\nresolutoin = '8h'\n", "p.toml: [sla] resolutoin: unknown key", "did you mean resolution"),
        ("[sla\n", "p.toml: not TOML", "mend that line"),
        ("timezone = 'Europe/Moskow'\n", "no time zone is named Europe/Moskow", "mend"),
        ("[columns]\nsubjekt = 'A'\n", "no field is named subjekt, did you mean subject", "mend"),
        ("[columns]\nsubject = 'Nowhere'\n", 'no column is headed "Nowhere"', ""),
        ("[calendar]\nhours = 'Mon-Fri 25:00-26:00'\n", "hours", ""),
        ("[rules]\nmojibak = 'off'\n", "no rule is named mojibak", "did you mean mojibake"),
    ],
)
def test_bad_profile(cli, tmp_path, log_csv, text, says, helps):
    """A wrong profile is told by file, key and the nearest right one."""
    profile = tmp_path / "p.toml"
    profile.write_text(text)
    command = "overdue" if "calendar" in text else "check"
    ran = cli(command, log_csv, "--config", profile)
    assert (ran.code, ran.out) == (2, b"")
    assert says in ran.err.splitlines()[0]
    assert helps in ran.err.splitlines()[1]


def test_bad_bytes_everywhere(cli, tmp_path):
    """A name that is no UTF-8, a decision file that is none, a password file that is empty: one line each."""
    log = write_csv(tmp_path / "log.csv", "Ticket,Created,Requester,Subject", "1,2024-03-04,Ann,No ink")
    (tmp_path / "decisions.json").write_bytes(b"\xff\xfe\x00{")
    (tmp_path / "password").write_bytes(b"")
    for arguments in (
        ["dedupe", log, "--decisions", tmp_path / "decisions.json"],
        ["dedupe", log, "--decisions", tmp_path / "nowhere.json"],
        ["check", _encrypted(tmp_path), "--password-file", tmp_path / "password"],
        ["check", _encrypted(tmp_path), "--password-file", tmp_path / "nowhere"],
    ):
        ran = cli(*arguments)
        assert (ran.code, ran.out) == (2, b""), arguments
        assert len(ran.err.splitlines()) == 2, ran.err


def test_a_password_opens_what_it_locks(cli, tmp_path):
    """An encrypted log is read with --password-file, and refused with the wrong one."""
    (tmp_path / "right").write_text("secret\n")
    (tmp_path / "wrong").write_text("sesame\n")
    locked = _encrypted(tmp_path)
    assert len(cli("import", locked, "--password-file", tmp_path / "right").jsonl) == 20
    _is_refused(cli("import", locked, "--password-file", tmp_path / "wrong"), locked)


def test_numbers_beyond_all_measure(cli, tmp_path):
    """1e400 in a number cell is a value of no meaning, in whichever column; the other tickets are read."""
    from tests.importers.test_hostile import workbook

    header = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for letter, name in zip("ABCDEFGH", HEADER.split(","), strict=True)
    )
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>45300</v></c>'
        f'<c r="D{n}" t="inlineStr"><is><t>Printer {n} has no ink</t></is></c></row>'
        for n in range(2, 9)
    )
    bad = "".join(f'<c r="{letter}{row}"><v>{value}</v></c>' for letter in "ABCDEFGH" for row, value in ((9, "1e400"),))
    path = tmp_path / "beyond.xlsx"
    path.write_bytes(workbook(f'<row r="1">{header}</row>{rows}<row r="9">{bad}</row>'))
    ran = cli("import", path)
    assert (ran.code, len(ran.out.splitlines())) == (0, 8)
    for command in ("check", "dedupe", "overdue", "report", "inspect"):
        assert "internal error" not in cli(command, path).err
