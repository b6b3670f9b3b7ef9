"""A result arrives whole or not at all, and a closed pipe is no error."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sheet2desk.cli.output import write, write_file
from sheet2desk.errors import ConfigError, OutputFailed
from sheet2desk.formats import xlsx
from tests.conftest import write_csv
from tests.formats.documents import document

SHEET2DESK = [sys.executable, "-m", "sheet2desk"]


def test_o_writes_what_stdout_would_show(cli, log_csv, tmp_path):
    """-o FILE holds the same bytes as stdout, and stdout stays empty."""
    shown = cli("check", log_csv, "-f", "json")
    ran = cli("check", log_csv, "-f", "json", "-o", tmp_path / "out.json")
    assert ran.out == b""
    assert (tmp_path / "out.json").read_bytes() == shown.out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.md", b"# "),
        ("r.json", b"{"),
        ("r.csv", b"\xef\xbb\xbf"),
        ("r.xlsx", b"PK"),
        ("r.txt", b"the whole log"),
        ("r.other", b"the whole log"),
    ],
)
def test_the_ending_chooses_the_format(cli, log_csv, tmp_path, name, start):
    """Without --format the ending of the file names it, as far as it is known."""
    assert cli("report", log_csv, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_failed_run_leaves_the_old_file(cli, tmp_path):
    """A source that can't be read leaves no new file and no old one changed."""
    old = tmp_path / "old.json"
    old.write_text("old")
    assert cli("check", tmp_path / "nowhere.xlsx", "-o", old).code == 2
    assert cli("check", tmp_path / "nowhere.xlsx", "-o", tmp_path / "new.json").code == 2
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]


