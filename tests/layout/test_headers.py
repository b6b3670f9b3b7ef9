"""Where the header is, and what its columns are called."""

from datetime import date, datetime, time

from tests.layout.workbooks import fates, fields, read_rows

D = date(2024, 3, 5)
NAMES = ["№", "Дата обращения", "Заявитель", "Описание", "Статус"]


def ticket(n, text="Трещина на сгибе"):
    return [float(n), date(2024, 3, n), "Иванов И.И.", f"{text} {n}", "открыта"]


def test_a_header_in_row_one():
    """The plain case."""
    log = read_rows([NAMES, ticket(1), ticket(2)])
    assert log.sources[0].sheets[0].header_rows == [1]
    assert fields(log) == {
        "№": "id",
        "Дата обращения": "created_at",
        "Заявитель": "requester.name",
        "Описание": "description",
        "Статус": "status",
    }
    assert [t.id for t in log.tickets] == ["1", "2"]


def test_a_header_below_title_version_and_blank_rows():
    """A merged title, a version line and blank rows above the header are titles."""
    rows = [["Журнал заявок о браке"], ["Версия 3 от 12.01.2024"], [], [], NAMES, ticket(1), ticket(2)]
    log = read_rows(rows, merges=[(1, 1, 1, 5)])
    assert log.sources[0].sheets[0].header_rows == [5]
    assert fates(log) == {1: "title", 2: "title", 5: "header", 6: "ticket", 7: "ticket"}


def test_a_blank_row_below_the_header():
    """A blank row between header and data changes nothing."""
    log = read_rows([NAMES, [], ticket(1), ticket(2)])
    assert fates(log) == {1: "header", 3: "ticket", 4: "ticket"}


def test_a_header_that_starts_in_column_c():
    """The table may begin in any column."""
    log = read_rows([[], ["", "", *NAMES], ["", "", *ticket(1)], ["", "", *ticket(2)]])
    assert log.sources[0].sheets[0].header_rows == [2]
    assert [c.column for c in log.sources[0].sheets[0].columns] == ["C", "D", "E", "F", "G"]
    assert log.tickets[0].cell("id") == "C3"


def test_a_total_above_the_header_is_a_total():
    """A sum over the header is no title."""
    log = read_rows([["Всего заявок", 2.0], NAMES, ticket(1), ticket(2)])
    assert fates(log)[1] == "total"


def test_two_header_rows_are_joined():
    """A group over sub-columns joins its text to theirs."""
    rows = [
        ["№", "Заявитель", "", "Время", "", "Описание"],
        ["", "ФИО", "Телефон", "начало", "конец", ""],
        [1.0, "Иванов", "8 900 000-00-01", D, date(2024, 3, 7), "не закрывается"],
        [2.0, "Петров", "8 900 000-00-02", D, "", "скрип"],
    ]
    log = read_rows(rows, merges=[(1, 2, 1, 3), (1, 4, 1, 5), (1, 1, 2, 1), (1, 6, 2, 6)])
    assert log.sources[0].sheets[0].header_rows == [1, 2]
    assert [c.header for c in log.sources[0].sheets[0].columns] == [
        "№",
        "Заявитель › ФИО",
        "Заявитель › Телефон",
        "Время › начало",
        "Время › конец",
        "Описание",
    ]
    assert fields(log) == {
        "№": "id",
        "Заявитель › ФИО": "requester.name",
        "Заявитель › Телефон": "requester.phone",
        "Время › начало": "created_at",
        "Время › конец": "solved_at",
        "Описание": "description",
    }
    assert log.tickets[0].created_at == D


def test_two_header_rows_without_merges():
    """In a CSV the group stands over its first sub-column only."""
    rows = [
        ["№", "Дата", "Заявитель", "", "Описание", "Статус"],
        ["", "", "ФИО", "Телефон", "", ""],
        ["1", "05.03.2024", "Иванов", "8 900 000-00-01", "не закрывается", "открыта"],
        ["2", "06.03.2024", "Петров", "8 900 000-00-02", "скрип", "открыта"],
    ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].header_rows == [1, 2]
    assert [c.header for c in log.sources[0].sheets[0].columns] == [
        "№",
        "Дата",
        "Заявитель › ФИО",
        "Заявитель › Телефон",
        "Описание",
        "Статус",
    ]


def test_names_in_a_second_language_under_groups_and_names():
    """The row says again what groups and names say above it: no ticket, no note."""
    rows = [
        ["N° demande", "Demandeur", "", "Description", "Statut"],
        ["", "Courriel", "Nom", "", ""],
        ["No.", "E-mail", "Requester", "Description", "Status"],
        [1.0, "a@example.com", "L. Martin", "porte bloquée", "ouvert"],
        [2.0, "b@example.com", "A. Roux", "fuite d'eau", "fermé"],
    ]
    upper = [["Auftragsnr.", "Kunde", "", "Schilderung", "Stand"], ["", "Mail", "Zuname", "", ""]]
    for head, merges in ((rows[:2], [(1, 2, 1, 3)]), (rows[:2], []), (upper, [(1, 2, 1, 3)])):
        log = read_rows([*head, *rows[2:]], merges=merges)
        assert fates(log) == {1: "header", 2: "header", 3: "header", 4: "ticket", 5: "ticket"}
        assert log.tickets[0].requester.name == "L. Martin"


