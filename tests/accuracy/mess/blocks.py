"""What stands around a table: counts beside and above it, departments with headers of their own, sheets that drift."""

from __future__ import annotations

import random

from tests.accuracy.happenings import LANGUAGES, USUAL, header_word, make_draft
from tests.accuracy.mess import headers
from tests.accuracy.model import Cell, Draft, Line, Sheet, place

PLAN_FACT = {
    "ru": ("Сроки", "план", "факт"), "en": ("Dates", "planned", "actual"), "de": ("Termine", "Soll", "Ist"),
    "es": ("Plazos", "previsto", "real"), "fr": ("Délais", "prévu", "réel"), "pl": ("Terminy", "plan", "wykonanie"),
    "uk": ("Терміни", "план", "факт"), "lv": ("Termiņi", "plāns", "izpilde"), "pt": ("Prazos", "previsto", "real"),
}  # fmt: skip


def counts_above(draft: Draft) -> None:
    """Counts by status between the title and the header."""
    headers.title(draft)
    first, second = draft.columns[0], draft.columns[1]
    for words in draft.words["status"].values():
        cells = {first: Cell(words[0]), second: Cell(draft.chance.randint(1, 40))}
        draft.titles.append(Line(("title", "note", "total"), cells))
    draft.blank_above = 1


def counts_beside(chance: random.Random) -> list[Sheet]:
    """Counts by status to the right of the table, two columns away."""
    draft = make_draft(chance, chance.choice(LANGUAGES), USUAL, 26)
    sheet = Sheet("Log")
    place(draft, sheet)
    for row, words in enumerate(draft.words["status"].values(), 3):
        sheet.cells[row, len(USUAL) + 3] = Cell(words[0], bold=True)
        sheet.cells[row, len(USUAL) + 4] = Cell(chance.randint(1, 40))
    return [sheet]


def departments(chance: random.Random) -> list[Sheet]:
    """One table a department: its name, its header, its rows, a blank row."""
    language = chance.choice(LANGUAGES)
    sheet, top = Sheet("Log", header_rows=None), 1
    pattern = make_draft(chance, language, USUAL, 1).header[0]
    for name in make_draft(chance, language, USUAL, 1).words["group"]:
        draft = make_draft(chance, language, USUAL, 9)
        draft.header = [{key: Cell(cell.value, bold=True) for key, cell in pattern.items()}]
        draft.titles = [Line(("title", "banner"), {draft.columns[0]: Cell(name, bold=True)}, across=True)]
        top = place(draft, sheet, top=top) + 1
    return [sheet]


def drifting(chance: random.Random) -> list[Sheet]:
    """Three sheets of one log: columns in another order, other names, one fewer."""
    language = chance.choice(LANGUAGES)
    orders = (USUAL, (*USUAL[:2], *reversed(USUAL[2:])), tuple(key for key in USUAL if key != "requester.phone"))
    sheets = []
    for nth, columns in enumerate(orders, 1):
        sheet = Sheet(f"Q{nth}")
        place(make_draft(chance, language, columns, 14), sheet)
        sheets.append(sheet)
    return sheets


def without_numbers(draft: Draft) -> None:
    """No column of numbers at all."""
    draft.columns.remove("id")
    draft.header[-1].pop("id")
    for line in draft.tickets:
        line.cells.pop("id")
        line.truth.pop("id")


def hints_in_headers(draft: Draft) -> None:
    """The choices stand in the header: "Status (new / in progress / closed)"."""
    row = draft.header[-1]
    for key in ("status", "priority"):
        if key in row:
            choices = " / ".join(words[0] for words in draft.words[key].values())
            row[key].value = f"{row[key].value} ({choices})"
    row["created_at"].value = f"{row['created_at'].value}\n(dd.mm.yyyy)"


def bilingual_headers(draft: Draft) -> None:
    """Each name twice: "Дата обращения / Created"."""
    english = make_draft(draft.chance, "en", tuple(draft.columns), 1)
    for key, cell in draft.header[-1].items():
        if not key.startswith("custom"):
            cell.value = f"{cell.value} / {header_word(english, key)}"


def plan_and_fact(draft: Draft) -> None:
    """Due and done as plan and fact under one heading."""
    columns = [key for key in draft.columns if key not in ("due_at", "solved_at")]
    draft.columns = [*columns, "due_at", "solved_at"]
    group, plan, fact = PLAN_FACT[draft.words["language"]]
    upper = {key: Cell(draft.header[-1][key].value, bold=True, down=2) for key in columns}
    upper["due_at"] = Cell(group, bold=True, across=2)
    draft.header = [upper, {"due_at": Cell(plan, bold=True), "solved_at": Cell(fact, bold=True)}]
