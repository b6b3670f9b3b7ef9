"""The status is told by how far the days of a row reach."""

from __future__ import annotations

import pytest

DAYS = ["01.03.2024", "02.03.2024", "03.03.2024", "04.03.2024"]
REACHED = [DAYS, [*DAYS[:3], ""], [*DAYS[:2], "", ""], [DAYS[0], "", "", ""], [""] * 4]
FIELDS = ("created_at", None, "solved_at", None)


def stages(read, headers, *more, fields=FIELDS, rows=REACHED):
    """Return the meanings of columns of stages under these headers, one row to each place they reach."""
    columns = zip(*rows, strict=True)
    return read(*((field, list(days), name) for field, days, name in zip(fields, columns, headers, strict=True)), *more)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("Received", "Awaiting spares", "Repaired", "Collected"), ["closed", "solved", "pending", "new", None]),
        (("Reported", "Waiting for parts", "Repaired", "Closed"), ["closed", "solved", "pending", "new", None]),
        (("Gemeldet", "In Arbeit", "Erledigt", "Geschlossen"), ["closed", "solved", "open", "new", None]),
    ],
)
def test_the_last_day_of_a_row_says_how_far_it_is(read, headers, expected):
    """Each ticket has the status over the last of its days, none where it has no day; the name of it stays in raw."""
    last = stages(read, headers)[-1]
    assert last.extra["status"] == expected
    assert last.extra_raw["status"] == [*headers[::-1], None]
    assert [word.count for word in last.words if word.field == "status"] == [1, 1, 1, 1]


def test_a_column_of_statuses_goes_before_the_stages(read):
    """Where somebody wrote the status down the days don't speak."""
    found = stages(read, ("Received", "Awaiting spares", "Repaired", "Collected"), ("status", ["open"] * 5, "Status"))
    assert [one.extra.get("status") for one in found] == [None] * 5


def test_the_days_of_a_ticket_alone_are_no_stages(read):
    """Created, answered and solved are days that any ticket has; so few stages as two are none."""
    three = stages(
        read,
        ("Opened", "In progress", "Done"),
        fields=("created_at", "first_response_at", "solved_at"),
        rows=[row[:3] for row in REACHED],
    )
    two = stages(read, ("Opened", "Closed"), fields=("created_at", None), rows=[row[:2] for row in REACHED])
    assert not any("status" in one.extra for one in [*three, *two])


def test_texts_under_the_name_of_a_stage_are_no_stage(read):
    """What was waited for is no day of waiting: too few named stages are left."""
    rows = [[DAYS[0], "belt, two weeks", DAYS[2], "by the driver"] for _ in range(4)]
    found = stages(read, ("Received", "Awaiting spares", "Repaired", "Collected"), rows=rows)
    assert not any("status" in one.extra for one in found)


def test_days_under_other_names_are_no_stages(read):
    """The day of purchase and that of the next service say nothing of how far the work is."""
    found = stages(read, ("Received", "Bought", "Repaired", "Next service"))
    assert not any("status" in one.extra for one in found)
