"""A ticket's key stays with it, whatever happens to its row."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.migration.key import Identity, assign_keys, identity, stem_of
from sheet2desk.ticket import Requester, Source, Ticket


def ticket(
    id: str | None, subject: str = "Скол", day: int = 1, row: int = 4, who: str = "Анна", file: str = "log.xlsx"
) -> Ticket:
    return Ticket(
        Source(file, "Март", row),
        id=id,
        subject=subject,
        requester=Requester(who),
        created_at=datetime(2024, 3, day, tzinfo=UTC),
    )


def known(tickets: list[Ticket], keys: list[str]) -> dict[str, Identity]:
    return {key: identity(ticket) for key, ticket in zip(keys, tickets, strict=True)}


def test_a_number_is_the_key() -> None:
    """A ticket with a number of its own is known by file and number, however its text changes."""
    assert assign_keys([ticket("17"), ticket("00017", "другое")], {}) == ["log#17", "log#00017"]
    assert assign_keys([ticket("17")], {}, "quality") == ["quality#17"]
    first = [ticket("17")]
    keys = assign_keys(first, {})
    assert assign_keys([ticket("17", "Скол, переписано", day=9, who="Олег")], known(first, keys)) == keys


def test_a_number_that_begins_to_repeat() -> None:
    """When a number stands twice one week later, the ticket that had it keeps its key."""
    first = [ticket("17"), ticket("18")]
    keys = assign_keys(first, {})
    later = [ticket("17", "совсем другое", day=5), *first]
    again = assign_keys(later, known(first, keys))
    assert again[1:] == keys
    assert again[0].startswith("log#17~")


def test_a_repeated_number_that_is_mended() -> None:
    """When one of two rows with the same number gets another number, the other keeps its key."""
    first = [ticket("17", "один"), ticket("17", "другой", day=2)]
    keys = assign_keys(first, {})
    assert len(set(keys)) == 2
    again = assign_keys([first[0], replace(first[1], id="18")], known(first, keys))
    assert again == [keys[0], "log#18"]


def test_rows_without_numbers() -> None:
    """A row without a number is known by what it says, not by where it stands; the same row twice is two tickets."""
    rows = [ticket(None, "один"), ticket(None, "два"), ticket(None, "два")]
    keys = assign_keys(rows, {})
    assert len(set(keys)) == 3
    moved = [replace(row, source=Source("log.xlsx", "Архив", 90 + place)) for place, row in enumerate(reversed(rows))]
    assert sorted(assign_keys(moved, known(rows, keys))) == sorted(keys)
    assert sorted(assign_keys(moved, {})) == sorted(keys)


def test_an_edited_row_without_a_number() -> None:
    """A row without a number whose text is mended is still the same, known by its time and requester."""
    first = [ticket(None, "Скол на кромке", day=3), ticket(None, "Трещина", day=4)]
    keys = assign_keys(first, {})
    edited = [replace(first[0], subject="Скол на кромке, 3 мм"), first[1], ticket(None, "новая", day=4)]
    again = assign_keys(edited, known(first, keys))
    assert again[:2] == keys
    assert again[2] not in keys


@given(
    st.lists(
        st.tuples(st.sampled_from([None, "1", "2", "3", "~1", "#"]), st.sampled_from("абв"), st.integers(1, 3)),
        max_size=12,
    ),
    st.randoms(),
)
def test_unique_and_stable(rows: list[tuple[str | None, str, int]], chance: random.Random) -> None:
    """Keys are unique in a run, and the same rows in any order get the same keys, with a journal and without."""
    tickets = [ticket(id, subject, day, row) for row, (id, subject, day) in enumerate(rows)]
    keys = assign_keys(tickets, {})
    assert len(keys) == len(set(keys)) == len(tickets)
    order = list(range(len(tickets)))
    chance.shuffle(order)
    mixed = [replace(tickets[place], source=Source("log.xlsx", "x", row)) for row, place in enumerate(order)]
    assert sorted(assign_keys(mixed, {})) == sorted(keys)
    assert sorted(assign_keys(mixed, known(tickets, keys))) == sorted(keys)


def test_long_numbers_make_no_long_keys() -> None:
    """A cell full of text in the number column still gives a key that fits a desk's field."""
    keys = assign_keys([ticket("я" * 3000), ticket("я" * 3001)], {})
    assert len(set(keys)) == 2
    assert all(len(key) <= 255 for key in keys)
    assert stem_of("log#17") == "log#17"
