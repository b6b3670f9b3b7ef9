"""The word index: it says what the word files say, and nothing depends on its being there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheet2desk.layout import word_index
from sheet2desk.layout.word_index import FILE, data, rendered, table
from sheet2desk.layout.word_index_making import tables


def test_the_index_is_that_of_the_word_files() -> None:
    assert (data() / FILE).read_bytes() == rendered(tables()), "run `make words`"


def test_the_index_is_used_while_the_word_files_are_those_it_was_made_of() -> None:
    for name, entries in tables().items():
        assert dict(table(name, lambda: pytest.fail("worked out again"))) == entries


def test_a_changed_word_file_is_heard_before_the_index_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    word_index._stored.cache_clear()
    monkeypatch.setattr(word_index, "_worked_out", {})
    monkeypatch.setattr(word_index, "_untouched", lambda *_: False)
    monkeypatch.setattr(word_index, "fingerprint", lambda: 0)
    try:
        assert dict(table("rows", lambda: {"totals": ["anew"]})) == {"totals": ["anew"]}
        assert dict(table("rows", lambda: pytest.fail("worked out twice"))) == {"totals": ["anew"]}
    finally:
        word_index._stored.cache_clear()


def test_a_word_file_that_has_another_size_or_is_newer_than_the_index_is_touched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(word_index, "data", lambda: tmp_path)
    file = tmp_path / "values" / "marks.toml"
    file.parent.mkdir()
    file.write_text("yes = 1\n", encoding="utf-8")
    made = file.stat().st_mtime - 1  # a checkout may write it a little later than the index
    assert word_index._untouched({"values/marks.toml": 8}, made)
    assert not word_index._untouched({"values/marks.toml": 9}, made)
    assert not word_index._untouched({"values/marks.toml": 8, "values/more.toml": 8}, made)
    os.utime(file, (made + 600, made + 600))
    assert not word_index._untouched({"values/marks.toml": 8}, made)


def test_each_word_file_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    files = dict(word_index._word_files())
    assert {"headers/ru.toml", "header_parts/ru.toml", "rows/totals.toml", "values/words/ru.toml"} <= files.keys()
    whole = word_index.fingerprint()
    for left_out in files:
        rest = [(name, path) for name, path in files.items() if name != left_out]
        monkeypatch.setattr(word_index, "_word_files", lambda rest=rest: iter(rest))
        assert word_index.fingerprint() != whole
