"""Headers whose cells are times of day, and headers of lengths of time."""

from __future__ import annotations

from functools import lru_cache

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed


@lru_cache(maxsize=1024)
def names_clock(header: str) -> bool:
    """Whether a header says that its cells are times of day: "Время", "Uhrzeit", "hora de entrada"."""
    return _names(header, "headers") and not names_length(header)


def is_clock(header: str) -> bool:
    """Whether a header is nothing but a word for a time of day."""
    return fold(header) in listed("clock_words", "headers")


@lru_cache(maxsize=1024)
def names_length(header: str) -> bool:
    """Whether a header says that its cells are lengths of time: "Handle time", "Wartezeit"."""
    return _names(header, "lengths")


def _names(header: str, table: str) -> bool:
    folded = f" {fold(header)} "
    return any(f" {word} " in folded for word in listed("clock_words", table))
