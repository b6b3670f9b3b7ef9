"""Columns under words that nobody knows, or that name several things, are told by what stands in them."""

from __future__ import annotations

from datetime import date

from sheet2desk.workbook import Range
from tests.layout.content import TEXTS, moments, rows_of
from tests.layout.workbooks import fields, read_rows, rules


def test_of_two_unnamed_dates_the_full_and_earlier_one_opens_the_request():
    """A depot names its dates by what happens to the bus: it drives in, and it drives out once the work is done."""
    out = moments(15, 1, 3, None, 5, None)
    state = ["закрыта", "закрыта", "новая", "закрыта", "новая"]
    body = rows_of(["А-1", "А-2", "А-3", "А-4", "А-5"], out, moments(6, 1, 2, 3, 4, 5), TEXTS, state)
    log = read_rows([["Заявка №", "Покинул бокс", "Загнан в бокс", "Неисправность", "Состояние"], *body])
    found = fields(log)
    assert (found["Загнан в бокс"], found["Покинул бокс"]) == ("created_at", "solved_at")


def test_half_filled_dates_don_t_open_a_request():
    """Dates that only some rows have are no days of creation, whatever else is missing."""
    body = rows_of(["А-1", "А-2", "А-3", "А-4", "А-5"], moments(6, 1, None, 3, None, None), TEXTS)
    log = read_rows([["Заявка №", "Стоял на яме", "Неисправность"], *body])
    assert log.tickets[0].created_at is None


def test_ways_of_asking_are_a_channel_under_any_header():
    ways = ["phone", "walk up", "e-mail", "phone", "Phone"]
    body = rows_of(["A-1", "A-2", "A-3", "A-4", "A-5"], ways, TEXTS)
    log = read_rows([["Ticket", "Arrived how?!", "Problem"], *body])
    assert [ticket.channel for ticket in log.tickets] == ways


def test_of_two_columns_headed_like_a_channel_the_cells_decide():
    """In Spanish "vía" is a channel and a street."""
    streets = ["C/ Mayor, 14", "Pza. España", "C/ Nueva s/n", "C/ Mayor, 2", "Av. del Mar"]
    ways = ["Teléfono", "Web", "Teléfono", "Correo", "Parte"]
    body = rows_of(["24/1", "24/2", "24/3", "24/4", "24/5"], streets, TEXTS, ways)
    log = read_rows([["Expte.", "Vía", "Desperfecto", "Medio"], *body])
    assert [ticket.channel for ticket in log.tickets] == ways
    assert log.tickets[0].custom["Vía"] == streets[0]


def test_a_phone_that_could_be_a_date_is_a_phone_under_its_header():
    """Eight figures of a Latvian phone read as a year, a month and a day."""
    phones = ["20000101", "20000102", "20001104", "20000106", "20000107"]
    body = rows_of(["J-1", "J-2", "J-3", "J-4", "J-5"], phones, TEXTS)
    log = read_rows([["Nr.", "Tālrunis", "Problēmas apraksts"], *body])
    assert [ticket.requester.phone for ticket in log.tickets] == phones


def test_numbers_of_callers_that_are_phones():
    phones = ["89000000101", "89000000102", "89000000103", "89000000104", "89000000105"]
    body = rows_of(["500100", "500101", "500102", "500103", "500104"], phones, TEXTS)
    log = read_rows([["ID звонка", "Номер абонента", "Тема"], *body])
    assert [ticket.requester.phone for ticket in log.tickets] == phones


def test_names_beside_phones_are_of_those_who_asked():
    """Where phones stand somebody asked: most cells written like a person's name are enough."""
    people = ["Etxeberria, Amaia", "Coro de la villa", "Núñez, José", "Okafor, Chidi", "Duarte, Inês"]
    phones = ["+34 600 000 101", "+34 600 000 102", "+34 600 000 103", "+34 600 000 104", "+34 600 000 105"]
    body = rows_of(["P-1", "P-2", "P-3", "P-4", "P-5"], people, phones, TEXTS)
    log = read_rows([["PIR", "Quien vuela", "Teléfono", "Descripción"], *body])
    assert log.tickets[0].requester.name == people[0]


