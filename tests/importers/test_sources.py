"""What the user names, as the list of sources behind it."""

import io
import os
from pathlib import Path

import pytest

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import Content, LeftOut, SourceRef, expand, read_pipe

KEY = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a,b\n1,2\n")


def test_a_folder_gives_its_own_tables_sorted(tmp_path: Path) -> None:
    """Hidden files, lock files, other files and deeper folders stay out, and are told."""
    touch(tmp_path, "b.csv", "a.csv", ".hidden.csv", "~$a.xlsx", "readme.md", "deep/c.csv")
    told: list[LeftOut] = []
    assert [ref.name for ref in expand([str(tmp_path)], left_out=told.append)] == ["a.csv", "b.csv"]
    assert {item.path.name: item.reason for item in told} == {
        ".hidden.csv": "hidden",
        "~$a.xlsx": "a lock file of an open workbook",
        "readme.md": "no table",
    }


def test_a_glob_gives_its_files_sorted(tmp_path: Path) -> None:
    """A pattern comes as the files that match it."""
    touch(tmp_path, "march.csv", "april.csv", "note.txt")
    assert [ref.name for ref in expand([str(tmp_path / "*.csv")])] == ["april.csv", "march.csv"]


def test_a_path_that_exists_is_taken_before_a_glob(tmp_path: Path) -> None:
    """A file whose name holds brackets is that file."""
    touch(tmp_path, "log[1].csv", "log1.csv")
    assert [ref.name for ref in expand([str(tmp_path / "log[1].csv")])] == ["log[1].csv"]


def test_the_same_file_comes_once(tmp_path: Path) -> None:
    """Named by path and by folder, a file is one source."""
    touch(tmp_path, "a.csv")
    assert len(expand([str(tmp_path / "a.csv"), str(tmp_path)])) == 1


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """The shortest end of the path that differs is the name; other files keep theirs."""
    touch(tmp_path, "2023/log.csv", "2024/log.csv", "2024/other.csv")
    sources = [str(tmp_path / "2023"), str(tmp_path / "2024")]
    assert [ref.name for ref in expand(sources)] == ["2023/log.csv", "2024/log.csv", "other.csv"]


@pytest.mark.parametrize("source", [KEY, f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0"])
def test_google_sheets_are_known_by_address_and_key(source: str) -> None:
    """An address or a key is a source of its own kind."""
    (ref,) = expand([source])
    assert (ref.kind, ref.url) == ("google", source)


def test_a_dash_is_the_bytes_handed_in() -> None:
    """`-` is the standard input that the caller read."""
    (ref,) = expand(["-"], stdin=b"a,b\n")
    assert (ref.kind, ref.data) == ("bytes", b"a,b\n")


@pytest.mark.parametrize("source", ["nothing.xlsx", "*.nothing", "https://example.com/log.xlsx"])
def test_nothing_behind_a_source_is_said_with_a_way_out(source: str, tmp_path: Path) -> None:
    """A missing file, an empty glob and a foreign address each say what is wrong and what to do."""
    with pytest.raises(UnreadableSource) as caught:
        expand([source if "://" in source else str(tmp_path / source)])
    assert source in caught.value.message
    assert caught.value.help


def test_a_typing_error_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    """A path that is nearly right is answered by the one that is."""
    touch(tmp_path, "defects.csv")
    with pytest.raises(UnreadableSource) as caught:
        expand([str(tmp_path / "defect.csv")])
    assert "defects.csv" in caught.value.help


def test_a_folder_without_a_table_is_said(tmp_path: Path) -> None:
    """An empty folder is an error, not an empty run."""
    with pytest.raises(UnreadableSource, match="holds no table"):
        expand([str(tmp_path)])


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_not_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A script's unset variable reads nothing."""
    touch(tmp_path, "a.csv")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableSource, match="empty name"):
        expand([name])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    """Nobody may ever write into it; named by itself it is waited for."""
    (tmp_path / "log.csv").write_text("id;text\n1;x\n")
    os.mkfifo(tmp_path / "pipe.csv")
    told: list[LeftOut] = []
    assert [ref.name for ref in expand([str(tmp_path)], left_out=told.append)] == ["log.csv"]
    assert [(one.path.name, one.reason) for one in told] == [("pipe.csv", "a pipe or a device")]


def test_what_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """`yes | sheet2desk import -` and /dev/zero would fill the memory."""
    monkeypatch.setattr("sheet2desk.importers.content._MOST_PIPED", 3 << 20)
    assert read_pipe("stdin", io.BytesIO(b"a" * (3 << 20))) == b"a" * (3 << 20)
    with pytest.raises(UnreadableSource, match=r"stdin: more than 3 MiB by a pipe"):
        read_pipe("stdin", io.BytesIO(b"a" * (4 << 20)))
    if Path("/dev/zero").exists():
        with pytest.raises(UnreadableSource, match="by a pipe"):
            Content(SourceRef("zero", path=Path("/dev/zero")))
