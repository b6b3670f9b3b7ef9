"""Words that are no slips of others, shares of work, levels beside stronger ones."""

from __future__ import annotations

import pytest

from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.span import span_of
from sheet2desk.layout.meaning.words import sense_of


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("Failed", "open"), ("Не прошёл", "open"), ("пройдено", "solved"), ("3_done", "solved"), ("0_Новая", "new")],
)
def test_a_word_of_its_own_is_no_slip_of_another(text: str, meaning: str):
    sense = sense_of(text, "statuses")
    assert sense is not None
    assert sense.meaning == meaning


def test_percents_as_text_and_as_cells_say_how_far_the_work_is(one):
    assert one("status", ["100%", 1.0, 0.5, 0.0]).values == ["solved", "solved", "open", "new"]
    assert one("status", [100.0, 40.0, 0.0], "Status (%)").values == ["solved", "open", "new"]
    assert one("status", [1.0, 0.0]).values != ["solved", "new"]


def test_nearly_all_of_the_work_is_not_solved_and_a_ticked_box_is_no_share(one):
    assert one("status", [0.996, 1.0, 0.004, 0.0]).values == ["open", "solved", "open", "new"]
    assert one("status", [99.6, 100.0, 40.0], "Status (%)").values == ["open", "solved", "open"]
    ticked = one("status", [True, 0.5, False, 1.0], "Done")
    assert ticked.values == ["solved", "open", "open", "solved"]


def test_the_superlative_leaves_the_word_below_it_one_level():
    from sheet2desk.layout.meaning.priority_scales import stepped

    assert stepped({"urgente", "urgentísimo"})["urgente"].meaning == "high"


def test_how_urgent_is_answered_in_its_own_words(one):
    assert one("priority", ["sehr", "eilig", "normal", "eilig"], "wie eilig").values == [
        "urgent",
        "high",
        "normal",
        "high",
    ]
    listed = one("priority", ["high", "low"], "Priority (urgent, high, low)")
    assert listed.values == ["high", "low"]


def test_a_weekday_that_is_a_month_elsewhere_stays_one_before_a_day_and_a_month():
    assert (parse("mar. 18/02").lacks, parse("mar. 18/02").parts) == ("year", (0, 18, 2))
    assert parse("Mar 18").parts == (0, 3, 18)


def test_a_year_behind_a_name_in_quotes_is_that_of_the_title():
    span = span_of("Журнал заявок ООО «Тёплый дом», 2023 г.")
    assert span is not None
    assert span.first.year == 2023
    assert span_of("дом 2023") is None
