"""What stands over or beside tables: statuses side by side as a legend, headings of stacked tables, counts, pivots."""

from __future__ import annotations

from datetime import date

from sheet2desk.workbook import Looks, Value
from tests.layout.workbooks import fates, fields, read, read_rows, sheet

HEADER: list[Value] = ["No", "Date", "Caller", "Problem"]


def tickets(first: int, count: int = 4) -> list[list[Value]]:
    return [[n, date(2024, 2, n), "Ann Poe", f"Lamp {n} flickers again"] for n in range(first, first + count)]


def test_statuses_side_by_side_over_a_header_are_a_legend_of_fills():
    rows: list[list[Value]] = [["Colours:", "done", "in progress", "refused"], [], HEADER, *tickets(1)]
    fills = {(1, 2): "FF92D050", (1, 3): "FFFFFF00", (1, 4): "FFFF0000"}
    for row, fill in zip((4, 5, 6, 7), ("FF92D050", "FFFFFF00", "FFFF0000", "FF92D050"), strict=True):
        fills |= {(row, column): fill for column in range(1, 5)}
    log = read_rows(rows, look=Looks(fills=fills))
    assert log.sources[0].sheets[0].header_rows == [3]
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "closed", "solved"]


def test_a_legend_beside_the_header_explains_fills():
    rows: list[list[Value]] = [["Repairs", "", "", "", "", "Legend:"], [*HEADER, "", "repaired"]]
    rows += [[*tickets(1)[0], "", "in repair"], *tickets(2, 3)]
    fills = {(2, 6): "FFA9D08E", (3, 6): "FFFFE699"}
    for row, fill in zip((3, 4, 5, 6), ("FFA9D08E", "FFFFE699", "FFA9D08E", "FFA9D08E"), strict=True):
        fills |= {(row, column): fill for column in range(1, 5)}
    log = read_rows(rows, look=Looks(fills=fills))
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "solved", "solved"]


def test_headings_over_stacked_tables_are_groups():
    rows: list[list[Value]] = [["Fault book 2024"], [], ["CAMERAS"], HEADER, *tickets(1)]
    rows += [[], ["SOUND"], HEADER, *tickets(11)]
    log = read_rows(rows)
    assert [ticket.custom.get("group") for ticket in log.tickets] == ["CAMERAS"] * 4 + ["SOUND"] * 4
    assert (fates(log)[3], fates(log)[10]) == ("banner", "banner")


def test_a_count_with_its_name_over_the_header_is_a_note():
    rows: list[list[Value]] = [["Repairs 2024"], ["Open", 5], ["Closed", 9], [], HEADER, *tickets(1)]
    assert [fates(read_rows(rows))[row] for row in (1, 2, 3)] == ["title", "note", "note"]


def test_a_pivot_by_status_is_no_board():
    pivot: list[list[Value]] = [["Anzahl von Nr.", "Status"], ["Bearbeiter", "erledigt", "offen", "neu"]]
    pivot += [["Olaf", 6, 3, 1], ["Ute", 2, 2, 1], ["Gesamtergebnis", 8, 5, 2]]
    log = read(sheet([HEADER, *tickets(1)], name="Log"), sheet(pivot, name="Auswertung"))
    assert [one.kind for one in log.sources[0].sheets] == ["log", "other"]


def test_a_line_as_wide_as_a_grid_is_no_legend():
    """A row of 16,384 names is a header like any other: nothing in it is looked up as the meaning of a colour."""
    wide: list[Value] = [*HEADER, *[f"Column{n}" for n in range(5, 16_385)]]
    log = read_rows([wide, *tickets(1)], look=Looks(fills={(2, 1): "FFFF0000"}))
    assert len(log.tickets) == 4
    assert set(fields(log).values()) == {"id", "created_at", "requester.name", "description"}


def test_open_and_closed_over_stacked_tables_are_their_statuses():
    """The second table has columns of its own; its heading says the status of its tickets, in the plural."""
    rows: list[list[Value]] = [["ABIERTAS"], ["Nº", "Fecha", "Dueño", "Qué pasa"]]
    rows += [[n, date(2025, 4, n), "Nieves Urrutia", f"Avería {n} en el box"] for n in range(1, 5)]
    rows += [[], ["CERRADAS"], ["Nº", "Perro", "Qué pasaba", "Abierta", "Cerrada", "Solución"]]
    rows += [
        [n, "Luna", f"Garrapatas {n} al llegar", date(2025, 3, n), date(2025, 3, n + 1), "baño"] for n in (11, 12, 13)
    ]
    log = read_rows(rows)
    assert [ticket.status for ticket in log.tickets] == ["open"] * 4 + ["closed"] * 3
    assert log.tickets[4].solved_at == date(2025, 3, 12)
    assert (fates(log)[1], fates(log)[8], fates(log)[9]) == ("banner", "banner", "header")


def test_a_legend_of_signs_says_what_each_means():
    """ "✓ done; … in progress": no sign parts them from their words, and a tick under a name of a state is done."""
    header: list[Value] = [*HEADER, "Status"]
    marks = ["✓", "…", "W", "✓"]
    rows: list[list[Value]] = [header, *[[*row, mark] for row, mark in zip(tickets(1), marks, strict=True)]]
    rows += [[], ["Status:  ✓ done;  … in progress;  W – waiting"]]
    assert [ticket.status for ticket in read_rows(rows).tickets] == ["solved", "open", "pending", "solved"]


def test_states_go_before_texts_of_what_was_done():
    rows: list[list[Value]] = [["No", "Date", "Schaden", "Gemacht", "Stand"]]
    work = ["gereinigt, Feder neu", "Balg geklebt", "Linse gesenkt", "lohnt nicht"]
    for n, (done, state) in enumerate(zip(work, ["fertig", "fertig", "in Arbeit", "storniert"], strict=True), 1):
        rows.append([n, date(2025, 3, n), f"bleibt nach {n} Stunden stehen", done, state])
    log = read_rows(rows)
    assert [ticket.status for ticket in log.tickets] == ["solved", "solved", "open", "closed"]
    assert log.tickets[1].custom == {"Gemacht": "Balg geklebt"}
