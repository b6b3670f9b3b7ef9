"""Numbers that go on with a column which counts its rows."""

from __future__ import annotations

import pytest

from sheet2desk.layout.header import find_header
from sheet2desk.layout.prepared import counts_on


@pytest.mark.parametrize(
    ("value", "column", "rows", "found"),
    [
        (5, [1, 2, 3, 4], 1, True),
        (7, [1, 2, 3, 4], 3, True),
        (10, [1, 2, 3, 4], 1, False),
        (4, [1, 2, 3, 4], 1, False),
        (41, [10, 25, 31, 40], 1, False),
        (3, [1, 2], 1, False),
        (5, ["a", "b", 3, 4], 1, False),
    ],
)
def test_counts_on(value, column, rows, found):
    """Only the very next number of a count is prepared; a sum, a repeat or a number among any others is not."""
    assert counts_on(value, column, rows) is found


def test_groups_over_groups_without_merges_are_header():
    """Delimited text has no merges: two rows of groups over the names are header all the same."""
    rows = [
        (1, ["About the request", "", "", "", "Marks of the shop", "", ""]),
        (2, ["", "", "", "", "Assignee", "", "Customer"]),
        (3, ["No", "Date", "Subject", "Description", "Assignee", "Status", "Name"]),
        *((n, [n, f"0{n}.02.2024", "Leak", "It drips", "Kim", "open", "Lee"]) for n in range(4, 9)),
    ]
    assert find_header(rows) == [1, 2, 3]


def test_a_lone_group_without_merges_is_header():
    """One known name over two others, further right: a group; a title over the first column is none."""
    names = ["No", "Date", "Subject", "Name", "Phone"]
    rows = [(n, [n, f"0{n}.02.2024", "Leak", "Lee", "555 01 02"]) for n in range(4, 9)]
    assert find_header([(2, ["", "", "", "Requester", ""]), (3, names), *rows]) == [2, 3]
    assert find_header([(2, ["Requester", "", "", "", ""]), (3, names), *rows]) == [3]
