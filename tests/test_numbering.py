"""Ticket numbers: series, gaps, and when numbers prove nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.log import Log, SheetReading, SourceReading
from sheet2desk.numbering import find_gaps, survey
from sheet2desk.ticket import Source, Ticket

ZONE = ZoneInfo("Europe/Moscow")
START = datetime(2024, 1, 9, 9, tzinfo=ZONE)


def log_of(*ids: str | None, sheet: str = "log", file: str = "a.xlsx", step: timedelta = timedelta(hours=5)) -> Log:
    tickets = [
        Ticket(Source(file, sheet, row), id=number, subject=f"{file} {sheet} {row}", created_at=START + row * step)
        for row, number in enumerate(ids, 2)
    ]
    return Log(tickets=tickets)


def gaps(log: Log) -> list[str]:
    return [gap.ticket for gap in find_gaps(log)]


def test_single_numbers_and_ranges_are_one_gap_each() -> None:
    """A missing number stands alone, a run of them is one range, in the order of the rows."""
    found = find_gaps(log_of("520", "521", "522", "525", "526", "528"))
    assert [(gap.ticket, gap.count, gap.before.id, gap.after.id) for gap in found] == [
        ("523-524", 2, "522", "525"),
        ("527", 1, "526", "528"),
    ]
    assert found[0].message.startswith("523-524 are missing (2 numbers) between #522 (2024-01-")
    assert found[1].message.startswith("527 is missing between #526")


def test_numbers_keep_the_shape_of_the_sheet() -> None:
    """Letters, separators and leading zeros of the missing number are those of the number before it."""
    assert gaps(log_of("Q-001", "Q-002", "Q-004", "Q-005")) == ["Q-003"]
    assert gaps(log_of("Q-097", "Q-098", "Q-101", "Q-102")) == ["Q-099-Q-100"]
    assert gaps(log_of("98", "99", "101", "102")) == ["100"]
    assert gaps(log_of("БР-17/24", "БР-18/24", "БР-20/24")) == ["БР-19/24"]


def test_look_alike_letters_and_signs_share_a_series() -> None:
    """A Cyrillic А, a small letter, a blank or a number sign doesn't begin another series."""
    assert gaps(log_of("A-1", "А-2", "а - 3", "A–5")) == ["А-4".replace("А", "а").replace("-", " - ")]
    assert gaps(log_of("№ 1", "№2", "3", "No. 4", "6")) == ["No. 5"]


def test_a_year_part_makes_a_sub_series() -> None:
    """Numbers that begin anew each year don't miss what the year before had."""
    ids = [f"{number}/{year}" for year in (23, 24) for number in (1, 2, 3, 5)]
    assert gaps(log_of(*ids)) == ["4/23", "4/24"]
    assert gaps(log_of(*[f"2023-{n:03}" for n in range(1, 30)], *[f"2024-{n:03}" for n in (1, 2, 4)])) == ["2024-003"]


def test_sub_series_that_take_over_the_count_are_one() -> None:
    """A month behind a number that runs on is no series of its own: the number lost at its end is missing."""
    ids = ["15/01", "16/01", "17/01", "19/02", "20/02", "22/03"]
    assert gaps(log_of(*ids, step=timedelta(days=12))) == ["18/01", "21/02"]
    late_start = [*(f"2023-{n:03}" for n in range(45, 50)), *(f"2024-{n:03}" for n in range(1, 6))]
    assert gaps(log_of(*late_start)) == []


def test_a_created_date_inside_a_number_never_counts() -> None:
    """Weekends are no gaps in numbers that begin with the day."""
    log = Log()
    for day in (11, 12, 15, 16):
        for number in (1, 2, 4):
            created = datetime(2024, 1, day, 8 + number, tzinfo=ZONE)
            log.tickets.append(
                Ticket(Source("a", "s", len(log.tickets) + 2), id=f"{created:%Y%m%d}-{number:02}", created_at=created)
            )
    assert gaps(log) == ["20240111-03", "20240112-03", "20240115-03", "20240116-03"]
    for ticket in log.tickets:
        ticket.id = (ticket.id or "").replace("-", "")
    assert gaps(log) == ["2024011103", "2024011203", "2024011503", "2024011603"]


def test_numbers_that_begin_anew_on_each_sheet_are_series_of_their_own() -> None:
    """A number missing on one sheet isn't covered by the same number on another."""
    log = log_of("1", "2", "4", "5", "6", sheet="Январь")
    log.add(log_of("1", "2", "3", "5", "6", "7", sheet="Февраль"))
    found = find_gaps(log)
    assert [(gap.ticket, gap.before.source.sheet) for gap in found] == [("3", "Январь"), ("4", "Февраль")]


