"""Each row its fate, in the shapes that programs and people give their logs."""

import pytest

from tests.layout.structures import Structure, load
from tests.layout.workbooks import fates, read


@pytest.mark.parametrize("one", load(), ids=lambda one: one.name)
def test_rows_meet_their_fates(one: Structure) -> None:
    """Every row of every sheet has the fate that a careful reader gives it, and a sheet that is no log is none."""
    log = read(*(page.sheet() for page in one.pages))
    for at, page in enumerate(one.pages):
        reading = log.sources[0].sheets[at]
        assert (reading.kind == "log") is not page.other, f"{page.name}: {reading.kind}, {reading.reason}"
        if not page.other:
            assert fates(log, at) == page.fates, "\n".join(
                f"{row.row}: {row.fate} ({row.reason})" for row in reading.rows if page.fates[row.row] != row.fate
            )