def test_numbers_under_the_name_of_a_request_are_its_numbers():
    """A number of the lift, which comes again, is none of the request."""
    lifts = ["П-2-0458", "П-2-0458", "П-2-0510", "П-2-0510", "П-1-0094"]
    body = rows_of([1201.0, 1202.0, 1203.0, 1204.0, 1205.0], lifts, TEXTS)
    log = read_rows([["Заявка", "Рег. № лифта", "Неисправность"], *body])
    assert [ticket.id for ticket in log.tickets] == ["1201", "1202", "1203", "1204", "1205"]
    assert log.tickets[0].custom["Рег. № лифта"] == lifts[0]


def test_words_of_a_status_under_a_question():
    """ "Where are we?" asks for no place, as its cells show."""
    states = ["closed", "in progress", "closed", "waiting for parts", "new"]
    body = rows_of(["R-1", "R-2", "R-3", "R-4", "R-5"], TEXTS, states)
    log = read_rows([["Ticket", "In their words", "Where are we now?"], *body])
    assert [ticket.status for ticket in log.tickets] == ["closed", "open", "closed", "pending", "new"]


def test_cells_without_a_figure_are_no_numbers():
    """A German "Wo?" is a place, though an English "WO" is a work order."""
    places = ["R. 102", "Turnhalle", "Eingang", "Mensa", "Aula"]
    body = rows_of(moments(9, 1, 2, 3, 4, 5), places, TEXTS)
    log = read_rows([["Wann gemeldet?", "Wo?", "Was ist los?"], *body])
    assert [ticket.id for ticket in log.tickets] == [None] * 5
    assert log.tickets[0].custom["Wo?"] == "R. 102"


def test_a_requester_and_a_flat_in_one_cell():
    """The name is the requester's, the flat stays under what the header calls it, and the log says so."""
    people = ["Sílvia Braga / 302", "Marcos Teles / 101", "Dona Neide / 205", "Igor Paz / 110", "Rui Dantas / 401"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 1, 2, 3, 4, 5), people, TEXTS)
    log = read_rows([["Nº", "Abertura", "Morador/apto.", "Ocorrência"], *body])
    assert log.tickets[0].requester.name == "Sílvia Braga"
    assert log.tickets[0].custom["Morador/apto. (apto.)"] == "302"
    assert log.tickets[0].raw["requester.name"] == people[0]
    assert rules(log) == ["split-value"]


def test_a_phone_or_an_address_in_one_column():
    contacts = ["06 00 00 01 02", "aubry@example.com", "06 00 00 01 04", "perez@example.com", "06 00 00 01 06"]
    body = rows_of(["A-1", "A-2", "A-3", "A-4", "A-5"], contacts, TEXTS)
    log = read_rows([["Réf.", "Tél. ou mail", "Désordre constaté"], *body])
    assert [ticket.requester.phone for ticket in log.tickets[:2]] == ["06 00 00 01 02", None]
    assert [ticket.requester.email for ticket in log.tickets[:2]] == [None, "aubry@example.com"]


def test_a_day_of_return_that_stands_where_the_work_is_over():
    """ "Дата возврата" is known to be no field; beside a status it shows when the work was over."""
    states = ["отремонтирован", "в ремонте", "отремонтирован", "в ремонте", "отремонтирован"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 1, 2, 3, 4, 5), TEXTS, states, moments(9, 6, None, 7, None, 8))
    log = read_rows([["№ заявки", "Дата подачи", "Неисправность", "Состояние", "Дата возврата"], *body])
    assert fields(log)["Дата возврата"] == "solved_at"


def test_the_number_of_a_room_is_no_number_of_a_request():
    rooms = ["214", "Ресторан", "307", "Прачечная", "118"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], rooms, TEXTS)
    log = read_rows([["№ п/п", "Номер / помещение", "Что случилось"], *body])
    assert [ticket.id for ticket in log.tickets] == ["1", "2", "3", "4", "5"]


def test_levels_under_any_header_are_priorities():
    body = rows_of(["A-1", "A-2", "A-3", "A-4", "A-5"], ["P1", "P3", "P2", "P4", "P3"], TEXTS)
    log = read_rows([["Ref", "Ebene", "Problem"], *body])
    assert [ticket.priority for ticket in log.tickets] == ["urgent", "normal", "high", "low", "normal"]


