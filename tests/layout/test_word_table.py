"""A table of texts: it answers as a dictionary of the same entries does, looked up once or often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.layout import word_table
from sheet2desk.layout.word_table import Table

_KEYS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=6)
_ENTRIES = st.dictionaries(_KEYS, st.one_of(st.integers(0, 99), st.text(max_size=5), st.lists(st.text(max_size=3))))


@given(_ENTRIES, st.lists(_KEYS), st.integers(0, 5))
def test_a_table_answers_as_its_entries_do(entries: dict[str, object], others: list[str], often: int) -> None:
    table = Table.of(entries)
    lookups, word_table._OFTEN = word_table._OFTEN, often
    try:
        for key in [*others, *entries, *others]:
            assert table.get(key, "absent") == entries.get(key, "absent")
            assert (key in table) == (key in entries)
    finally:
        word_table._OFTEN = lookups
    assert dict(table) == entries
    assert len(table) == len(entries)


@given(_ENTRIES, _KEYS)
def test_the_texts_with_a_beginning_are_found_in_their_order(entries: dict[str, object], start: str) -> None:
    expected = sorted((key for key in entries if key.startswith(start)), key=str.encode)
    assert Table.of(entries).beginning(start) == expected


def test_half_a_letter_of_two_is_no_key() -> None:
    assert "\ud83d" not in Table.of({"a": 1})
