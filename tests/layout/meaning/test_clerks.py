"""Whole small columns as clerks fill them: statuses, priorities and ratings in thirteen languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

_DATA = Path(__file__).parent / "data" / "columns_of_clerks.jsonl"
_COLUMNS = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", sorted({column["language"] for column in _COLUMNS}))
def test_each_cell_means_what_a_reader_takes_it_for(one, language):
    """None stands for what no reader could decide: it is left open, never guessed."""
    wrong = []
    for column in _COLUMNS:
        if column["language"] == language:
            cells = [cell for cell, _ in column["cells"]]
            found = one(column["field"], cells * 3, column["header"]).values
            for (cell, meant), value in zip(column["cells"], found, strict=False):
                if value != meant:
                    wrong.append(f"{cell!r} under {column['header']!r} is {meant}, read as {value}")
    assert wrong == []