def test_a_given_name_behind_a_comma_is_part_of_the_name():
    people = ["Muñoz, Alba", "Pastor, Eva", "Cano, Félix", "Leal, Inés", "Rey, Luz"]
    body = rows_of(["1", "2", "3", "4", "5"], people, TEXTS)
    log = read_rows([["Código", "Profesor/a", "Avería"], *body])
    assert [ticket.requester.name for ticket in log.tickets] == people


def test_numbers_of_rooms_come_again_and_in_no_order():
    rooms = [204.0, 311.0, 118.0, 204.0, 115.0, 311.0]
    body = rows_of(rooms, ["Савельев", "Ли", "Горский", "Савельев", "Орлова", "Ли"], [*TEXTS, "Просит одеяло"])
    log = read_rows([["Номер", "Гость", "Просьба / жалоба"], *body])
    assert [ticket.id for ticket in log.tickets] == [None] * 6
    assert log.tickets[0].custom["Номер"] == "204"


def test_the_day_of_the_last_change_is_no_day_of_the_solution():
    states = ["resolved", "new", "resolved", "new", "resolved"]
    body = rows_of(["1", "2", "3", "4", "5"], TEXTS, states, moments(9, 6, None, 7, None, 8))
    log = read_rows([["ID", "Contenido", "Estatus", "Última actualización"], *body])
    assert [ticket.solved_at for ticket in log.tickets] == [None] * 5


def test_a_name_under_a_thing_is_the_things():
    """ "Part › Description" names the part, not what is wrong with it."""
    parts = ["Bracket LH", "Bracket RH", "Frame", "Bolt", "Bracket LH"]
    body = rows_of(["N-1", "N-2", "N-3", "N-4", "N-5"], ["P-1", "P-2", "P-3", "P-4", "P-1"], parts, TEXTS)
    groups = [Range(1, 2, 1, 3)]
    rows = [["NCR No.", "Part", "", "Nonconformance"], ["", "Part No.", "Description", ""], *body]
    log = read_rows(rows, merges=groups)
    assert log.tickets[0].custom["Part › Description"] == "Bracket LH"
    assert (log.tickets[0].subject, log.tickets[0].category) == (None, None)


def test_crosses_tick_the_status_that_they_stand_under():
    ticks = [["", "", "", "×"], ["", "", "×", ""], ["", "×", "", ""], ["×", "", "", ""], ["", "", "×", ""]]
    body = [[f"{310 + n}", TEXTS[n], *ticks[n]] for n in range(5)]
    log = read_rows([["Квит.", "Неисправность", "Новая", "В работе", "Готово", "Закрыто"], *body])
    assert [ticket.status for ticket in log.tickets] == ["closed", "solved", "open", "new", "solved"]


def test_people_under_a_word_for_a_contact_are_no_phones():
    people = ["Fr. Ahrens", "Hr. Yildiz", "Einkauf", "Fr. Ahrens", "Hr. Vogt"]
    firms = ["Lühr Fahrzeugbau", "Metallwerk Süd", "Agrotec Nord", "Lühr Fahrzeugbau", "Kran AG"]
    body = rows_of(["R-1", "R-2", "R-3", "R-4", "R-5"], firms, people, TEXTS)
    log = read_rows([["Rekla-Nr.", "Kunde", "Ansprechpartner / contact", "Fehlerbild"], *body])
    assert [ticket.requester.name for ticket in log.tickets] == people
    assert [ticket.requester.phone for ticket in log.tickets] == [None] * 5


def test_capital_words_under_a_kind_are_no_people():
    kinds = ["Atraso Entrega", "Produto Avariado", "Falta Produto", "Atraso Entrega", "Troca Lote"]
    body = rows_of(["1", "2", "3", "4", "5"], ["a", "b", "a", "b", "a"], kinds, TEXTS)
    log = read_rows([["ID", "Categoria", "Subcategoria", "Assunto"], *body])
    assert [ticket.assignee for ticket in log.tickets] == [None] * 5
    assert [ticket.requester.name for ticket in log.tickets] == [None] * 5


