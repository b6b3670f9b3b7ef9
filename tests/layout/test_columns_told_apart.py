"""Columns whose headers read alike are told apart by what they hold and by what stands beside them."""

from datetime import date, time

from tests.layout.workbooks import TEXTS, days, fates, fields, read_rows, rules


def rows_of(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


def test_the_tickets_number_goes_before_a_counter_of_rows():
    """Beside a column that only counts rows the named number is the ticket's."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], [f"ZS/{101 + n}/2024" for n in range(5)], days(), TEXTS)
    log = read_rows([["Lp.", "Nr zgłoszenia", "Data zgłoszenia", "Opis"], *body])
    assert [t.id for t in log.tickets] == [f"ZS/{101 + n}/2024" for n in range(5)]


def test_codes_under_a_word_for_a_ticket_are_its_number():
    """ "Incident" over INC0001, INC0002 … names the number, not the text."""
    body = rows_of([f"INC00{17 + n}" for n in range(5)], days(), TEXTS, ["open"] * 5)
    log = read_rows([["incident", "opened_at", "short_desc", "state"], *body])
    assert (log.tickets[0].id, log.tickets[0].subject) == ("INC0017", TEXTS[0])


def test_a_length_of_time_is_no_moment():
    """Minutes until the first reply stay custom, whether the header or the cells say so."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, [407.0, 12.0, 88.0, 3.0, 900.0])
    for header in ("First reply time in minutes", "First response time (min)", "First response"):
        log = read_rows([["Ticket ID", "Created", "Subject", header], *body])
        assert log.tickets[0].first_response_at is None
        assert log.tickets[0].custom[header] == "407"
        assert not log.notes


def test_times_under_a_group_are_joined_to_the_day_beside_them():
    """Two rows of header, groups of day and time: the time is the day's, whatever the words resemble."""
    body = rows_of(
        [1.0, 2.0, 3.0, 4.0, 5.0],
        days(),
        [time(9, 5)] * 5,
        ["Weiß"] * 5,
        TEXTS,
        days(2),
        [time(16, 40)] * 5,
        ["KL"] * 5,
    )
    log = read_rows(
        [
            ["Störungsbuch"],
            ["Nr", "Meldung", "", "", "Störung", "Behebung", "", ""],
            ["", "Datum", "Uhrzeit", "Name", "(Kurztext)", "Datum", "Uhrzeit", "Name"],
            *body,
        ],
        merges=[(2, 2, 2, 4), (2, 6, 2, 8)],
    )
    first = log.tickets[0]
    assert fates(log)[3] == "header"
    assert str(first.created_at)[:16] == "2024-03-01 09:05"
    assert str(first.solved_at)[:16] == "2024-03-02 16:40"
    assert (first.requester.name, first.assignee, first.description) == ("Weiß", "KL", TEXTS[0])


def test_words_of_another_language_are_no_parts_of_a_header():
    """A header of one language isn't read by half a word of another, against what its cells hold."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), [f"{text} once more" for text in TEXTS], ["yes"] * 5)
    log = read_rows([["Job no", "Date", "Fault reported", "Done?"], *body])
    assert fields(log)["Fault reported"] == "description"


def test_the_day_of_creation_goes_before_a_start_date():
    """Where both stand, the start of the work is custom."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], TEXTS, days(3), days())
    log = read_rows([["#", "Subject", "Start date", "Created"], *body])
    assert fields(log)["Created"] == "created_at"


def test_the_fuller_column_of_phones_is_the_requesters():
    """A mostly blank mobile number gives way to the work phone."""
    work = [f"+7 900 000-00-0{n}" for n in range(5)]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, ["+7 900 000-11-11", "", "", "", ""], work)
    log = read_rows([["Ticket ID", "Created", "Subject", "Mobile phone", "Work phone"], *body])
    assert [t.requester.phone for t in log.tickets] == work


def test_money_is_no_rating():
    """A column whose numbers lie off every scale isn't satisfaction, whatever its header resembles."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, [500.25, 120.5, 99.9, 310.0, 42.75])
    log = read_rows([["Claim no", "Created", "Subject", "Credit note €"], *body])
    assert log.tickets[0].custom["Credit note €"] == "500.25"
    assert not log.notes


def test_a_word_in_place_of_a_number_with_a_sum_beside_it_is_a_total():
    """A count of calls under each shift is no ticket."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, ["Ann", "Bob", "Cid", "Dan", "Eve"], ["open"] * 5)
    log = read_rows([["#", "Date", "Problem", "Caller", "Status"], *body[:3], ["Calls", 3.0, "", "", ""], *body[3:]])
    assert fates(log)[5] == "total"
    assert len(log.tickets) == 5


