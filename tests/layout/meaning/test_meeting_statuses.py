"""Meetings that say how a ticket stands, and the answers to the question whether it is urgent."""

import pytest

MEETINGS = ["04.03.2024", "11.03.2024", "18.03.2024"]


def test_the_last_meeting_that_speaks_of_it_says_the_status(read):
    """Each ticket has the status of the last meeting with a word on it; the words stay comments."""
    columns = [("open", "done", ""), ("in progress", "", "open"), ("", "", "done")]
    found = read(*(("comments", list(said), day) for said, day in zip(columns, MEETINGS, strict=True)))
    assert found[-1].extra["status"] == ["open", "solved", "solved"]
    assert [one.values[0] is None for one in found] == [False, False, True]
    assert any("last meeting" in word.reason for word in found[-1].words)


def test_remarks_of_meetings_are_no_statuses(read):
    """Texts with a word of a status here and there stay what they are."""
    columns = [("waiting for the smith", "done"), ("he came and took measures", "looks fine"), ("bill is here", "")]
    found = read(*(("comments", list(said), day) for said, day in zip(columns, MEETINGS, strict=True)))
    assert not any(one.extra for one in found)


def test_a_column_of_statuses_goes_before_the_meetings(read):
    """Where the log has a status of its own, the meetings don't speak."""
    found = read(
        ("status", ["open", "open"], "Status"),
        ("comments", ["open", "done"], MEETINGS[0]),
        ("comments", ["done", ""], MEETINGS[1]),
    )
    assert (found[0].values, found[2].extra) == (["open", "open"], {})


@pytest.mark.parametrize(
    ("header", "cells", "levels"),
    [
        ("Urgent?", ["yes", "no", "yes"], ["urgent", "normal", "urgent"]),
        ("Urgent?", ["yes", "yes!!", "no"], ["high", "urgent", "normal"]),
        ("Dringend?", ["ja", "nein", "sehr"], ["high", "normal", "urgent"]),
        ("Urgency (! normal, !! high)", ["!", "!!", "!"], ["normal", "high", "normal"]),
        ("Срочность (1-5)", ["1 - цех стоит", "3 - одно место", "5 - вопрос"], ["urgent", "normal", "low"]),
    ],
)
def test_what_the_header_asks_gives_its_answers_their_level(one, header, cells, levels):
    """Yes is the level that the header names, one less where others say it louder."""
    assert one("priority", cells, header).values == levels
