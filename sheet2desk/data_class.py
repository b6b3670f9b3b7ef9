"""Data classes that are quick to make: `dataclass` compiles half a dozen methods for each, a seventh of a short run.

Only the constructor is each class's own here. How records are compared, hashed and shown is said once for all of them,
and that a frozen one is never changed is checked by mypy, not again while the program runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Class]) -> type[_Class]:
    """Make a class of values that never change: it has slots, and equal ones hash alike."""
    return _hashed(_compared(dataclass(slots=True, eq=False, repr=False)(cls)))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen_by_name(cls: type[_Class]) -> type[_Class]:
    """Make a class of values that never change, each given by its name."""
    return _hashed(_compared(dataclass(slots=True, eq=False, repr=False, kw_only=True)(cls)))


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[_Class]) -> type[_Class]:
    """Make a class of values that are filled in one after another: it has slots, and can't be hashed."""
    made = _compared(dataclass(slots=True, eq=False, repr=False)(cls))
    _give(made, "__hash__", None)
    return made


def _compared(made: type[_Class]) -> type[_Class]:
    values = _values_of(made)

    def equals(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    _give(made, "__eq__", equals)
    _give(made, "__repr__", _shown)
    return made


def _hashed(made: type[_Class]) -> type[_Class]:
    values = _values_of(made)
    _give(made, "__hash__", lambda self: hash(values(self)))
    return made


def _values_of(made: type) -> Callable[[Any], Any]:
    """Return what reads the values that are compared, all at once."""
    names = [one.name for one in fields(made) if one.compare]
    return attrgetter(*names) if names else lambda _: ()


def _shown(self: Any) -> str:
    values = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({values})"


def _give(made: type, name: str, method: Any) -> None:
    """Give the class a method, unless it has its own."""
    if name not in made.__dict__:
        setattr(made, name, method)