def test_the_field_named_outright_goes_before_its_relatives():
    """ "Priority" is the priority where "Urgency" stands beside it."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, ["2 - Medium"] * 5, ["3 - Low"] * 5)
    log = read_rows([["Number", "Opened", "Short description", "Urgency", "Priority"], *body])
    assert fields(log)["Priority"] == "priority"


def test_serials_as_text_are_dates_under_a_word_for_one():
    """A spreadsheet saved as text with the General format leaves 45350 for a day."""
    body = rows_of(["1", "2", "3", "4", "5"], [str(45350 + n) for n in range(5)], TEXTS)
    log = read_rows([["Job no", "Fixed on", "Fault"], *body])
    assert log.tickets[0].solved_at == date(2024, 2, 28)


def test_a_second_line_of_names_without_merges():
    """Words under the names of dated columns, nothing in the first one: the header's second line."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), ["Ann", "Bob", "Cid", "Dan", "Eve"], TEXTS, days(2))
    log = read_rows(
        [["Req #", "Date", "Requester", "Request", "Date"], ["", "received", "name / ext.", "", "completed"], *body]
    )
    assert fates(log)[2] == "header"
    assert (log.tickets[0].created_at, log.tickets[0].solved_at) == (date(2024, 3, 1), date(2024, 3, 2))


def test_what_spills_into_nameless_columns_is_not_the_description():
    """Where headers name the texts, long cells without a header stay under their column's letter."""
    body = rows_of(
        [1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, [f"then somebody wrote on day {n} again" for n in range(5)]
    )
    log = read_rows([["No", "Date opened", "Subject", ""], *body])
    assert [t.description for t in log.tickets] == [None] * 5
    assert log.tickets[0].custom == {"col_D": "then somebody wrote on day 0 again"}


def test_the_only_column_of_dates_is_the_one_of_creation_and_said_to_be_unsure():
    """A header of unknown words over the only dates is taken for the day of the request, below the line of sureness."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], TEXTS, days())
    log = read_rows([["No", "Fault", "Zorp"], *body])
    assert [t.created_at for t in log.tickets] == days()
    assert "unsure-column" in rules(log)


def test_a_partial_name_of_a_date_is_said_to_be_unsure():
    """ "Date of the zorp" may be any date: read, and said."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], TEXTS, days())
    assert "unsure-column" in rules(read_rows([["No", "Fault", "Zorp date"], *body]))


def test_columns_of_meetings_with_words_around_the_day_are_comments():
    """The same words with another day each head what was said on that day."""
    body = rows_of([1.0, 2.0, 3.0], TEXTS[:3], ["part ordered", "", "no news"], ["came today", "seen", "closed it"])
    log = read_rows([["Defect ID", "Summary", "Meeting: 20240305", "Meeting: 20240312"], *body])
    assert [comment.body for comment in log.tickets[0].comments] == ["part ordered", "came today"]


def test_words_of_a_status_go_before_a_header_that_only_sounds_like_one():
    """A column of status words feeds the status, not one whose header has "stage" in it and whose cells are none."""
    states = ["closed", "open", "closed", "open", "open"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], TEXTS, states, ["UAT", "UAT", "PRD", "UAT", "PRD"])
    log = read_rows([["No", "Fault", "On-Hold", "Project stage"], *body])
    assert [t.status for t in log.tickets] == ["closed", "open", "closed", "open", "open"]


def test_the_rest_of_a_wide_merged_name_feeds_nothing():
    """Columns under a merged header that hold nothing are no second field."""
    rows = [["Description", "", "", "Owner", ""], *[[text, "", "", f"P. {n}", ""] for n, text in enumerate(TEXTS)]]
    log = read_rows(rows, merges=[(1, 1, 1, 3), (1, 4, 1, 5)])
    assert [column.field for column in log.sources[0].sheets[0].columns] == ["description", None, None, "assignee"]


