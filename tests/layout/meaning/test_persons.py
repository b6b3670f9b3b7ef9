"""Traces of people's names."""

from __future__ import annotations

import pytest

from sheet2desk.layout.meaning.persons import share_of_persons


@pytest.mark.parametrize(
    "text",
    [
        "Keith",
        "apprentice Zoe",
        "Mrs Thwaitham",
        "Кравчук, Зайцев",
        "Dr. Wolf",
        "пані Віта",
        "K. Ashworth",
        "J Zorpin",
        "Hartmann",
    ],
)
def test_a_name_or_what_stands_before_one(text):
    """Any of them is somebody."""
    assert share_of_persons([text, text, ""]) == 1.0


@pytest.mark.parametrize(
    "text", ["agency", "pump leaks", "Keith 2", "Mr", "the whole of the night shift, with Keith", ""]
)
def test_no_trace_of_a_name(text):
    """A figure makes it a place, and a sentence may speak of anybody."""
    assert share_of_persons([text]) == 0.0
