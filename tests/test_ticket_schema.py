"""The public schema and the tickets that `import` writes are one shape."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import ValidationError

from sheet2desk.ticket import PRIORITIES, STATUSES, Source, Ticket
from sheet2desk.ticket_schema import TicketLine
from sheet2desk.views.tickets import value
from tests.conftest import SAMPLES

EMPTY = value(Ticket(Source("log.csv", "log", 2)))


@pytest.mark.parametrize("name", ["bracket-defects.xlsx", "helpdesk.csv", "facilities.ods", "clean.xlsx"])
def test_every_imported_ticket_fits(cli, name):
    """Each line of `import` is valid, and comes back unchanged."""
    for line in cli("import", SAMPLES / name).jsonl:
        ticket = TicketLine.model_validate(line)
        assert ticket.model_dump(mode="json") == line


def test_keys_are_the_same():
    """A key can't be added to one side alone."""
    assert list(TicketLine.model_fields) == list(EMPTY)
    assert TicketLine.model_fields["status"].annotation.__args__[0].__args__ == STATUSES
    assert TicketLine.model_fields["priority"].annotation.__args__[0].__args__ == PRIORITIES


def test_a_day_is_no_midnight():
    """A day stays a day, a moment keeps its offset, a moment without one is refused."""
    day = TicketLine.model_validate(EMPTY | {"created_at": "2024-03-05"}).created_at
    assert type(day) is date
    moment = TicketLine.model_validate(EMPTY | {"created_at": "2024-03-05T09:10:00+03:00"}).created_at
    assert isinstance(moment, datetime)
    assert moment.utcoffset().total_seconds() == 3 * 3600
    with pytest.raises(ValidationError):
        TicketLine.model_validate(EMPTY | {"created_at": "2024-03-05T09:10:00"})


def test_wrong_lines_are_refused():
    """A word that is no status, a missing key and a row before the first are errors; an added key is none."""
    for wrong in ({"status": "done"}, {"source": {"file": "a", "sheet": "b", "row": 0}}, {"tags": "a"}):
        with pytest.raises(ValidationError):
            TicketLine.model_validate(EMPTY | wrong)
    with pytest.raises(ValidationError):
        TicketLine.model_validate({key: EMPTY[key] for key in EMPTY if key != "raw"})
    assert TicketLine.model_validate(EMPTY | {"new_key": 1})
