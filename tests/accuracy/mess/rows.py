"""Rows that aren't tickets, and tickets that share or span rows."""

from __future__ import annotations

from datetime import date, datetime

from tests.accuracy.model import Cell, Draft, Line


def month_banners(draft: Draft) -> None:
    """A banner above the first request of each month."""
    lines: list[Line] = []
    last = None
    for line in draft.lines:
        created = line.record.get("created_at")
        if isinstance(created, datetime) and (created.year, created.month) != last:
            last = (created.year, created.month)
            lines.append(_banner(draft, month_name(draft, created)))
        lines.append(line)
    draft.lines = lines


def bare_days(draft: Draft) -> None:
    """Month banners, and only the day number in the date column."""
    month_banners(draft)
    for line in draft.tickets:
        created: datetime = line.record["created_at"]
        line.put("created_at", created.day, created.date())


def month_name(draft: Draft, day: date) -> str:
    """Return "МАРТ 2026" in the draft's language and one of its cases."""
    name = f"{draft.words['months'][day.month - 1]} {day.year}"
    return draft.chance.choice((name, name.upper(), name.capitalize()))


def leftovers(draft: Draft) -> None:
    """Title and banners written into every cell that their merge covers, as some exporters do."""
    for line in [*draft.titles, *draft.lines]:
        if line.across:
            (anchor,) = line.cells.values()
            line.leftovers = str(anchor.value)


def group_banners(draft: Draft) -> None:
    """Departments as banners, each with its own total."""
    parts = draft.words["group"]
    size = max(1, len(draft.lines) // len(parts))
    lines: list[Line] = []
    for nth, name in enumerate(parts):
        chunk = draft.lines[nth * size : (nth + 1) * size if nth < len(parts) - 1 else None]
        lines += [_banner(draft, name), *chunk, _total(draft, len(chunk))]
    draft.lines = lines


def grand_total(draft: Draft) -> None:
    """A total under the last row."""
    draft.lines.append(_total(draft, len(draft.tickets)))


def tail_notes(draft: Draft) -> None:
    """Remarks of the keeper under the table."""
    draft.tail.append(Line("note", {draft.columns[0]: Cell(draft.words["note"])}))


def repeated_header(draft: Draft) -> None:
    """The header again in the middle, as printed pages have it."""
    header = draft.header[-1]
    again = {key: Cell(cell.value, bold=True) for key, cell in header.items()}
    draft.lines.insert(len(draft.lines) // 2, Line("header", again))


def template_rows(draft: Draft) -> None:
    """Rows numbered in advance and otherwise empty."""
    last = max(int(line.record["id"]) for line in draft.tickets)
    for nth in range(1, 7):
        draft.lines.append(Line("template", {"id": Cell(last + nth)}))


def blank_rows(draft: Draft) -> None:
    """Empty rows here and there."""
    for _ in range(3):
        draft.lines.insert(draft.chance.randint(1, len(draft.lines) - 1), Line(("blank",)))


def merged_values(draft: Draft) -> None:
    """The same person in charge merged over several tickets."""
    for key in ("assignee", "requester.organization"):
        if key not in draft.columns:
            continue
        start = draft.chance.randint(1, 5)
        while start + 4 < len(draft.lines):
            span = draft.chance.randint(2, 4)
            lines = draft.lines[start : start + span]
            if all(line.fate == "ticket" for line in lines):
                value = draft.chance.choice(draft.words["agents" if key == "assignee" else "firms"])
                for line in lines:
                    line.cells.pop(key, None)
                    line.truth[key] = value
                lines[0].cells[key] = Cell(value, down=span)
            start += span + draft.chance.randint(2, 6)


def ditto(draft: Draft) -> None:
    """Ditto marks for the value above."""
    above = None
    for line in draft.lines:
        if line.fate != "ticket" or "assignee" not in draft.columns:
            above = None
            continue
        if above and draft.chance.random() < 0.3:
            line.put("assignee", draft.chance.choice(('"', "〃", "''")), above)
        above = line.truth.get("assignee")


def several_rows(draft: Draft) -> None:
    """A ticket over several rows: the number only in the first, more words below."""
    lines: list[Line] = []
    for line in draft.lines:
        lines.append(line)
        if line.fate == "ticket" and "text" in line.truth and draft.chance.random() < 0.4:
            key = draft.feeds["text"]
            for nth in range(draft.chance.randint(1, 2)):
                more = f"{draft.chance.choice(draft.words['details'])} ({nth + 1})"
                lines.append(Line("continuation", {key: Cell(more)}))
                line.truth["text"] = f"{line.truth['text']}\n{more}"
    draft.lines = lines


def hidden_rows(draft: Draft) -> None:
    """A filter left on hides most rows; they are data all the same."""
    for line in draft.tickets:
        line.hidden = draft.chance.random() < 0.5


def struck_rows(draft: Draft) -> None:
    """Two rows struck out: still tickets, with a remark."""
    for line in draft.chance.sample(draft.tickets, 2):
        for cell in line.cells.values():
            cell.struck = True
        line.truth["row remark"] = "struck-out-row"


def _banner(draft: Draft, text: str) -> Line:
    return Line("banner", {draft.columns[0]: Cell(text, bold=True, fill="DDEBF7")}, across=True)


def _total(draft: Draft, count: int) -> Line:
    first, last = draft.columns[0], draft.columns[-1]
    cells = {first: Cell(draft.words["total"], bold=True)}
    if last != first:
        cells[last] = Cell(count, bold=True)
    return Line("total", cells)
