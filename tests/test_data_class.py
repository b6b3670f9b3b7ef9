"""Data classes that are quick to make are what `dataclass` would have made, but for the guard of frozen ones."""

from __future__ import annotations

import copy
import pickle
from dataclasses import field, fields, replace

import pytest

from sheet2desk.data_class import frozen, frozen_by_name, mutable


@frozen
class Place:
    row: int
    note: str = field(default="", compare=False)
    secret: str = field(default="x", repr=False)


@mutable
class Basket:
    held: list[int] = field(default_factory=list)


@frozen_by_name
class Empty:
    """Nothing to compare."""


def test_equal_records_are_equal_hash_alike_and_are_shown_with_their_values() -> None:
    one, other = Place(1, "a"), Place(1, "b")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Place(2)
    assert one != (1, "a", "x")
    assert repr(one) == "Place(row=1, note='a')"
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1


def test_a_mutable_one_can_not_be_hashed() -> None:
    basket = Basket()
    basket.held.append(1)
    assert basket == Basket([1])
    with pytest.raises(TypeError):
        hash(basket)


def test_records_have_slots_and_are_replaced_copied_and_pickled() -> None:
    place = Place(1)
    assert not hasattr(place, "__dict__")
    assert [one.name for one in fields(place)] == ["row", "note", "secret"]
    assert replace(place, row=2) == Place(2)
    assert copy.copy(place) == pickle.loads(pickle.dumps(place)) == place
