"""Every row its fate, and never from one weak sign."""

from datetime import date, time

from sheet2desk.workbook import CellComment
from tests.layout.workbooks import fates, read_rows, rules

NAMES = ["№", "Дата обращения", "Заявитель", "Описание", "Статус", "Ответственный"]


def ticket(n, month=3):
    return [float(n), date(2024, month, n), "Иванов И.И.", f"Трещина на сгибе {n}", "открыта", "Петров"]


def test_month_banners_are_banners_and_give_their_month():
    """A merged month heading is a banner; bare days below it get month and year from it."""
    rows = [
        NAMES,
        ["ЯНВАРЬ 2024"],
        [1.0, 9.0, "Иванов", "Трещина", "открыта", "Петров"],
        ["ФЕВРАЛЬ 2024"],
        [2.0, 14.0, "Петров", "Скол", "открыта", "Петров"],
    ]
    log = read_rows(rows, merges=[(2, 1, 2, 6), (4, 1, 4, 6)])
    assert fates(log) == {1: "header", 2: "banner", 3: "ticket", 4: "banner", 5: "ticket"}
    assert [t.created_at for t in log.tickets] == [date(2024, 1, 9), date(2024, 2, 14)]


def test_a_group_banner_is_kept_on_its_tickets():
    """A group heading is a banner, and its text stays with the tickets under it."""
    rows = [NAMES, ["Цех 5"], ticket(1), ticket(2), ["Цех 7"], ticket(3)]
    log = read_rows(rows, merges=[(2, 1, 2, 6), (5, 1, 5, 6)])
    assert [fates(log)[row] for row in (2, 5)] == ["banner", "banner"]
    assert [t.custom["group"] for t in log.tickets] == ["Цех 5", "Цех 5", "Цех 7"]


def test_leftovers_in_a_merged_banner_are_not_data():
    """Some exporters write the banner's text into every covered cell."""
    rows = [NAMES, ["МАРТ 2024"] * 6, ticket(1), ticket(2)]
    log = read_rows(rows, merges=[(2, 1, 2, 6)])
    assert fates(log)[2] == "banner"


def test_a_repeated_header_is_a_header():
    """The header printed again on the next page is no ticket."""
    log = read_rows([NAMES, ticket(1), ticket(2), NAMES, ticket(3)])
    assert fates(log) == {1: "header", 2: "ticket", 3: "ticket", 4: "header", 5: "ticket"}


def test_totals_inside_and_below():
    """Итого rows are totals wherever they stand."""
    log = read_rows([NAMES, ticket(1), ["Итого за март", 1.0], ticket(2), ["", "", "", "", "Всего:", 2.0]])
    assert fates(log) == {1: "header", 2: "ticket", 3: "total", 4: "ticket", 5: "total"}


def test_a_ticket_about_totals_stays_a_ticket():
    """A subject that begins with a total's word is one weak sign."""
    names = ["Subject", "Created", "Requester", "Status"]
    rows = [
        names,
        ["Total loss of power", date(2024, 3, 1), "Ann Lee", "open"],
        ["Printer jam", date(2024, 3, 2), "Bo Ray", "open"],
    ]
    assert fates(read_rows(rows)) == {1: "header", 2: "ticket", 3: "ticket"}


def test_prenumbered_rows_are_templates():
    """Rows with a number and nothing else are templates, at the end and in the middle."""
    log = read_rows([NAMES, ticket(1), [2.0], ticket(3), [4.0], [5.0]])
    assert fates(log) == {1: "header", 2: "ticket", 3: "template", 4: "ticket", 5: "template", 6: "template"}


def test_a_numbered_row_with_a_comment_is_a_ticket():
    """Where pictures or comments are the content, the row is a ticket."""
    log = read_rows([NAMES, ticket(1), [2.0], ticket(3)], comments={(3, 1): [CellComment("см. письмо")]})
    assert fates(log)[3] == "ticket"
    assert log.tickets[1].comments[0].body == "см. письмо"


def test_notes_under_the_table():
    """Remarks, signatures and legends under the table are notes."""
    rows = [
        NAMES,
        ticket(1),
        ticket(2),
        [],
        ["Примечание: журнал ведёт ОТК"],
        ["Составил:", "Иванов"],
        ["красный — просрочено"],
    ]
    log = read_rows(rows)
    assert fates(log) == {1: "header", 2: "ticket", 3: "ticket", 5: "note", 6: "note", 7: "note"}


def test_a_thin_ticket_stays_a_ticket():
    """Two filled cells are enough where they are a ticket's own."""
    log = read_rows([NAMES, ticket(1), ticket(2), ["", date(2024, 3, 9), "", "течёт"], ticket(4)])
    assert fates(log)[4] == "ticket"


def test_several_rows_a_ticket():
    """Rows without a number, date or person go on with the ticket above; their text is joined by a newline."""
    rows = [NAMES, ticket(1), ["", "", "", "замер показал 3 мм"], ["", "", "", "деталь изъята"], ticket(2)]
    log = read_rows(rows)
    assert [fates(log)[row] for row in (3, 4)] == ["continuation", "continuation"]
    assert log.tickets[0].description == "Трещина на сгибе 1\nзамер показал 3 мм\nдеталь изъята"
    assert log.tickets[0].source.row == 2


