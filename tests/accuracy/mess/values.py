"""Values: words misspelt, marks and colours for statuses, numbers that lost their digits, blanks in disguise."""

from __future__ import annotations

from tests.accuracy.model import FLAGGED, Cell, Draft, Line

FILLS = {"new": "FFC7CE", "open": "FFEB9C", "pending": "BDD7EE", "solved": "C6EFCE", "closed": "BFBFBF"}
BLANKS = ("-", "--", "NULL", "n/a", "N/A", "?", "\u00a0", "—", "null", "None", " ")


def misspelt(draft: Draft) -> None:
    """Typos, odd case and trailing blanks in statuses and priorities."""
    for line in draft.tickets:
        for key in ("status", "priority"):
            cell = line.cells.get(key)
            if cell and draft.chance.random() < 0.6:
                cell.value = misspell(draft, str(cell.value))


def misspell(draft: Draft, word: str) -> str:
    """Return the word with one slip; a short word only changes its case or gains a blank or a dot."""
    slip = draft.chance.randint(0, 6)
    if slip == 0:
        return word.upper()
    if slip == 1:
        return f" {word} "
    if slip == 2:
        return f"{word}."
    if len(word) < 7 or " " in word:
        return word.capitalize()
    spot = draft.chance.randint(2, len(word) - 3)
    if slip == 3:
        return word[:spot] + word[spot + 1 :]
    if slip == 4:
        return word[:spot] + word[spot] + word[spot:]
    return word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]


def two_languages(draft: Draft) -> None:
    """English statuses among the own ones."""
    english = {"new": "New", "open": "In progress", "pending": "On hold", "solved": "Resolved", "closed": "Closed"}
    for line in draft.tickets:
        if "status" in line.cells and draft.chance.random() < 0.4:
            line.cells["status"].value = english[line.record["status"]]


def unknown_words(draft: Draft) -> None:
    """Words nobody can know, in the status column of two rows."""
    for line, word in zip(draft.chance.sample(draft.tickets, 2), ("Zürich 4711", "xkq"), strict=True):
        if "status" in draft.columns:
            line.put("status", word, FLAGGED)


def marks(draft: Draft) -> None:
    """Done is a tick; anything else is blank."""
    for line in draft.tickets:
        done = line.record["status"] in ("solved", "closed")
        line.cells.pop("status", None)
        line.truth.pop("status", None)
        if done:
            line.put("status", draft.chance.choice(("V", "v", "+", "✓")), "solved")


def colours_with_legend(draft: Draft) -> None:
    """The status is the fill of its cell; a legend under the table says what each colour means."""
    for line in draft.tickets:
        status = line.record["status"]
        line.put("status", Cell("", fill=FILLS[status]), status)
    first = draft.columns[1]
    for status, fill in FILLS.items():
        draft.tail.append(Line("note", {first: Cell(draft.words["status"][status][0], fill=fill)}))


def leading_zeros(draft: Draft) -> None:
    """Numbers and serials whose zeros stand in the text."""
    for line in draft.tickets:
        digits = f"{int(line.record['id']):05d}"
        line.put("id", digits, digits)
        if "custom0" in line.cells:
            serial = f"{int(line.record['custom0']):07d}"
            line.put("custom0", serial, serial)


def formatted_zeros(draft: Draft) -> None:
    """Numbers and serials whose zeros stand only in the format of the cell."""
    leading_zeros(draft)
    for line in draft.tickets:
        for key in ("id", "custom0"):
            cell = line.cells.get(key)
            if cell and (key == "id" or draft.chance.random() < 0.5):
                cell.number_format = "0" * len(str(cell.value))
                cell.value = int(cell.value)


def lettered_ids(draft: Draft) -> None:
    """INC-00017."""
    for line in draft.tickets:
        number = f"INC-{int(line.record['id']):05d}"
        line.put("id", number, number)


def phones(draft: Draft) -> None:
    """Phones as people type them, and as a spreadsheet makes floats of them."""
    for nth, line in enumerate(draft.tickets):
        if "requester.phone" not in line.cells:
            continue
        tail = f"{1000 + nth * 37 % 9000:04d}"
        style = draft.chance.randint(0, 5)
        if style == 0:
            line.put("requester.phone", float(f"8900000{tail}"), f"8900000{tail}")
        elif style == 1:
            line.put("requester.phone", f"8 (900) 000-{tail[:2]}-{tail[2:]}", f"8 (900) 000-{tail[:2]}-{tail[2:]}")
        elif style == 2:
            line.put("requester.phone", f"8.900000{tail}E+10", f"8900000{tail}")
        elif style == 3:
            line.put("requester.phone", f"+7900000{tail}", f"+7900000{tail}")
        elif style == 4:
            line.put("requester.phone", f"0900 {tail}", f"0900 {tail}")


