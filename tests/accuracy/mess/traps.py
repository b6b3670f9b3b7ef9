"""Tickets that look like something else, and things that look like tickets."""

from __future__ import annotations

from datetime import datetime

from tests.accuracy.mess.headers import DATE_WORDS
from tests.accuracy.model import Cell, Draft, Line


def suspicious_texts(draft: Draft) -> None:
    """Tickets whose words are those of totals, months and headers."""
    words = draft.words
    texts = (
        f"{words['total']}: 3 x {words['problems'][0]}",
        f"{words['months'][2]} {words['problems'][1]}",
        f"{words['headers']['status'][0]}: {words['problems'][2]}",
        words["problems"][3].upper(),
        "1, 2, 3, 4",
        f"{words['total']}",
    )
    for line, text in zip(draft.chance.sample(draft.tickets, len(texts)), texts, strict=True):
        line.put(draft.feeds["text"], text)
        line.truth["text"] = text


def bare_tickets(draft: Draft) -> None:
    """Rows that hold a number, a day and a text and nothing else: tickets all the same."""
    for line in draft.chance.sample(draft.tickets, 4):
        keep = {"id", "created_at", draft.feeds["text"]}
        for key in [key for key in line.cells if key not in keep]:
            line.cells.pop(key)
            line.truth.pop(key, None)


def plain_banners(draft: Draft) -> None:
    """Month names above the rows, in the first cell only, neither merged nor coloured."""
    lines: list[Line] = []
    last = None
    for line in draft.lines:
        created = line.record.get("created_at")
        if isinstance(created, datetime) and (created.year, created.month) != last:
            last = (created.year, created.month)
            name = f"{draft.words['months'][created.month - 1].capitalize()} {created.year}"
            lines.append(Line("banner", {draft.columns[0]: Cell(name)}))
        lines.append(line)
    draft.lines = lines


def day_banners(draft: Draft) -> None:
    """The day stands only in a banner above its requests; the column holds the time."""
    draft.header[-1]["created_at"].value = draft.words["headers"]["time"][0]
    lines: list[Line] = []
    last = None
    for line in draft.lines:
        created: datetime = line.record["created_at"]
        if created.date() != last:
            last = created.date()
            lines.append(Line("banner", {draft.columns[0]: Cell(f"{created:%d.%m.%Y}", bold=True)}, across=True))
        line.put("created_at", created.time().replace(second=0), created.replace(second=0))
        lines.append(line)
    draft.lines = lines


def odd_totals(draft: Draft) -> None:
    """Totals that say how many, in other words and places."""
    first, second = draft.columns[0], draft.columns[min(3, len(draft.columns) - 1)]
    half = len(draft.lines) // 2
    word = draft.words["total"]
    draft.lines.insert(half, Line("total", {second: Cell(f"{word}: {half}", bold=True)}))
    draft.lines.append(Line("total", {first: Cell(f"{word.upper()} {draft.words['months'][4]}:"), second: Cell(half)}))


def column_of_index(draft: Draft) -> None:
    """An unnamed first column that counts from nought, as a data frame leaves it."""
    draft.columns.insert(0, "index")
    for nth, line in enumerate(draft.lines):
        line.cells["index"] = Cell(nth)


def numbers_as_floats(draft: Draft) -> None:
    """Numbers that an export wrote as "17.0"."""
    for line in draft.tickets:
        line.put("id", f"{line.record['id']}.0", line.record["id"])


def all_text(draft: Draft) -> None:
    """Everything is text, numbers and dates too."""
    for line in draft.tickets:
        for key, cell in line.cells.items():
            if isinstance(cell.value, datetime):
                cell.value = f"{cell.value:%d.%m.%Y %H:%M}"
                line.truth[key] = line.record[key].replace(second=0)
            elif not isinstance(cell.value, str):
                cell.value = cell.value.strftime("%d.%m.%Y") if hasattr(cell.value, "strftime") else str(cell.value)


def many_date_shapes(draft: Draft) -> None:
    """One column, many hands: 5.3.2026, 05/03/26, 2026-03-05 9:10, Thu 05.03.2026."""
    for line in draft.tickets:
        moment: datetime = line.record["created_at"]
        shapes = (
            (f"{moment.day}.{moment.month}.{moment.year}", moment.date()),
            (f"{moment:%d/%m/%y}", moment.date()),
            (f"{moment:%Y-%m-%d} {moment.hour}:{moment:%M}", moment.replace(second=0)),
            (f"{moment:%d.%m.%Y}, {moment.hour}:{moment:%M}", moment.replace(second=0)),
            (f"{moment:%d-%m-%Y}", moment.date()),
            (moment, moment),
        )
        shown, meant = draft.chance.choice(shapes)
        line.put("created_at", shown, meant)


def vague_headers(draft: Draft) -> None:
    """Only "Date" over the day on which it came."""
    draft.header[-1]["created_at"].value = DATE_WORDS[draft.words["language"]]


def coded_priorities(draft: Draft) -> None:
    """P1 to P4, or the level's number with its word."""
    codes = {
        "urgent": ("P1", "1 - Critical"),
        "high": ("P2", "2 - High"),
        "normal": ("P3", "3 - Medium"),
        "low": ("P4", "4 - Low"),
    }
    style = draft.chance.randint(0, 1)
    for line in draft.tickets:
        if "priority" in line.cells:
            line.cells["priority"].value = codes[line.record["priority"]][style]


def grey_rest(draft: Draft) -> None:
    """Two hundred formatted, empty rows below the table."""
    for _ in range(200):
        draft.tail.append(Line(("blank",), {}))


def hyphenated_ids(draft: Draft) -> None:
    """2026/0017 and the like: no date, no fraction."""
    for line in draft.tickets:
        number = f"2026/{int(line.record['id']):04d}"
        line.put("id", number, number)


def codes_like_dates(draft: Draft) -> None:
    """Serials such as 12-05-2024, 3E5, 1/2: text, digit for digit."""
    for line in draft.tickets:
        if "custom0" in line.cells:
            chance = draft.chance
            code = chance.choice(("12-05-2024", "3E5", "1/2", "0012.50", "TRUE", "611A_M46", "1e10", "10:30"))
            line.put("custom0", code, code)


def inch_marks(draft: Draft) -> None:
    """Quotation marks inside and at the start of texts."""
    for line in draft.chance.sample(draft.tickets, 8):
        text = draft.chance.choice(('{} 24"', '"{}" ?', '5" {}')).format(line.truth["text"])
        line.put(draft.feeds["text"], text)
        line.truth["text"] = text
