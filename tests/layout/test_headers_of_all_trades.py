"""Headers as people write them, by language and trade: each is taken for what a careful reader takes it for."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from sheet2desk.layout.mapping import map_columns
from sheet2desk.layout.names import Heading
from sheet2desk.workbook import Value

_DATA = Path(__file__).parent / "data" / "headers_of_all_trades.txt"
_PEOPLE = ["Smith J.", "Brown Ann", "Черных О.П.", "Kovács Éva", "Meyer T."]
_TEXTS = [
    "Door of the hall does not close",
    "No light over the stairs since Monday",
    "Pump leaks at the seal",
    "Screen stays black",
    "Label is torn off again",
]
#: What stands under a header of each field; under one of no field some codes that repeat.
_CELLS: dict[str, list[Value]] = {
    "id": ["K-17", "K-18", "K-19", "K-20", "K-21"],
    "created_at": [date(2024, 3, n) for n in range(1, 6)],
    "first_response_at": [date(2024, 3, n) for n in range(2, 7)],
    "solved_at": [date(2024, 3, n) for n in range(5, 10)],
    "due_at": [date(2024, 3, n) for n in range(8, 13)],
    "requester.name": list(_PEOPLE),
    "assignee": list(reversed(_PEOPLE)),
    "requester.phone": ["+7 900 000-00-01", "+7 900 000-00-02", "", "+7 900 000-00-04", "+7 900 000-00-05"],
    "requester.email": [f"user{n}@example.com" for n in range(5)],
    "requester.organization": ["Shop 2", "Lab", "Shop 2", "Office", "Lab"],
    "status": ["open", "closed", "closed", "open", "closed"],
    "priority": ["high", "low", "low", "normal", "high"],
    "channel": ["phone", "mail", "phone", "counter", "phone"],
    "category": ["water", "power", "water", "doors", "power"],
    "subject": list(_TEXTS),
    "description": list(_TEXTS),
    "comments": ["seal changed", "", "lamp changed", "", "glued"],
    "satisfaction": [5, 4, 3, 5, 4],
    "attachments": ["a.jpg", "", "b.jpg", "", "c.jpg"],
    "-": ["B2", "C1", "B2", "A7", "C1"],
}
#: Plain headers of each language, so that the table is known to be in it.
_BESIDE = {
    "ru": ["№ п/п", "Описание", "Статус", "Исполнитель", "Приоритет"],
    "uk": ["№ з/п", "Опис", "Стан", "Виконавець", "Пріоритет"],
    "en": ["Ticket no", "Description", "Status", "Assignee", "Priority"],
    "de": ["Lfd. Nr.", "Beschreibung", "Bearbeitungsstatus", "Bearbeiter", "Priorität"],
    "fr": ["Numéro", "Détails", "Statut", "Technicien", "Priorité"],
    "pl": ["Nr zgłoszenia", "Opis zgłoszenia", "Stan zgłoszenia", "Wykonawca", "Priorytet"],
    "es": ["Número", "Descripción", "Estatus", "Técnico", "Prioridad"],
    "pt": ["Número", "Descrição", "Situação", "Responsável", "Prioridade"],
    "it": ["Numero", "Descrizione", "Stato", "Tecnico", "Priorità"],
    "cs": ["Číslo", "Popis", "Stav", "Řešitel", "Priorita"],
    "nl": ["Nummer", "Omschrijving", "Status", "Behandelaar", "Prioriteit"],
    "lv": ["Kārtas nr.", "Apraksts", "Statuss", "Izpildītājs", "Prioritāte"],
    "sv": ["Ärendenummer", "Beskrivning", "Status", "Handläggare", "Prioritet"],
}
_FIELDS = ["id", "description", "status", "assignee", "priority"]


def _cases() -> list[tuple[str, str, str]]:
    """Return (language, field, header) of each header in the file."""
    found = []
    language = ""
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        elif line and not line.startswith("#"):
            field, headers = line.split(": ", 1)
            found += [(language, field, header.replace("⏎", "\n")) for header in headers.split(" ;; ")]
    return found


def _read_as(language: str, field: str, header: str) -> str | None:
    beside = [
        (name, _CELLS[other])
        for name, other in zip(_BESIDE.get(language, ()), _FIELDS, strict=False)
        if other not in field.split("|")
    ]
    cells = _CELLS[field.split("|", maxsplit=1)[0].removeprefix("-") or "-"]
    heads = [Heading(name, name, "") for name in (*(name for name, _ in beside), header)]
    columns = map_columns(heads, [*(values for _, values in beside), cells], 1, {}, headed=True)
    return columns[-1].field


@pytest.mark.parametrize("language", sorted({language for language, _, _ in _cases()}))
def test_each_header_is_taken_for_what_a_reader_takes_it_for(language):
    """No header of the list is read as another field, and none of a field is left without one."""
    wrong = []
    for own, field, header in _cases():
        if own == language:
            found = _read_as(language, field, header)
            if (found or "-") not in ("-" if field[0] == "-" else field).split("|"):
                wrong.append(f"{header!r} is {field}, read as {found}")
    assert wrong == []


def test_times_under_a_name_for_no_moment():
    """A length of time stays custom, however its header begins."""
    for header in ("Время простоя", "Downtime", "Dauer der Störung", "Czas trwania awarii"):
        heads = [Heading(header, header, "")]
        (column,) = map_columns(heads, [[time(0, 20), time(1, 15), time(2, 0)]], 1, {}, headed=True)
        assert column.field is None
