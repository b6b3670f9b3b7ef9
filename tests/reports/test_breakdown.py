"""Reports broken down by fields, months, places and columns."""

from __future__ import annotations

from datetime import date

import pytest

from sheet2desk.errors import ConfigError
from sheet2desk.log import ColumnReading, Log, SheetReading, SourceReading
from sheet2desk.reports import measure
from sheet2desk.sla import build_calendar
from sheet2desk.ticket import Requester
from tests.sla.logs import MOSCOW, at, log_of, profile_of, ticket

NOW = at("2024-03-15 12:00")


def groups(log: Log, by: str) -> list[tuple[str | None, float | None]]:
    profile = profile_of()
    report = measure(log, profile, build_calendar(profile.calendar, MOSCOW), NOW, by=by)
    assert sum(group.metrics[0].counted for group in report.breakdown) == report.metrics[0].value
    return [(group.value, group.metrics[0].value) for group in report.breakdown]


def sample() -> Log:
    log = log_of(
        ticket(2, category="брак", priority="low", created_at=date(2024, 2, 29), custom={"Линия": "2"}),
        ticket(3, category="доставка", priority="urgent", created_at=at("2024-03-01 00:30")),
        ticket(4, category="брак", requester=Requester(organization="ООО Пример"), sheet="Март", custom={"Линия": "1"}),
    )
    columns = [ColumnReading("J", "Вид заявки", "category", 1.0, "header")]
    log.sources.append(SourceReading("a.xlsx", "xlsx", [SheetReading("log", "log", columns=columns)]))
    return log


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("category", [("брак", 2), ("доставка", 1)]),
        ("priority", [("urgent", 1), ("low", 1), (None, 1)]),
        ("month", [("2024-02", 1), ("2024-03", 1), (None, 1)]),
        ("sheet", [("log", 2), ("Март", 1)]),
        ("requester.organization", [("ООО Пример", 1), (None, 2)]),
        ("organization", [("ООО Пример", 1), (None, 2)]),
        ("линия", [("1", 1), ("2", 1), (None, 1)]),
        ("Вид заявки", [("брак", 2), ("доставка", 1)]),
    ],
)
def test_every_ticket_is_in_one_group(by: str, expected: list[tuple[str | None, int]]) -> None:
    """By a field, a month, a place, an unmapped column or a mapped column's own header; blanks are a group, last."""
    assert groups(sample(), by) == expected


def test_an_unknown_field_names_the_nearest() -> None:
    """A typo is refused with what was meant."""
    with pytest.raises(ConfigError) as caught:
        groups(sample(), "categroy")
    assert caught.value.message == "--by categroy: the log has no such field or column"
    assert caught.value.help == "did you mean category"