def test_a_span_of_unknown_words_over_a_few_names_is_a_group():
    rows = [
        ["", "", "", "Zubehör am Platz", "", ""],
        ["Nr.", "Datum", "Meldung", "Raum", "Gerät", "Status"],
        [1.0, D, "Papierstau", "B 204", "Drucker", "offen"],
        [2.0, D, "kein Bild", "Foyer", "Beamer", "erledigt"],
    ]
    log = read_rows(rows, merges=[(1, 4, 1, 5)])
    assert (fates(log)[1], log.tickets[0].custom) == (
        "header",
        {"Zubehör am Platz › Raum": "B 204", "Zubehör am Platz › Gerät": "Drucker"},
    )
    title = read_rows(rows, merges=[(1, 2, 1, 6)])
    assert fates(title)[1] != "header"  # nearly as wide as the table


def test_a_name_that_says_one_thing_says_it_under_a_group_of_terms():
    rows = [
        ["№", "Звернення", "Терміни", "", ""],
        ["", "", "Створено", "Вирішено (дата)", "Строк"],
        *[[float(n), "протікає кран", D, D, D] for n in range(1, 5)],
    ]
    log = read_rows(rows, merges=[(1, 3, 1, 5)])
    assert list(fields(log).values()) == ["id", "description", "created_at", "solved_at", "due_at"]


def test_a_time_under_a_group_of_terms_is_that_of_the_day_beside_it():
    rows = [
        ["№", "Сроки", "", "", "", "Описание"],
        ["", "Дата поступления", "Время", "Контрольный срок", "Когда ответили", ""],
        *[[float(n), D, time(9, 30), date(2024, 3, 20), datetime(2024, 3, 6, 8, n), "скрип"] for n in range(1, 5)],
    ]
    log = read_rows(rows, merges=[(1, 2, 1, 5)])
    first = log.tickets[0]
    assert str(first.created_at)[:16] == "2024-03-05 09:30"
    assert (first.due_at, str(first.first_response_at)[:16]) == (date(2024, 3, 20), "2024-03-06 08:01")


def test_a_row_of_column_numbers_is_part_of_the_header():
    """1, 2, 3 … under the names numbers the columns."""
    log = read_rows([NAMES, [1.0, 2.0, 3.0, 4.0, 5.0], ticket(1), ticket(2)])
    assert fates(log) == {1: "header", 2: "header", 3: "ticket", 4: "ticket"}
    assert [c.header for c in log.sources[0].sheets[0].columns] == NAMES


def test_generic_names_above_the_real_ones():
    """Column1 … Column5 name nothing."""
    log = read_rows([[f"Column{i}" for i in range(1, 6)], NAMES, ticket(1), ticket(2)])
    assert log.sources[0].sheets[0].header_rows == [1, 2]
    assert [c.header for c in log.sources[0].sheets[0].columns] == NAMES


def test_line_breaks_blanks_and_shouting_in_headers():
    """Line breaks, NBSP and "!!!" don't hide a header's words."""
    names = ["№\nп/п", "ДАТА\xa0ОБРАЩЕНИЯ", "Заявитель:", "Описание\r\nдефекта!!!", " Статус "]
    log = read_rows([names, ticket(1), ticket(2)])
    assert list(fields(log).values()) == ["id", "created_at", "requester.name", "description", "status"]


def test_repeated_and_unnamed_headers_get_stable_names():
    """Дата twice is Дата and Дата_2; a column without a name is named by its letter; both arrive."""
    rows = [
        ["№", "Тема", "Комната", "Комната", ""],
        [1.0, "Лампа", "101", "102", "срочно зайти"],
        [2.0, "Дверь", "103", "104", ""],
    ]
    log = read_rows(rows)
    assert [c.header for c in log.sources[0].sheets[0].columns] == ["№", "Тема", "Комната", "Комната_2", "col_E"]
    assert log.tickets[0].custom == {"Комната": "101", "Комната_2": "102", "col_E": "срочно зайти"}


def test_no_header_at_all():
    """Without a header the columns are told by their content."""
    rows = [
        [float(n), date(2024, 3, n), f"user{n}@example.com", f"The hinge of the left door is broken again {n}", "open"]
        for n in range(1, 8)
    ]
    log = read_rows(rows)
    reading = log.sources[0].sheets[0]
    assert reading.header_rows == []
    assert fields(log) == {
        "col_A": "id",
        "col_B": "created_at",
        "col_C": "requester.email",
        "col_D": "description",
        "col_E": "status",
    }
    assert len(log.tickets) == 7


def test_a_header_in_a_language_that_is_not_known():
    """Text over dates and numbers is a header even when its words are strange."""
    rows = [["Numero hae", "Päivä", "Asia", "Tila"]] + [
        [float(n), date(2024, 3, n), "Ovi ei mene kiinni kunnolla", "open"] for n in range(1, 6)
    ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].header_rows == [1]


def test_typos_in_headers():
    """A misspelt header is still the header, at a lower confidence."""
    log = read_rows([["№", "Дата обрашения", "Заявитиль", "Опсание", "Cтатус"], ticket(1), ticket(2)])
    assert list(fields(log).values()) == ["id", "created_at", "requester.name", "description", "status"]


def test_a_vague_header_twice_is_told_by_time():
    """Дата ×2: the earlier is created, the later solved, whichever stands first."""
    rows = [["№", "Дата", "Описание", "Дата"]] + [
        [float(n), date(2024, 3, n + 3), f"Скол на кромке {n}", date(2024, 3, n)] for n in range(1, 9)
    ]
    log = read_rows(rows)
    assert fields(log) == {"№": "id", "Дата": "solved_at", "Описание": "description", "Дата_2": "created_at"}
