"""Whatever the grid, every row has one fate and no cell of a ticket is lost."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.layout.workbooks import read_rows

WORDS = [
    "№",
    "Дата",
    "Заявитель",
    "Описание",
    "Статус",
    "Итого",
    "Total",
    "Примечание:",
    "ЯНВАРЬ 2024",
    "Email",
    "Телефон:",
    "закрыта",
    "см. фото",
]
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-5, 60000).map(float),
    st.dates(date(2019, 1, 1), date(2026, 1, 1)),
)
GRIDS = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=14)
)
MERGES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 6), st.integers(0, 3), st.integers(0, 4)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(GRIDS, MERGES)
@example([["²", 0.0]], [])
def test_every_row_has_exactly_one_fate(rows, merges):
    """No grid crashes the layout, and each row that holds anything is accounted for once."""
    log = read_rows(rows, merges=[(top, left, top + down, left + across) for top, left, down, across in merges])
    reading = log.sources[0].sheets[0]
    numbers = [row.row for row in reading.rows]
    assert numbers == sorted(set(numbers))
    if not merges:
        assert numbers == [i for i, row in enumerate(rows, 1) if any(cell != "" for cell in row)]


HEAD = ["№", "Дата обращения", "Заявитель", "Описание", "Статус", "Прочее", ""]
TEXTS = st.text(alphabet="абвгд xyz", min_size=1, max_size=9).filter(lambda text: text.strip())
BODY = st.lists(
    st.tuples(
        st.integers(1, 999).map(float),
        st.dates(date(2024, 1, 1), date(2024, 5, 1)),
        TEXTS,
        TEXTS,
        st.sampled_from(["открыта", "закрыта"]),
        st.one_of(st.just(""), TEXTS),
        st.one_of(st.just(""), TEXTS),
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(BODY, st.data())
def test_no_cell_of_a_ticket_row_is_lost(body, data):
    """Each text of a ticket row can be found in the ticket or in one of its neighbours' continuation."""
    rows = [list(row) for row in body]
    for row in rows:
        for place in data.draw(st.sets(st.integers(0, 6), max_size=4)):
            row[place] = ""
    log = read_rows([HEAD, *rows])
    said = "\n".join(repr(ticket) for ticket in log.tickets) + "\n".join(note.message for note in log.notes)
    fates = {row.row: str(row.fate) for row in log.sources[0].sheets[0].rows}
    for number, row in enumerate(rows, 2):
        if fates.get(number) in ("ticket", "continuation"):
            for place in (2, 3, 5, 6):
                if row[place] != "":
                    assert " ".join(row[place].split()) in " ".join(said.replace("\\n", " ").split()), (number, place)
