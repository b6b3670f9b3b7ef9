"""Each row its fate, in the shapes that programs and people give their logs."""

import pytest

from tests.layout.structures import Structure, load
from tests.layout.workbooks import fates, read

STRUCTURES = load()


def check(one: Structure, **moved: int) -> None:
    """Assert that each row has its fate, wherever the table stands."""
    log = read(*(page.sheet(**moved) for page in one.pages))
    for at, page in enumerate(one.pages):
        reading = log.sources[0].sheets[at]
        assert (reading.kind == "log") is not page.other, f"{page.name}: {reading.kind}, {reading.reason}"
        if not page.other:
            wanted = {row + moved.get("down", 0): fate for row, fate in page.fates.items()}
            assert fates(log, at) == wanted, "\n".join(
                f"{row.row}: {row.fate} ({row.reason})" for row in reading.rows if wanted[row.row] != row.fate
            )


@pytest.mark.parametrize("one", STRUCTURES, ids=lambda one: one.name)
def test_rows_meet_their_fates(one: Structure) -> None:
    """Every row of every sheet has the fate that a careful reader gives it, and a sheet that is no log is none."""
    check(one)


@pytest.mark.parametrize("one", STRUCTURES, ids=lambda one: one.name)
def test_fates_do_not_hang_on_the_place(one: Structure) -> None:
    """The same table two columns to the right and three rows down meets the same fates."""
    check(one, right=2, down=3)


@pytest.mark.parametrize(
    "one",
    [one for one in STRUCTURES if not any(page.merges for page in one.pages)],
    ids=lambda one: one.name,
)
def test_fates_do_not_hang_on_the_types(one: Structure) -> None:
    """The same table with numbers and dates as text, as delimited files have them, meets the same fates."""
    check(one, text=True)