MAILS = ["kim@example.com", "joe@example.com", "kim@example.com", "ann@example.com", "joe@example.com"]
NAMES = ["Reed Ann", "Lang Bo", "Orlova I.", "Kern Ilse", "Pham Sue"]


def test_addresses_under_a_word_for_the_doer_are_the_assignee():
    """Whoever is told by an address is the assignee all the same, and never the requester's address."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), NAMES, TEXTS, MAILS)
    log = read_rows([["№", "Дата", "Заявитель", "Описание", "Ответственный"], *body])
    assert [t.assignee for t in log.tickets] == MAILS
    assert [t.requester.email for t in log.tickets] == [None] * 5
    both = [[*row, name] for row, name in zip(body, reversed(NAMES), strict=True)]
    log = read_rows([["No", "Date", "Requester", "Description", "Technician", "Assigned to"], *both])
    assert [t.requester.email for t in log.tickets] == [None] * 5


def test_an_order_number_is_no_number_of_a_complaint():
    """Beside a counter the orders complained of keep their own numbers, as requests keep theirs."""
    orders = ["24/0031", "24/0044", "24/0052", "24/0079", "24/0090"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), orders, TEXTS)
    log = read_rows([["Lp.", "Data", "Nr zlecenia", "Opis reklamacji"], *body])
    assert [(t.id, t.custom["Nr zlecenia"]) for t in log.tickets][:2] == [("1", "24/0031"), ("2", "24/0044")]
    log = read_rows([["Lp.", "Data", "Nr zlecenia", "Opis"], *body])
    assert [t.id for t in log.tickets] == orders


def test_the_practice_asks_for_a_patient_known_by_initials():
    """In the log of a laboratory who treats the patient is the requester; a patient who complains stays one."""
    initials = ["M.L.", "P.R.", "K.B.", "J.D.", "S.T."]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), NAMES, initials, TEXTS, ["Otto", "Ida", "Otto", "Ida", "Otto"])
    for healer, patient, doer in (
        ("Praticien", "Patient (initiales)", "Prothésiste"),
        ("Zahnarzt", "Patient", "Zahntechniker"),
        ("Стоматолог", "Пациент", "Зубной техник"),
        ("Dentista", "Paciente", "Protésico"),
    ):
        log = read_rows([["No", "Date", healer, patient, "Description", doer], *body])
        assert [t.requester.name for t in log.tickets] == NAMES
        assert log.tickets[0].custom[patient] == "M.L."
        assert log.tickets[0].assignee == "Otto"
    named = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), ["Dr Roe"] * 5, NAMES, TEXTS)
    log = read_rows([["No", "Date", "Doctor", "Patient", "Complaint"], *named])
    assert [t.requester.name for t in log.tickets] == NAMES


def test_words_of_a_status_again_and_again_under_a_result_are_the_status():
    """A column of results that says little but a few words of a status is the status where no other column is."""
    words = ["repaired", "repaired", "rep.", "waiting for parts", "fixed", "repaired", "fixed", "in repair"]
    days_ = [date(2024, 3, 1 + n) for n in range(8)]
    texts = (TEXTS * 2)[:8]
    body = rows_of([float(n) for n in range(1, 9)], days_, texts, words)
    log = read_rows([["No", "Date", "Description", "Outcome"], *body])
    assert [t.status for t in log.tickets][:2] == ["solved", "solved"]
    told = [f"belt no. {n} changed by the fitter" for n in range(8)]
    log = read_rows(
        [["No", "Date", "Description", "Outcome"], *rows_of([float(n) for n in range(1, 9)], days_, texts, told)]
    )
    assert [t.status for t in log.tickets] == [None] * 8


def test_kinds_beside_a_description_are_the_category():
    """Of two columns named like a description the one of few words again and again is the kind."""
    kinds = ["Plomberie", "Réseau", "Réseau", "Plomberie", "Réseau", "Plomberie"]
    texts = [f"Depuis hier la prise numéro {n} ne marche plus" for n in range(6)]
    days_ = [date(2024, 3, 1 + n) for n in range(6)]
    body = rows_of([float(n) for n in range(1, 7)], days_, kinds, texts)
    log = read_rows([["N°", "Date", "Nature de la demande", "Description"], *body])
    assert [t.category for t in log.tickets] == kinds
    assert [t.description for t in log.tickets] == texts


def test_the_owner_of_a_thing_is_not_who_repairs_it():
    """Owners differ from row to row, who does the work comes again: the owner is who asks, or nobody of the ticket."""
    staff = ["Kern", "Reid", "Kern", "Reid", "Kern"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), NAMES, TEXTS, staff)
    for owner, doer in (("Owner", "Technician"), ("Eigentümer", "Hausmeister"), ("Владелец", "Механик")):
        log = read_rows([["No", "Date", owner, "Description", doer], *body])
        assert [t.assignee for t in log.tickets] == staff
        assert [t.requester.name for t in log.tickets] == NAMES
    log = read_rows([["No", "Date", "Requester", "Description", "Owner"], *body])
    assert [t.assignee for t in log.tickets] == staff


def test_who_wrote_it_down_is_not_who_asked():
    """Beside a customer the column of clerks stays custom, wherever it stands; alone it is who asked."""
    clerks = ["Front desk", "Portal", "Front desk", "Portal", "Portal"]
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), clerks, NAMES, TEXTS)
    for clerk, customer in (("Opened by", "Resident"), ("Created by", "Caller"), ("Создал", "Заявитель")):
        log = read_rows([["No", "Date", clerk, customer, "Description"], *body])
        assert [t.requester.name for t in log.tickets] == NAMES
        assert log.tickets[0].custom[clerk] == "Front desk"
    log = read_rows(
        [["No", "Date", "Created by", "Description"], *rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), NAMES, TEXTS)]
    )
    assert [t.requester.name for t in log.tickets] == NAMES


def test_where_is_no_number_of_a_work_order():
    """Under German names "Wo" asks for a place; among English ones "WO" numbers work orders."""
    places = ["Flur 2", "Lager", "Büro 3", "Büro 1", "Flur 2"]
    log = read_rows([["Datum", "Wer", "Was", "Wo"], *rows_of(days(), NAMES, TEXTS, places)])
    assert [t.id for t in log.tickets] == [None] * 5
    numbers = [f"W-{17 + n}" for n in range(5)]
    log = read_rows([["WO", "Date", "Requester", "Description"], *rows_of(numbers, days(), NAMES, TEXTS)])
    assert [t.id for t in log.tickets] == numbers


def test_a_short_name_of_the_field_goes_before_its_relatives():
    """ "Prio" is the priority where "Severity" stands before it."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, ["Minor"] * 5, ["P1"] * 5)
    log = read_rows([["Bug", "Found", "Title", "Severity", "Prio"], *body])
    assert log.tickets[0].priority == "urgent"
    assert log.tickets[0].custom["Severity"] == "Minor"


