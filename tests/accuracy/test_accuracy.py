"""The gates of reading, on a twin of the labelled set that nobody tuned the reader on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.accuracy.recipes import RECIPES
from tests.accuracy.score import GATES, Score, cook, score_book
from tests.accuracy.writers import write

pytestmark = pytest.mark.xdist_group("accuracy")  # one worker cooks the set, once
TWIN = 4711
RANDOM_LOGS = 40


@pytest.fixture(scope="module")
def total(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """Return the score of every recipe once, and of random logs."""
    folder = tmp_path_factory.mktemp("accuracy")
    whole = Score()
    runs = [(name, TWIN) for name in RECIPES] + [("random", TWIN + nth) for nth in range(1, RANDOM_LOGS)]
    for name, seed in runs:
        book = cook(name, seed)
        score = score_book(book, folder / f"{name}.{book.ending}")
        whole.add(score)
        whole.misses += [f"{name}/{seed} {miss}" for miss in score.misses]
    return whole


@pytest.mark.parametrize("kind", GATES)
def test_share_that_arrives(total: Score, kind: str) -> None:
    """Of cells, fates and pictures at least the promised share arrives."""
    missed = [miss for miss in total.misses if f" {kind} " in miss]
    assert total.share(kind) >= GATES[kind], "\n".join(missed[:40])


def test_nothing_is_wrong_in_silence(total: Score) -> None:
    """No value is wrong without a remark on its cell, and no ticket is made up."""
    assert total.silent == 0, "\n".join([miss for miss in total.misses if miss.endswith("in silence")][:40])


def test_nothing_crashes(total: Score) -> None:
    """Every log of the set is read or refused in words."""
    assert total.crashes == 0, "\n".join(miss for miss in total.misses if " crash " in miss)


def test_set_is_the_same_each_time() -> None:
    """A seed names one log: its truth and, but for clocks inside the formats, its bytes."""
    for name in ("plain-ru", "pictures-wps", "csv-koi8", "random"):
        first, second = cook(name, 3), cook(name, 3)
        assert [ticket.fields for ticket in first.sheets[0].tickets] == [t.fields for t in second.sheets[0].tickets]
    assert write(cook("csv-koi8", 3)) == write(cook("csv-koi8", 3))


def test_set_covers_what_people_keep() -> None:
    """Forty kinds of log at the least, nine languages, seven formats."""
    books = [cook(name, 1) for name in RECIPES]
    assert len(books) >= 40
    assert len({book.writer for book in books}) == 7
    features = Counter(feature for book in books for feature in book.features)
    assert {"ru", "en", "de", "es", "fr", "pl", "uk", "lv", "pt"} <= features.keys()


@pytest.mark.parametrize("name", ["plain-ru", "openpyxl", "xls", "ods", "strict", "title", "merged-values", "months"])
def test_workbooks_hold_what_the_truth_says(tmp_path: Path, name: str) -> None:
    """An independent reader finds in the file the values that the set says it wrote, cell by cell."""
    from python_calamine import CalamineWorkbook

    book = cook(name, 5)
    path = tmp_path / f"log.{book.ending}"
    path.write_bytes(write(book))
    read = CalamineWorkbook.from_path(path)
    for sheet in book.sheets:
        rows = read.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for (row, column), cell in sheet.cells.items():
            got = rows[row - 1][column - 1]
            assert got == cell.value or str(got) == str(cell.value), f"{name} {sheet.name} {row},{column}"


def test_scorer_sees_a_wrong_value(tmp_path: Path) -> None:
    """A truth that the workbook doesn't hold is counted as a value wrong in silence, so the gate can fail."""
    book = cook("plain-en", 1)
    book.sheets[0].tickets[0].fields["status"] = "no such status"
    score = score_book(book, tmp_path / "log.xlsx")
    assert score.silent >= 1
    assert score.share("cells") < 1
