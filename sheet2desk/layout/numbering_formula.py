"""Whether a column of numbers is made by a formula that counts rows, so that its numbers prove nothing."""

from __future__ import annotations

import re

from sheet2desk.regex import regex
from sheet2desk.workbook import Formulas

_ROW = regex(
    r"(?:ROW|СТРОКА|ZEILE|FILA|LIGNE|WIERSZ|РЯДОК|LIN|ROWS|ЧСТРОК|SUBTOTAL|COUNTA|COUNT|СЧЁТЗ|MAX)\s*\(", re.IGNORECASE
)
_ABOVE = regex(r"\$?[A-Z]{1,3}\$?\d+\s*\+\s*1|1\s*\+\s*\$?[A-Z]{1,3}\$?\d+|R\[-1\]C\s*\+\s*1", re.IGNORECASE)


def counts_rows(formulas: Formulas | None, filled: int) -> bool:
    """Whether most of a column's cells are numbered by a formula ("ROW()-3", "A2+1")."""
    if formulas is None or not formulas.count or formulas.count * 2 < filled:
        return False
    text = formulas.example.lstrip("=")
    return bool(_ROW.search(text) or _ABOVE.search(text))