def test_trouble_halfway_leaves_nothing(tmp_path):
    """A result that breaks off while it is written leaves neither itself nor its temporary file."""

    def pieces():
        yield b"half"
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(OutputFailed, match="no space left on device"):
        write_file(path, pieces())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line(cli, log_csv):
    """No space left is exit 2 with the place's name, never half a result without a word."""
    ran = cli("check", log_csv, "-o", "/dev/full")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "error: /dev/full: no space left on device"
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_stdout_is_one_line(log_csv):
    """The same where the shell redirects stdout onto a full disk; the interpreter adds nothing at exit."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*SHEET2DESK, "check", str(log_csv)], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "error: standard output: no space left on device"
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("target", ["folder", "folder/missing/out.json"])
def test_places_that_cannot_be_written(cli, log_csv, tmp_path, target):
    """A folder, or a file in a folder that isn't there, is told by its name."""
    (tmp_path / "folder").mkdir()
    ran = cli("check", log_csv, "-o", tmp_path / target)
    assert ran.code == 2
    assert target in ran.err.splitlines()[0]
    assert ran.err.splitlines()[1].startswith("help: ")
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights and links")
def test_rights_and_links_are_kept(tmp_path):
    """An overwritten file keeps its rights, a link stays a link, a new file has the usual rights."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    write_file(link, ["new"])
    assert (real.read_text(), link.is_symlink(), stat.S_IMODE(real.stat().st_mode)) == ("new", True, 0o600)
    mask = os.umask(0o022)
    try:
        write_file(tmp_path / "fresh", ["x"])
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "fresh").stat().st_mode) == 0o644


def test_text_in_a_file_is_utf_8(cli, tmp_path):
    """A file is UTF-8 whatever the terminal speaks."""
    path = write_csv(tmp_path / "ru.csv", "№,Дата,Заявитель,Описание,Статус", "1,2024-03-04,Анна,Скол,Открыта")
    cli("import", path, "-f", "text", "-o", tmp_path / "out.txt")
    cli("import", path, "-o", tmp_path / "out.csv")
    assert "Скол" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "Скол" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize("arguments", [["import"], ["check"], ["--help"]], ids=str)
def test_a_closed_pipe_is_quiet(tmp_path, arguments):
    """`sheet2desk … | head -1` says nothing of broken pipes."""
    rows = [f"{number},2024-03-04,Ann,{'x' * 200}" for number in range(3000)]
    path = write_csv(tmp_path / "long.csv", "Ticket,Created,Requester,Subject", *rows)
    command = [*SHEET2DESK, *arguments, *([] if arguments == ["--help"] else [str(path)])]
    reader, writer = os.pipe()
    process = subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    os.close(reader)
    _, said = process.communicate(timeout=60)
    assert process.returncode in (0, 141)
    assert "roken" not in said
    assert "Traceback" not in said


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_is_130(tmp_path):
    """An interrupted run ends with 130, without a traceback, and leaves no file."""
    reader, writer = os.pipe()
    command = [*SHEET2DESK, "import", "-", "-o", str(tmp_path / "out.jsonl")]
    process = subprocess.Popen(
        command,
        stdin=reader,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background jobs ignore Ctrl-C, and their children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(reader)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    os.close(writer)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_kill_leaves_no_half_written_result(tmp_path):
    """A run that is killed while it writes leaves the old file as it was."""
    target = tmp_path / "out.bin"
    target.write_text("old")
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom sheet2desk.cli.output import write_file\n"
        "def pieces():\n    yield b'half' * 100_000\n    print('writing', flush=True)\n    time.sleep(60)\n"
        "write_file(Path(sys.argv[1]), pieces())"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    process.kill()
    process.wait(timeout=60)
    process.stdout.close()
    assert target.read_text() == "old"


def test_quiet_with_nothing_to_say_is_zero_bytes(cli, tmp_path):
    """cron mails whatever is printed: a quiet run with nothing to say prints nothing at all."""
    path = write_csv(
        tmp_path / "clean.csv",
        "Ticket,Created,Requester,Subject,Status,Resolved",
        "1,2024-03-04 09:10,Ann Smith,No ink,closed,2024-03-04 10:00",
    )
    for command in ("check", "overdue", "dedupe"):
        ran = cli(command, path, "-q", "--now", "2024-03-05")
        assert (ran.code, ran.out, ran.err) == (0, b"", ""), command
        assert cli(command, path, "-q", "-f", "json", "--now", "2024-03-05").json["version"] == 1


def test_quiet_says_what_there_is(cli, log_csv):
    """A quiet run with something to say says just that."""
    ran = cli("overdue", log_csv, "-q", "--now", "2024-04-01")
    assert "#2" in ran.text or "2 " in ran.text
    assert ran.err == ""
    assert cli("import", log_csv, "-q").err == ""


def test_old_code_pages_do_not_stop_a_run(tmp_path):
    """On a cp1251 terminal what it can't show is replaced; JSON is UTF-8 all the same."""
    path = write_csv(tmp_path / "log.csv", "Ticket,Created,Requester,Subject", "1,2024-03-04,Ann,✓ ё 漢 «x»")
    environment = os.environ | {"PYTHONIOENCODING": "cp1251", "PYTHONUTF8": "0"}
    text = subprocess.run([*SHEET2DESK, "import", "-f", "text", str(path)], capture_output=True, env=environment)
    assert text.returncode == 0
    assert "? ё ? «x»" in text.stdout.decode("cp1251")
    lines = subprocess.run([*SHEET2DESK, "import", str(path)], capture_output=True, env=environment)
    assert "✓ ё 漢 «x»" in lines.stdout.decode("utf-8")


def test_cells_cannot_steer_the_terminal(cli, tmp_path):
    """Control characters of a cell are shown as replacement signs in text, and kept in JSON."""
    path = write_csv(tmp_path / "log.csv", "Ticket,Created,Requester,Subject", "1,2024-03-04,Ann,\x1b[2Jgone\x07")
    assert b"\x1b" not in cli("import", "-f", "text", path).out
    assert b"\x07" not in cli("import", "-f", "text", path).out


def test_no_workbook_onto_a_terminal(monkeypatch):
    """A workbook printed on a terminal helps nobody."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    with pytest.raises(ConfigError, match="a workbook can't be shown"):
        write(document(), xlsx, None)


@pytest.mark.skipif(os.name == "nt", reason="POSIX shells")
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        (">&-", 2, ["error: standard output: it is closed", "help: leave it open, or name a file with -o"]),
        ("2>&-", 0, []),
        ("<&-", 0, None),
        (">&- 2>&-", 2, []),
    ],
)
@pytest.mark.parametrize("command", ["import", "report", "rules"])
def test_closed_streams(log_csv, command, redirected, code, said):
    """A stream that whoever started us has closed: the result has no other place, words have none to land in."""
    shell = f"{' '.join(SHEET2DESK)} {command} {'' if command == 'rules' else log_csv} {redirected}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True)
    assert done.returncode == code
    assert said is None or done.stderr.splitlines() == said
    assert "error: " not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_the_help_on_a_full_disk_is_one_line():
    """Typer prints it by itself."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*SHEET2DESK, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "error: standard output: no space left on device"