def test_an_operator_beside_a_mechanic_asked_and_alone_answered():
    """In a workshop the operator reports and the mechanic repairs; at a hotline the operator takes the call."""
    first, second = ["Kuc", "Rak", "Kuc", "Gil", "Rak"], ["Stec", "Stec", "Bis", "Bis", "Stec"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 1, 2, 3, 4, 5), TEXTS, first, second)
    shop = read_rows([["Lp.", "Data", "Przyczyna", "Operator", "Mechanik"], *body])
    assert (shop.tickets[0].requester.name, shop.tickets[0].assignee) == ("Kuc", "Stec")
    assert shop.tickets[0].description == TEXTS[0]
    line = read_rows([["ID", "Date", "Problem", "Operator", "Name"], *body])
    assert (line.tickets[0].requester.name, line.tickets[0].assignee) == ("Stec", "Kuc")


def test_a_count_that_begins_anew_each_day_stays_the_number():
    counts = [1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0]
    body = rows_of(counts, moments(9, 1, 1, 1, 2, 2, 2, 3, 3, 3), [f"{TEXTS[n % 5]}, {n}" for n in range(9)])
    log = read_rows([["№", "Дата", "Неисправность"], *body])
    assert [ticket.id for ticket in log.tickets[:4]] == ["1", "2", "3", "1"]


def test_clients_that_are_firms_are_organizations():
    firms = ["Muster AG", "Probe KG", "Beispiel SE", "Muster AG", "Probe KG"]
    body = rows_of(["K-1", "K-2", "K-3", "K-4", "K-5"], firms, moments(9, 1, 2, 3, 4, 5), TEXTS)
    log = read_rows([["Rekl.-Nr.", "Kunde", "Eingang", "Beanstandung"], *body])
    assert [ticket.requester.organization for ticket in log.tickets] == firms


def test_a_column_that_few_rows_fill_holds_no_numbers_of_requests():
    body = rows_of(moments(9, 1, 2, 3, 4, 5), TEXTS, ["", "K4", "", "", "K7"])
    log = read_rows([["Date", "Problem", "Key"], *body])
    assert [ticket.id for ticket in log.tickets] == [None] * 5


def test_rising_numbers_in_the_first_column_number_the_requests():
    body = rows_of(
        [1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), ["Hoang", "Stein", "Abel", "Roy", "Lee"], TEXTS
    )
    log = read_rows([["Log", "Date", "Guest", "Issue"], *body])
    assert [ticket.id for ticket in log.tickets] == ["1", "2", "3", "4", "5"]


def test_codes_that_could_be_a_day_of_the_week_are_codes():
    """ "S-01" is no Saturday."""
    body = rows_of(["S-01", "S-02", "S-03", "S-04", "S-05"], moments(9, 5, 6, 7, 8, 9), TEXTS)
    log = read_rows([["AVISO", "FECHA", "AVERÍA"], *body])
    assert [ticket.id for ticket in log.tickets] == ["S-01", "S-02", "S-03", "S-04", "S-05"]
    assert str(log.tickets[0].created_at)[:10] == "2024-03-05"


def test_the_name_of_a_part_is_no_subject():
    parts = ["Корпус К-80", "Крышка", "Станина 2М", "Шкив 315", "Ступица"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 5, 6, 7, 8, 9), parts, TEXTS)
    log = read_rows([["№ п/п", "Дата выявл.", "Наименование детали", "Описание дефекта"], *body])
    assert log.tickets[0].subject is None
    assert log.tickets[0].custom["Наименование детали"] == parts[0]


def test_a_time_of_acceptance_far_from_the_only_date_is_its_time():
    clocks = ["07:20", "08:10", "08:55", "09:00", "10:12"]
    body = rows_of(
        ["1", "2", "3", "4", "5"], [date(2025, 3, n) for n in range(3, 8)], ["Речная"] * 5, ["А"] * 5, TEXTS, clocks
    )
    log = read_rows([["№", "Дата", "Адрес", "Ф.И.О. заявителя", "Суть обращения", "Время (принял)"], *body])
    assert str(log.tickets[0].created_at)[:16] == "2025-03-03 07:20"


