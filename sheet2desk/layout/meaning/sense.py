"""What a text was taken to mean."""

from __future__ import annotations

from sheet2desk.data_class import frozen


@frozen
class Sense:
    """A meaning, and why the text has it; `sure` where the text is a word of the vocabulary as listed."""

    meaning: str
    reason: str
    sure: bool = False
