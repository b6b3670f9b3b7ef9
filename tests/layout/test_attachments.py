"""Pictures, comments, links and errors arrive at the ticket whose row they stand in."""

from datetime import date, datetime

from sheet2desk.workbook import CellComment, Formulas, Looks, Marks, Picture, Sheet
from tests.layout.workbooks import read, read_rows, rules, sheet

NAMES = ["№", "Дата обращения", "Описание", "Фото", "Статус"]


def ticket(n, photo=""):
    return [float(n), date(2024, 3, n), f"Трещина на сгибе {n}", photo, "открыта"]


def picture(row, column=4, data=b"png"):
    return Picture(row, column, f"image{row}.png", f"{row:064x}", len(data), "floating", lambda: data)


def test_pictures_become_attachments_of_their_row():
    """Each picture is bound to the ticket of its row; its bytes are loaded only when asked for."""
    log = read_rows([NAMES, ticket(1), ticket(2)], pictures=[picture(3), picture(2), picture(3, 5)])
    assert [[a.cell for a in t.attachments] for t in log.tickets] == [["D2"], ["D3", "E3"]]
    assert log.media[log.tickets[0].attachments[0].medium]() == b"png"
    assert log.sources[0].sheets[0].pictures == 3


def test_a_picture_in_a_further_row_of_the_ticket():
    """Pictures of continuation rows belong to the ticket above."""
    log = read_rows([NAMES, ticket(1), ["", "", "второй снимок"], ticket(2)], pictures=[picture(3)])
    assert [a.cell for a in log.tickets[0].attachments] == ["D3"]


def test_a_picture_outside_all_tickets_is_said():
    """A logo over the header belongs to nobody and is named."""
    log = read_rows([["Журнал"], NAMES, ticket(1), ticket(2)], pictures=[picture(1)])
    assert rules(log) == ["unplaced-picture"]


def test_a_promised_picture_that_is_not_there():
    """ "см. фото" or a file name without a picture in the row is noted at its cell."""
    rows = [
        NAMES,
        ticket(1, "IMG_001.jpg"),
        ticket(2),
        [3.0, date(2024, 3, 3), "Скол, см. фото", "", "открыта"],
        ticket(4, "есть"),
    ]
    log = read_rows(rows, pictures=[picture(3), picture(5)])
    assert [(n.rule, n.location.cell) for n in log.notes] == [("missing-picture", "D2"), ("missing-picture", "C4")]


def test_cell_comments_become_comments():
    """Threaded comments keep author and time."""
    when = datetime(2024, 3, 5, 10, 0)
    log = read_rows(
        [NAMES, ticket(1), ticket(2)], comments={(2, 3): [CellComment("проверил", "Петров", when), CellComment("ок")]}
    )
    assert [(c.body, c.author) for c in log.tickets[0].comments] == [("проверил", "Петров"), ("ок", None)]


def test_link_targets_arrive():
    """A link's target is kept beside the text it lies under; an address that only repeats the cell isn't."""
    names = ["№", "Описание", "E-mail", "Создано"]
    rows = [names, [1.0, "Акт", "a@example.com", date(2024, 3, 1)], [2.0, "Скол", "b@example.com", date(2024, 3, 2)]]
    log = read_rows(rows, links={(2, 2): "https://example.com/act.pdf", (2, 3): "mailto:a@example.com"})
    assert log.tickets[0].custom == {"Описание (link)": "https://example.com/act.pdf"}


def test_error_cells_are_null_and_noted():
    """#N/A is an error at its cell, never a blank."""
    rows = [NAMES, ticket(1), [2.0, "", "Скол", "", "открыта"]]
    log = read_rows(rows, errors={(3, 2): "#N/A"})
    assert log.tickets[1].created_at is None
    assert [(n.rule, n.location.cell, n.ticket) for n in log.notes] == [("error-cell", "B3", "2")]


def test_a_formula_without_a_result_is_noted():
    """The value was never stored: nobody can know it."""
    log = read_rows([NAMES, ticket(1), [2.0, "", "Скол", "", "открыта"]], uncached={(3, 2)})
    assert rules(log) == ["uncached-formula"]


def test_numbers_made_by_a_formula():
    """=ROW()-1 numbers rows, not tickets."""
    rows = [NAMES, ticket(1), ticket(2), ticket(3)]
    assert read_rows(rows, formulas={1: Formulas(3, "ROW()-1")}).sources[0].sheets[0].numbered_by_formula
    assert read_rows(rows, formulas={1: Formulas(2, "A2+1")}).sources[0].sheets[0].numbered_by_formula
    assert not read_rows(rows, formulas={3: Formulas(3, "ROW()-1")}).sources[0].sheets[0].numbered_by_formula


def test_a_struck_out_row_stays_a_ticket():
    """Struck out is a finding, not a deletion."""
    look = Looks(struck={(3, column) for column in range(1, 6)})
    log = read(sheet([NAMES, ticket(1), ticket(2)], look=look))
    assert len(log.tickets) == 2
    assert [(n.rule, n.location.row) for n in log.notes] == [("struck-out-row", 3)]


def test_rows_that_hold_nothing_but_a_picture_or_an_error():
    """An importer yields such rows without any value: one with a picture is a ticket, the others have a fate too."""

    class Bare:
        def rows(self):
            yield from enumerate([NAMES, ticket(1), [""] * 5, [""] * 5, ticket(2)], 1)

        def looks(self):
            return Looks()

    marks = Marks(pictures=[picture(3)], errors={(4, 2): "#REF!"})
    log = read(Sheet("Лист1", Bare(), marks))
    assert [str(row.fate) for row in log.sources[0].sheets[0].rows] == ["header", "ticket", "ticket", "note", "ticket"]
    assert [a.cell for a in log.tickets[1].attachments] == ["D3"]
