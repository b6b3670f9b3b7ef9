"""An expression is compiled when it is first asked, and answers as a compiled one does."""

from __future__ import annotations

import re

import pytest

from sheet2desk.regex import regex


def test_it_answers_as_a_compiled_expression() -> None:
    word = regex(r"[a-z]+", re.IGNORECASE)
    assert word.findall("One 2 three") == ["One", "three"]
    assert word.sub("-", "a1b") == "-1-"
    assert word.fullmatch("One2") is None
    assert word.pattern == r"[a-z]+"
    assert regex(rb"\d").search(b"a1") is not None


def test_a_wrong_one_is_told_when_it_is_asked() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("a")