def test_ratings_out_of_ten_are_no_codes():
    ratings = ["7/10", "10/10", "3/10", "9/10", "8/10"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 5, 6, 7, 8, 9), TEXTS, ratings)
    log = read_rows([["Ticket-Nr.", "Eingangsdatum", "Betreff", "Bewertung (1-10)"], *body])
    assert all(ticket.satisfaction for ticket in log.tickets)


def test_ways_of_asking_under_the_name_of_a_person_are_the_channel():
    ways = ["Telefon", "Mail", "Mail", "Telefon", "persönlich"]
    body = rows_of(
        ["1", "2", "3", "4", "5"], ["Fr. Ahrens", "Hr. Vogt", "Hr. Yildiz", "Fr. Lenz", "Hr. Vogt"], ways, TEXTS
    )
    log = read_rows([["Nr.", "Gemeldet von", "Kontakt", "Störung"], *body])
    assert [ticket.channel for ticket in log.tickets] == ways


def test_ticks_under_the_name_of_an_end_say_that_it_came():
    """A name broken over two lines is still that name."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), TEXTS, ["V", "", "да", "+", "V"])
    log = read_rows([["№", "Число", "Поломка", "Отремон-\nтировано"], *body])
    assert [ticket.status for ticket in log.tickets] == ["solved", None, "solved", "solved", "solved"]


def test_three_words_of_a_status_are_enough_under_the_name_of_a_result():
    body = rows_of([1.0, 2.0, 3.0], moments(9, 1, 2, 3), TEXTS[:3], ["закрыто", "решено", "закрыто"])
    log = read_rows([["№ заявки", "Дата", "Текст", "Результат"], *body])
    assert [ticket.status for ticket in log.tickets] == ["closed", "solved", "closed"]


def test_by_behind_a_day_is_by_whom_that_was_done():
    who, whom = ["Lorenz", "Petri", "Haas", "Petri", "Lorenz"], ["Stein", "Stein", "Kolb", "", "Kolb"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), who, TEXTS, moments(9, 2, 3, 4, 5, 6), whom)
    log = read_rows([["Nr.", "gemeldet", "durch", "Störung", "behoben", "von"], *body])
    assert [ticket.requester.name for ticket in log.tickets] == who
    assert [ticket.assignee for ticket in log.tickets] == [name or None for name in whom]


def test_short_words_of_a_status_under_a_name_that_nobody_knows():
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), TEXTS, ["ОТКР", "ЗАКР", "НОВ", "ЗАКР", "ОТКР"])
    log = read_rows([["№ заявки", "Дата", "Неисправность", "ССТ"], *body])
    assert [ticket.status for ticket in log.tickets] == ["open", "closed", "new", "closed", "open"]


def test_a_name_a_phone_and_a_flat_without_signs_between():
    cells = [f"Mme Perrot 06 00 00 01 0{n} appt 1{n}" for n in range(5)]
    log = read_rows(
        [["Date", "Locataire (nom, tél, appt)", "Demande"], *rows_of(moments(9, 1, 2, 3, 4, 5), cells, TEXTS)]
    )
    first = log.tickets[0]
    assert (first.requester.name, first.requester.phone) == ("Mme Perrot", "06 00 00 01 00")
    assert first.custom["Locataire (nom, tél, appt) (appt)"] == "appt 10"
    assert "split-value" in rules(log)


def test_days_with_a_dot_have_the_month_of_their_sheet():
    body = rows_of(
        ["1/24", "2/24", "3/24", "4/24"], ["8.", "9.", "15.", "18."], ["Pfaff", "Noll", "Stein", "Noll"], TEXTS[:4]
    )
    log = read_rows([["Nr", "Tag", "Wer", "Störung"], *body], name="Januar 2024")
    assert [str(ticket.created_at) for ticket in log.tickets] == [
        "2024-01-08",
        "2024-01-09",
        "2024-01-15",
        "2024-01-18",
    ]


def test_yes_and_no_are_no_people_and_no_firms():
    marks = ["FALSE", "TRUE", "FALSE", "FALSE", "FALSE"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), TEXTS, marks, marks)
    log = read_rows([["№", "Дата", "Что случилось", "Подрядная организация", "Resolved by"], *body])
    assert {ticket.requester.organization for ticket in log.tickets} == {None}
    assert {ticket.assignee for ticket in log.tickets} == {None}


def test_the_name_of_a_person_goes_before_their_number():
    codes, names = ["10.645.232-6", "8.497.681-4"] * 3, ["Ana Soto Pinto", "Luis Rey Mora"] * 3
    body = rows_of([float(n) for n in range(1, 7)], moments(9, 1, 2, 3, 4, 5, 6), [*TEXTS, "Goteo"], codes, names)
    log = read_rows([["Nº", "Fecha", "Detalle", "Encargado_cod", "Encargado_dsc"], *body])
    assert [ticket.assignee for ticket in log.tickets] == names
    assert {ticket.requester.phone for ticket in log.tickets} == {None}


def test_the_day_that_most_rows_have_opens_the_request():
    received = ["", "", "", "", date(2024, 3, 6)]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), received, TEXTS)
    log = read_rows([["Nº", "Fecha", "Fecha de recepción", "Detalle"], *body])
    assert [ticket.created_at.day for ticket in log.tickets] == [1, 2, 3, 4, 5]


def test_fractions_and_contracts_are_no_phones():
    fractions = ["0.361111111111111", "0.402777777777778", "0.520833333333333", "0.604166666666667", "0.75"]
    contracts = ["2011/96000265", "2012/96000311", "2013/96000007", "2014/96000419", "2015/96000520"]
    body = rows_of(["1", "2", "3", "4", "5"], moments(9, 1, 2, 3, 4, 5), TEXTS, fractions, contracts)
    log = read_rows([["ID", "Data", "Descrição", "XQ", "NROCONTRATO"], *body])
    assert {ticket.requester.phone for ticket in log.tickets} == {None}


def test_half_a_name_in_capitals_is_no_person():
    body = rows_of(
        [float(n) for n in range(1, 6)], TEXTS, ["Within SLA", "Breached SLA", "Paused SLA", "Within SLA", "Open SLA"]
    )
    log = read_rows([["ID", "Description", "STATUSSLA"], *body])
    assert {ticket.requester.name for ticket in log.tickets} == {None}


def test_an_address_under_the_name_of_the_answer():
    mails = [f"user{n}@example.com" for n in range(5)]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), TEXTS, mails)
    log = read_rows([["№", "Дата", "Что случилось", "Куда прислать ответ (эл. почта)"], *body])
    assert [ticket.requester.email for ticket in log.tickets] == mails


def test_a_client_whose_header_says_firm_in_brackets():
    firms = ["Latsaulė", "Vēja ķēdes", "Latsaulė", "Kalniņi", "Vēja ķēdes"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], moments(9, 1, 2, 3, 4, 5), TEXTS, firms)
    log = read_rows([["No", "Date", "Problem", "Client (company)"], *body])
    assert [ticket.requester.organization for ticket in log.tickets] == firms


def test_single_words_beside_longer_texts_are_the_kind_of_a_request():
    """A registry heads its topics by "question", and tells what happened under another name."""
    topics = ["Дороги", "Снег", "Освещение", "Автобус", "Мусор", "Жильё"]
    texts = [*(f"{text}, второй день подряд" for text in TEXTS), "Очередь на расселение так и не движется"]
    body = rows_of(["1-24", "2-24", "3-24", "4-24", "5-24", "6-24"], moments(9, 1, 2, 3, 4, 5, 6), topics, texts)
    log = read_rows([["Вх. №", "Дата", "Вопрос", "Краткое содержание обращения"], *body])
    assert [ticket.category for ticket in log.tickets] == topics
    assert [ticket.subject or ticket.description for ticket in log.tickets] == texts


def test_a_class_of_a_school_leaves_the_category_to_words():
    classes = ["3B", "1A", "5C", "3B", "2A", "KG", "3B", "1A"]
    concerns = ["Bus", "Lunch", "Bus", "Homework", "Lunch", "Bus", "Homework", "Bus"]
    texts = [f"{word} was {n} minutes late again today" for n, word in enumerate(concerns, 3)]
    body = rows_of(moments(8, *range(1, 9)), classes, concerns, texts)
    header = ["Timestamp", "Child's class", "What is your concern about?", "Please describe the problem"]
    log = read_rows([header, *body])
    assert [ticket.category for ticket in log.tickets] == concerns
    assert log.tickets[0].custom == {"Child's class": "3B"}
