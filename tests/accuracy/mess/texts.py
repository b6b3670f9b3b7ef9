"""Texts: comments in threads, line breaks and quotes, durations, columns that are mostly blank."""

from __future__ import annotations

from datetime import datetime

from tests.accuracy.model import Cell, Draft


def threads(draft: Draft) -> None:
    """Threaded comments, two entries a thread."""
    for line in draft.chance.sample(draft.tickets, 4):
        said = [f"{word} {line.record['id']}" for word in draft.words["remarks"][:2]]
        cell = line.cells["created_at"]
        cell.threaded = True
        cell.remarks = list(zip(draft.words["agents"], said, strict=False))
        for nth, words in enumerate(said):
            line.truth[f"comment {nth}"] = (words, datetime(2026, 2, nth + 1, 10, 15).date())


def quoted_lines(draft: Draft) -> None:
    """Line breaks, quotes and delimiters inside texts."""
    for line in draft.tickets:
        text = line.truth.get("text")
        if text and draft.chance.random() < 0.5:
            words = f'{text}\n"{draft.words["details"][0]}"; {draft.words["details"][1]}, {line.record["id"]}'
            line.put(draft.feeds["text"], words)
            line.truth["text"] = words


def first_cells_empty(draft: Draft) -> None:
    """Columns whose first half is blank."""
    for line in draft.tickets[: len(draft.tickets) // 2]:
        for key in ("requester.phone", "assignee", "custom0", "requester.email"):
            line.cells.pop(key, None)
            line.truth.pop(key, None)


def durations(draft: Draft) -> None:
    """A column of durations in words: kept as they stand."""
    draft.columns.append("custom9")
    draft.header[-1]["custom9"] = Cell("Ageing")
    for line in draft.tickets:
        chance = draft.chance
        days = chance.randint(1, 40)
        text = chance.choice((f"{days}d {chance.randint(1, 23)}h", f"{days} Days 7 Hrs 3 Mins", f"{days}%"))
        line.put("custom9", text, text)


def many_columns(draft: Draft) -> None:
    """Thirty columns more, most of them blank."""
    for nth in range(30):
        key = f"custom1{nth:02d}"
        draft.columns.append(key)
        draft.header[-1][key] = Cell(f"{draft.chance.choice('XYZ')}-{nth}")
        for line in draft.tickets:
            if draft.chance.random() < 0.1:
                text = f"{draft.chance.choice(draft.words['details'])} {nth}"
                line.put(key, text, text)