def test_a_number_merged_down_makes_one_ticket():
    """Where the number is merged over several rows, they are one ticket."""
    rows = [NAMES, ticket(1), ["", date(2024, 3, 2), "", "второй осмотр", "", ""], ticket(3)]
    log = read_rows(rows, merges=[(2, 1, 3, 1)])
    assert fates(log) == {1: "header", 2: "ticket", 3: "continuation", 4: "ticket"}
    assert "второй осмотр" in log.tickets[0].description


def test_a_value_merged_down_belongs_to_each_ticket():
    """A person merged over three tickets asked all three."""
    rows = [
        NAMES,
        ticket(1),
        [2.0, date(2024, 3, 2), "", "Скол", "открыта", "Петров"],
        [3.0, date(2024, 3, 3), "", "Скрип", "открыта", "Петров"],
    ]
    log = read_rows(rows, merges=[(2, 3, 4, 3)])
    assert [t.requester.name for t in log.tickets] == ["Иванов И.И."] * 3


def test_a_plain_blank_stays_blank():
    """Without a merge nothing is filled down."""
    rows = [NAMES, ticket(1), [2.0, date(2024, 3, 2), "", "Скол", "открыта", "Петров"]]
    assert read_rows(rows).tickets[1].requester.name is None


def test_hidden_rows_are_read_and_said():
    """A filter left on hides rows, not tickets."""
    log = read_rows([NAMES, ticket(1), ticket(2), ticket(3)], hidden_rows={3, 4}, filtered=True)
    assert len(log.tickets) == 3
    assert log.sources[0].sheets[0].hidden_rows == 2
    assert rules(log) == ["hidden-rows"]


def test_day_banners_date_the_tickets_below():
    """A log with a heading a day and times in the rows."""
    rows = [
        ["№", "Время", "Заявитель", "Описание"],
        ["12.03.2024"],
        [1.0, "09:15", "Иванов", "Трещина"],
        [2.0, "10:40", "Петров", "Скол"],
        ["13.03.2024"],
        [3.0, "08:05", "Иванов", "Скрип"],
    ]
    log = read_rows(rows, merges=[(2, 1, 2, 4), (5, 1, 5, 4)])
    assert [fates(log)[row] for row in (2, 5)] == ["banner", "banner"]
    assert log.tickets[0].created_at.isoformat() == "2024-03-12T09:15:00+03:00"
    assert log.tickets[2].created_at.isoformat() == "2024-03-13T08:05:00+03:00"


def test_a_text_where_a_day_stands_is_a_remark():
    """Tickets have a number and a day; a sentence in the column of days, and nothing else, is about none of them."""
    body = [[f"00{n}", f"0{n}.05.2024", f"Кабинет {n}", "Не работает лампа", "решено"] for n in range(1, 6)]
    remark = ["", "С 10 по 15 мая мастера нет", "", "", ""]
    log = read_rows([["№", "Дата", "Место", "Неисправность", "Статус"], *body[:3], remark, *body[3:]])
    assert fates(log)[5] == "note"
    assert len(log.tickets) == 5


def test_a_label_where_a_time_stands_and_a_figure_are_a_sum():
    body = [[f"D-{n}", time(8, n), "Ann", "no signal", "open"] for n in range(1, 6)]
    log = read_rows(
        [["Seq", "Time", "Customer", "Complaint", "Status"], *body, ["", "Calls today", "", 5.0, ""], *body]
    )
    assert fates(log)[7] == "total"


def test_a_list_of_texts_under_a_wide_header():
    """Where nearly all rows hold their text alone, each is a ticket."""
    rows = [["", f"disable check {n} when nothing is selected", ""] for n in range(9)]
    rows[4] = [date(2024, 3, 4), "disable saving while it loads", "done"]
    log = read_rows([["Date", "Description", "Status"], *rows])
    assert [ticket.description for ticket in log.tickets] == [row[1] for row in rows]


def test_a_sentence_that_goes_on_in_the_row_below():
    """Small letters behind a text without an end belong to it, where no number tells tickets apart."""
    rows = [
        ["Shop", "requirement", "If a customer forgets the password, there", "open"],
        ["", "", "should be an option to change it.", ""],
        ["Shop", "requirement", "All states should be in the list", "open"],
        ["", "", "in the order of the alphabet.", ""],
        ["Shop", "defect", "Login fails.", "open"],
        ["Shop", "defect", "Logout fails.", "open"],
        ["Shop", "defect", "Search is slow.", "open"],
    ]
    log = read_rows([["Project", "Issue Type", "Description", "Issue Status"], *rows])
    assert list(fates(log).values())[:5] == ["header", "ticket", "continuation", "ticket", "continuation"]
    assert log.tickets[0].description.endswith("option to change it.")


def test_a_row_of_what_to_enter_is_an_example():
    body = [[f"D{n}", date(2024, 3, n), f"Button {n} does nothing", "open"] for n in range(1, 5)]
    sample = ["<number>", date(2024, 1, 1), "<what happened, what was expected>", "<status>"]
    log = read_rows([["Defect ID", "Date", "Description", "Status"], sample, *body])
    assert fates(log)[2] == "note"
    assert len(log.tickets) == 4
