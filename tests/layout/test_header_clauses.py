"""Headers as long as the questions of an online form."""

import pytest

from tests.layout.content import TEXTS, moments, rows_of
from tests.layout.workbooks import fields, read_rows

CALLERS = ["Eve Moss", "Jan Roe", "Ida Poe", "Tom Ash", "Una Fox"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What is wrong with it? Please describe it in a few words so that we bring the right tools", "description"),
        ("Опишите проблему как можно подробнее, это поможет нам быстрее её решить", "description"),
        ("Beschreibung des Problems (bitte so genau wie möglich, gerne auch mit Foto)", "description"),
    ],
)
def test_questions_are_read_by_their_parts(header, field):
    """One part of a long question names the field, the others only explain."""
    rows = [["Timestamp", "Your name", header], *rows_of(moments(9, 4, 5, 6, 7, 8), CALLERS, TEXTS)]
    assert fields(read_rows(rows))[header] == field


def test_long_texts_of_tickets_are_no_headers():
    """A ticket's sentence has such parts as well, and stays a ticket."""
    texts = [f"What is wrong with it? Please describe it, said the form, so: part {n} is loose" for n in range(5)]
    log = read_rows([["Date", "Name", "Problem"], *rows_of(moments(9, 4, 5, 6, 7, 8), CALLERS, texts)])
    assert [t.description for t in log.tickets] == texts
