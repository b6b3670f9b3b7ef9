"""Texts that name what stands beside them in a form or on a card."""

from __future__ import annotations

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.vocabulary import exactly, guesses
from sheet2desk.workbook import Value

#: Longer texts are no labels.
LONGEST = 60


def names_of(label: str) -> set[str]:
    """Return the field that a label names surely, none or one."""
    figured = sum(map(str.isdigit, label)) > 1  # "SN 00417-Q" is a value, whatever its letters say
    found = guesses(label) if len(label) < 25 and not figured else exactly(label)
    return {guess.field for guess in found[:1] if guess.score >= (0.9 if guess.made else 0.85)}


def names_only_id(label: str) -> bool:
    """Whether a label names the number of a ticket and nothing else."""
    return names_of(label) == {"id"}


def is_label(value: Value) -> bool:
    """Whether a cell names what stands beside it: a text with a colon, or words that headers are made of."""
    if not isinstance(value, str) or len(value) > LONGEST or "\n" in value.strip():
        return False
    text = shown(value)
    return text.endswith(":") or bool(names_of(text))


def is_known_name(value: Value) -> bool:
    """Whether a text is a label, or the name of a column that not every sheet would understand."""
    return is_label(value) or (isinstance(value, str) and bool(exactly(shown(value))))


def names_next(value: Value) -> bool:
    """Whether a cell is a label with a colon."""
    return isinstance(value, str) and value.rstrip().endswith(":") and is_label(value)