def test_two_counts_in_one_cell_are_a_sum():
    """A sum of those reported and those done under the list is no ticket."""
    body = rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), TEXTS, ["Ann", "Bob", "Cid", "Dan", "Eve"])
    log = read_rows([["#", "Date", "Problem", "Caller"], *body, ["", "", "Total reported / done", "5 / 3"]])
    assert fates(log)[7] == "total"


def test_a_scale_tells_a_rating_from_a_note():
    """In Spanish "nota" is both."""
    notes = ["pieza pedida", "", "llamar antes", "", ""]
    body = rows_of(["1/24", "2/24", "3/24", "4/24", "5/24"], TEXTS, notes, ["5/5", "1/5", "", "3/5", "5/5"])
    log = read_rows([["Nº incidencia", "Descripción", "Comentarios", "Nota (1-5)"], *body])
    assert [ticket.satisfaction for ticket in log.tickets] == [5, 1, None, 3, 5]


def test_a_bare_who_behind_the_text_is_no_contact_of_the_client():
    """ "Who" far behind what happened sees to it; the client who brought it in is the one who asked."""
    clients = ["Fr. Seiler", "Jannik Pohl", "Kita Sonnenweg", "Hr. Baur", "Lehmann"]
    crew = ["Uwe", "Mesut", "Uwe", "Mesut", "Uwe"]
    log = read_rows(
        [
            ["Nr.", "Datum", "Kunde", "Was fehlt", "wer"],
            *rows_of([1.0, 2.0, 3.0, 4.0, 5.0], days(), clients, TEXTS, crew),
        ]
    )
    assert [ticket.requester.name for ticket in log.tickets] == clients
    assert [ticket.assignee for ticket in log.tickets] == crew