def blanks(draft: Draft) -> None:
    """Placeholders where nothing is known."""
    for line in draft.tickets:
        for key in ("requester.phone", "requester.email", "assignee", "due_at", "priority", "solved_at"):
            if key in draft.columns and key not in line.cells and draft.chance.random() < 0.5:
                line.put(key, draft.chance.choice(BLANKS))


def ratings(draft: Draft) -> None:
    """5/5, ★★★★, words, and one off the scale."""
    words = {int(value): word for value, word in draft.words["rating"].items()}
    for line in draft.tickets:
        value = line.record.get("satisfaction")
        if value is None or "satisfaction" not in draft.columns:
            continue
        shapes = [value, str(value), f"{value}/5", "★" * value, f"{value} / 5"]
        if value in words:
            shapes.append(words[value])
        line.put("satisfaction", draft.chance.choice(shapes), value)
    off = draft.chance.choice(draft.tickets)
    if "satisfaction" in draft.columns:
        off.put("satisfaction", 9, FLAGGED)


def combined_contact(draft: Draft) -> None:
    """Name and phone in one cell."""
    draft.columns.remove("requester.phone")
    name = f"{draft.name_of('requester.name')}, {str(draft.header[-1].pop('requester.phone').value).lower()}"
    draft.header[-1]["requester.name"].value = name
    draft.feeds["requester.phone"] = "requester.name"
    for line in draft.tickets:
        line.cells.pop("requester.phone", None)
        person, phone = line.record["requester.name"], line.record["requester.phone"]
        line.put("requester.name", f"{person}, {phone}", person)
        line.truth["requester.phone"] = phone


def name_and_mail(draft: Draft) -> None:
    """Anna Reed <anna@example.com> in the requester's column."""
    if "requester.email" in draft.columns:
        draft.columns.remove("requester.email")
        draft.header[-1].pop("requester.email")
    draft.feeds["requester.email"] = "requester.name"
    for line in draft.tickets:
        line.cells.pop("requester.email", None)
        person, mail = line.record["requester.name"], line.record["requester.email"]
        line.put("requester.name", f"{person} <{mail}>", person)
        line.truth["requester.email"] = mail


def look_alikes(draft: Draft) -> None:
    """Cyrillic letters in Latin codes: kept as they are, with a remark."""
    for line in draft.chance.sample(draft.tickets, 3):
        if "custom0" in draft.columns:
            code = f"А{line.record['custom0']}В"
            line.put("custom0", code, code)
            line.truth["cell remark"] = ("look-alike-letters", "custom0")


def dirty_text(draft: Draft) -> None:
    """Trailing blanks, NBSP and zero-width characters around values."""
    for line in draft.tickets:
        for key in ("requester.email", "assignee", "requester.name"):
            cell = line.cells.get(key)
            if cell and isinstance(cell.value, str) and cell.value and draft.chance.random() < 0.4:
                cell.value = draft.chance.choice((f"{cell.value} ", f"\u00a0{cell.value}", f"{cell.value}\u200b"))


def error_cells(draft: Draft) -> None:
    """Lookups that failed."""
    for key in ("assignee", "due_at", "requester.phone"):
        if key in draft.columns:
            for line in draft.chance.sample(draft.tickets, 2):
                error = draft.chance.choice(("#N/A", "#REF!", "#NAME?", "#DIV/0!"))
                line.put(key, Cell(error=error, formula="=NA()"), FLAGGED)


def uncached_formulas(draft: Draft) -> None:
    """Formulas whose results were never stored."""
    for line in draft.tickets:
        if "due_at" in draft.columns and draft.chance.random() < 0.4:
            line.put("due_at", Cell(formula="=TODAY()+3", uncached=True), FLAGGED)


def numbered_by_formula(draft: Draft) -> None:
    """=ROW()-1 in the number column."""
    for nth, line in enumerate(draft.tickets, 1):
        line.put("id", Cell(nth, formula="=ROW()-1"), str(nth))


def links(draft: Draft) -> None:
    """Hyperlinks on the text of a few tickets."""
    for line in draft.chance.sample(draft.tickets, 4):
        key = draft.feeds.get("text", "description")
        if key in line.cells:
            target = f"https://example.com/photo/{line.record['id']}"
            line.cells[key].link = target
            line.truth["words link"] = target


def remarks(draft: Draft) -> None:
    """Cell notes with an author."""
    for line in draft.chance.sample(draft.tickets, 4):
        words = f"{draft.chance.choice(draft.words['remarks'])} {line.record['id']}"
        line.cells["created_at"].remarks.append((draft.words["agents"][0], words))
        line.truth["words note"] = words


def bilingual_pair(draft: Draft) -> None:
    """Statuses written as "in Arbeit / in progress"."""
    english = {"new": "new", "open": "in progress", "pending": "on hold", "solved": "resolved", "closed": "closed"}
    for line in draft.tickets:
        cell = line.cells.get("status")
        if cell and draft.chance.random() < 0.5:
            cell.value = f"{cell.value} / {english[line.record['status']]}"
