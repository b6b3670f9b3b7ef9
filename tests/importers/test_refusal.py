"""What can't be read is refused with its own words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sheet2desk import importers
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import ReadOptions, SourceRef
from tests.importers.builders import build_xls, build_xlsx


def refusal(data: bytes, name: str = "log.xlsx") -> UnreadableSource:
    with pytest.raises(UnreadableSource) as caught:
        importers.read(SourceRef(name, data=data))
    assert caught.value.message.startswith(f"{name}: ")
    assert caught.value.help
    assert "\n" not in caught.value.message
    return caught.value


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n", "Git LFS pointer"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "web page"),
        (
            b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:o" xmlns:text="urn:t">'
            b"<office:body><office:text><text:p>x</text:p></office:text></office:body></office:document>",
            "flat OpenDocument file, not a spreadsheet",
        ),
        (b"just a few words\nand no table\n", "text without a table"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (bytes(range(256)) * 8, "not a table"),
        (b'{"a": [1, 2]}', "text without a table"),
        (zipped(word__document_dot_xml="x"), "Word document"),
        (zipped(log_dot_csv="a,b"), "zip archive with tables"),
        (zipped(readme="x"), "zip archive"),
    ],
    ids=range(12),
)
def test_each_kind_of_wrong_content_has_its_words(data: bytes, words: str) -> None:
    """A file that is no workbook says what it is instead."""
    assert words in refusal(data).message


def test_a_workbook_ruined_as_text_is_known(tmp_path: Path) -> None:
    """A workbook opened and saved as text is full of replacement marks and can't be recovered."""
    for build, name in ((build_xlsx, "a.xlsx"), (build_xls, "a.xls")):
        build(tmp_path / name)
        data = (tmp_path / name).read_bytes().decode("utf-8", "replace").encode()
        error = refusal(data, name)
        assert "ruined" in error.message
        assert "backup" in error.help


def test_a_cut_zip_is_damaged(tmp_path: Path) -> None:
    """Half a download is said to be damaged."""
    build_xlsx(tmp_path / "a.xlsx")
    assert "damaged" in refusal((tmp_path / "a.xlsx").read_bytes()[:3000]).message


def encrypted(tmp_path: Path) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    build_xlsx(tmp_path / "a.xlsx")
    out = io.BytesIO()
    with (tmp_path / "a.xlsx").open("rb") as plain:
        OOXMLFile(plain).encrypt("секрет", out)
    return out.getvalue()


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    """Without a password the way to give one is told; with a wrong one, that it is wrong."""
    data = encrypted(tmp_path)
    assert "--password-file" in refusal(data).help
    with pytest.raises(UnreadableSource, match="the password doesn't open it"):
        importers.read(SourceRef("log.xlsx", data=data), ReadOptions(password="wrong"))


def test_a_password_opens_it(tmp_path: Path) -> None:
    """With its password an encrypted workbook is read like a plain one."""
    workbook = importers.read(SourceRef("log.xlsx", data=encrypted(tmp_path)), ReadOptions(password="секрет"))
    assert len(list(workbook.sheets[0].grid.rows())) == 4
