"""A profile that says what `inspect` decided: each sure line set, each unsure one commented with the reason."""

from __future__ import annotations

from sheet2desk.formats.document import Part

PARTS = frozenset({Part.DATA, Part.BLOCKS})