def test_numbers_that_run_on_over_sheets_show_gaps_between_them() -> None:
    """The number between the last of one sheet and the first of the next is missing."""
    log = log_of("1", "2", "3", sheet="Январь")
    log.add(log_of("5", "6", "7", sheet="Февраль"))
    assert gaps(log) == ["4"]


def test_copies_of_a_sheet_dont_begin_a_series() -> None:
    """The same rows in an archive neither hide a gap nor show it twice."""
    log = log_of("1", "2", "4", "5", "6", "7")
    copy = log_of("1", "2", "4", "5", "6", "7")
    for ticket in copy.tickets:
        ticket.source = Source("a.xlsx", "Архив", ticket.source.row)
    log.add(copy)
    assert gaps(log) == ["3"]


def test_numbers_made_by_a_formula_are_no_evidence() -> None:
    """Where =ROW()-1 makes the numbers, a deleted row leaves no gap, and the reason is given."""
    log = log_of("1", "2", "4")
    sheet = SheetReading("log", "log", numbered_by_formula=True)
    log.sources.append(SourceReading("a.xlsx", "xlsx", [sheet]))
    assert gaps(log) == []
    assert survey(log).void == {"the numbers are made by a formula, so a deleted row leaves no gap": 3}


def test_numbers_that_dont_count_up_are_no_evidence() -> None:
    """Serial numbers used as ticket numbers give no gaps, only the reason."""
    log = log_of("48213", "10293", "77120", "31001", "90211", "55555", "61234")
    assert gaps(log) == []
    assert survey(log).void == {"the numbers don't count up by one": 7}


def test_a_jump_says_so() -> None:
    """More than 50 missing at once are one gap, named a block or a jump."""
    found = find_gaps(log_of("1", "2", "3", "4", "104", "105"))
    assert [(gap.ticket, gap.jump) for gap in found] == [("5-103", True)]
    assert "a block of numbers or a jump" in found[0].message


def test_files_a_jump_apart_are_no_series() -> None:
    """Two logs numbered from 1 and from 1000 miss nothing between them."""
    log = log_of("1", "2", "3")
    log.add(log_of("1000", "1001", "1003", file="b.xlsx"))
    assert gaps(log) == ["1002"]


def test_a_sub_number_shows_that_its_number_was_issued() -> None:
    """17a and 17/1 stand for 17."""
    assert gaps(log_of("15", "16", "17а", "18", "19", "20/1", "21", "24")) == ["22-23"]


def test_short_series_of_several_kinds() -> None:
    """Several short series side by side keep their gaps; a few scattered numbers of another kind are none."""
    assert gaps(log_of("A-1", "A-2", "A-4", "B-7", "B-8", "B-10", "C-1", "C-2", "C-4")) == ["A-3", "B-9", "C-3"]
    assert gaps(log_of("1", "2", "3", "4", "5", "D31763", "D31790")) == []


def test_numbers_too_long_to_count() -> None:
    """A barcode or a hostile cell of thousands of digits is no ticket number."""
    assert gaps(log_of("1", "2", "9" * 5000, "1" * 5000, "4")) == ["3"]


def test_blank_numbers_are_not_measurable() -> None:
    """A log without numbers says so instead of having no gaps."""
    assert survey(log_of(None, None)).void == {"no ticket has a number": 0}


@given(st.sets(st.integers(1, 120), min_size=2, max_size=60), st.randoms(), st.sampled_from(["{}", "Q-{:04}", "{}/24"]))
def test_gaps_and_issued_numbers_make_up_the_whole_series(issued: set[int], random: object, shape: str) -> None:
    """From first to last each number is either issued or in exactly one gap, in whatever order the rows stand."""
    order = sorted(issued)
    random.shuffle(order)  # type: ignore[attr-defined]
    numbering = survey(log_of(*(shape.format(number) for number in order), step=timedelta(0)))
    if numbering.void:
        return
    whole = {shape.format(number) for number in range(min(issued), max(issued) + 1)}
    missing: list[str] = []
    for gap in numbering.gaps:
        first, last = (int(text.removeprefix("Q-").split("/")[0]) for text in (gap.first, gap.last))
        assert gap.count == last - first + 1
        missing += [shape.format(number) for number in range(first, last + 1)]
    assert sorted(missing) == sorted(whole - {shape.format(number) for number in issued})
