"""Reads every book of the set and says what share of it arrived: `python -m tests.accuracy.score [--count N]`."""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.accuracy.model import Book, Flagged, OneOf, Sheet, TicketTruth
from tests.accuracy.recipes import RECIPES
from tests.accuracy.writers import write

ZONE = ZoneInfo("Europe/Riga")
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
GATES = {"cells": 0.99, "fates": 0.99, "pictures": 1.0}


@dataclass
class Score:
    """What arrived of one book: right and asked for, by kind; what went wrong, in words."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    crashes: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, kind: str, place: str, *, right: bool, expected: Any = None, got: Any = None) -> None:
        """Count one question."""
        self.asked[kind] += 1
        self.right[kind] += right
        if not right:
            self.misses.append(f"{kind} {place}: expected {expected!r}, got {got!r}")

    def add(self, other: Score) -> None:
        """Take in another book's score."""
        self.right += other.right
        self.asked += other.asked
        self.silent += other.silent
        self.crashes += other.crashes

    def share(self, kind: str) -> float:
        """Return the share of right answers, 1 where nothing was asked."""
        return self.right[kind] / self.asked[kind] if self.asked[kind] else 1.0

    @property
    def passes(self) -> bool:
        """Whether every gate is held."""
        held = all(self.share(kind) >= gate for kind, gate in GATES.items())
        return held and not self.silent and not self.crashes


def score_book(book: Book, path: Path) -> Score:
    """Read the book back and compare it with its truth."""
    score = Score()
    path.write_bytes(write(book))
    try:
        log = _read(path)
    except Exception as trouble:  # noqa: BLE001 - a crash of the reader is what is measured here
        score.crashes += 1
        for sheet in book.sheets:
            score.asked["cells"] += sum(len(ticket.fields) for ticket in sheet.tickets)
            score.asked["fates"] += len(sheet.fates)
            score.asked["pictures"] += len(sheet.pictures)
        spot = traceback.extract_tb(trouble.__traceback__)[-1]
        score.misses.append(f"crash {path.name}: {trouble!r} at {Path(spot.filename).name}:{spot.lineno}")
        return score
    remarked = _remarked(log)
    readings = {sheet.name: sheet for source in log.sources for sheet in source.sheets}
    only = next(iter(readings.values()), None)
    for sheet in book.sheets:
        reading = readings.get(sheet.name) or (only if len(book.sheets) == 1 else None)
        name = reading.name if reading else sheet.name
        tickets = [ticket for ticket in log.tickets if ticket.source.sheet == name]
        _score_rows(score, sheet, reading)
        _score_tickets(score, sheet, name, tickets, remarked)
        _score_pictures(score, sheet, tickets)
    return score


def _read(path: Path) -> Any:
    from sheet2desk import importers, layout
    from sheet2desk.config import Profile

    (ref,) = importers.expand([str(path)])
    return layout.lay_out(importers.read(ref), Profile(), ZONE, NOW)


def _remarked(log: Any) -> dict[str, list[tuple[str, str, int | None]]]:
    """Return (rule, cell or range, row) of each note, by sheet."""
    notes = defaultdict(list)
    for note in log.notes:
        place = note.location
        notes[place.sheet or ""].append((note.rule, place.cell or "", place.row))
    return notes


def _score_rows(score: Score, sheet: Sheet, reading: Any) -> None:
    kind = reading.kind if reading else "missing"
    score.count("sheets", sheet.name, right=kind == sheet.kind, expected=sheet.kind, got=kind)
    if sheet.kind != "log":
        return
    fates = {row.row: str(row.fate) for row in reading.rows} if reading else {}
    for row, expected in sheet.fates.items():
        answers = expected if isinstance(expected, tuple) else (expected,)
        place = f"{sheet.name}!{row}"
        score.count("fates", place, right=fates.get(row) in answers, expected=expected, got=fates.get(row))
    for row in fates.keys() - sheet.fates.keys():
        score.count("fates", f"{sheet.name}!{row}", right=False, expected="no row", got=fates[row])
    if sheet.header_rows is not None:
        got = reading.header_rows if reading else None
        score.count("headers", sheet.name, right=got == sheet.header_rows, expected=sheet.header_rows, got=got)


def _score_tickets(score: Score, sheet: Sheet, name: str, tickets: list[Any], remarked: dict[str, Any]) -> None:
    notes = remarked.get(name, [])
    known = Counter(ticket.row for ticket in sheet.tickets)
    for truth in sheet.tickets:
        here = [ticket for ticket in tickets if ticket.source.row == truth.row]
        if len(here) > 1:  # tables side by side: the one whose cells these are
            here.sort(key=lambda ticket: -sum(ticket.cell(name) == cell for name, cell in truth.cells.items()))
        if not here:
            score.asked["cells"] += len(truth.fields)
            score.misses.append(f"cells {sheet.name}!{truth.row}: no ticket, {len(truth.fields)} cells lost")
            continue
        _score_cells(score, truth, here[0], notes)
    for ticket in tickets:
        if not known[ticket.source.row]:
            score.silent += 1
            score.misses.append(f"cells {sheet.name}!{ticket.source.row}: a ticket where none is, in silence")


def _score_cells(score: Score, truth: TicketTruth, ticket: Any, notes: list[tuple[str, str, int | None]]) -> None:
    for name, expected in truth.fields.items():
        place = f"{truth.sheet}!{truth.cells.get(name, truth.row)} {name}"
        if name in ("row remark", "cell remark"):
            rule = expected if isinstance(expected, str) else expected[0]
            right = any(note == rule and _row_of(cell, row) == truth.row for note, cell, row in notes)
            score.count("cells", place, right=right, expected=f"a remark {rule}", got="none")
            continue
        flagged = any(_covers(cell, truth.cells.get(name, "")) for _, cell, _ in notes)
        got = _value(ticket, name, expected)
        right = _agrees(expected, got, flagged=flagged)
        score.count("cells", place, right=right, expected=expected, got=got)
        if not right and not flagged and got is not None:
            score.silent += 1
            score.misses[-1] += ", in silence"
    for name in SINGLE - truth.fields.keys():
        got = _value(ticket, name, None)
        if name in ("subject", "description") and "text" in truth.fields:
            continue
        if got not in (None, "") and got not in truth.fields.values():  # a column that is only kept may be more
            score.silent += 1
            score.count("cells", f"{truth.sheet}!{truth.row} {name}", right=False, expected=None, got=got)
            score.misses[-1] += ", in silence"


SINGLE = {
    "id", "created_at", "requester.name", "requester.phone", "requester.email", "requester.organization", "category",
    "priority", "assignee", "status", "first_response_at", "due_at", "solved_at", "satisfaction",
}  # fmt: skip


def _value(ticket: Any, name: str, expected: Any) -> Any:
    """Return what the ticket holds under the name; for texts that may stand in several places, the one that fits."""
    if name == "text":
        return _fitting((ticket.subject, ticket.description), expected)
    if name.startswith(("custom:", "words")):
        everywhere = [*ticket.custom.values(), *(comment.body for comment in ticket.comments), *ticket.tags]
        everywhere += [ticket.subject, ticket.description, ticket.channel, ticket.category]
        return _fitting(everywhere, expected)
    if name.startswith("comment "):
        days = {comment.body: comment.at for comment in ticket.comments}
        words = expected[0]
        at = days.get(words)
        return (words, at.date() if isinstance(at, datetime) else at) if words in days else None
    if name.startswith("requester."):
        return getattr(ticket.requester, name.removeprefix("requester."))
    return getattr(ticket, name)


def _fitting(values: Iterable[Any], expected: Any) -> Any:
    held = [value for value in values if value]
    return next((value for value in held if value == expected), held[0] if held else None)


def _agrees(expected: Any, got: Any, *, flagged: bool) -> bool:
    if isinstance(expected, OneOf):
        return any(_agrees(answer, got, flagged=flagged) for answer in expected.answers)
    if isinstance(expected, Flagged):
        return got is None and flagged
    if isinstance(expected, datetime) and expected.tzinfo and isinstance(got, datetime):
        return got.replace(microsecond=0) == expected
    if isinstance(expected, datetime) and isinstance(got, datetime):
        return got.replace(tzinfo=None, microsecond=0) == expected.replace(microsecond=0)
    if isinstance(expected, datetime) != isinstance(got, datetime) and isinstance(expected, date):
        return False
    return bool(got == expected)


def _covers(noted: str, cell: str) -> bool:
    """Whether the note's cell or range names this cell."""
    if not noted or not cell:
        return False
    ends = [re.fullmatch(r"([A-Z]+)(\d+)", end) for end in noted.split(":")]
    spot = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    if not spot or not all(ends):
        return False
    columns = sorted((len(end[1]), end[1]) for end in ends if end)
    lines = sorted(int(end[2]) for end in ends if end)
    return columns[0] <= (len(spot[1]), spot[1]) <= columns[-1] and lines[0] <= int(spot[2]) <= lines[-1]


def _row_of(cell: str, row: int | None) -> int | None:
    found = re.match(r"[A-Z]+(\d+)", cell)
    return int(found[1]) if found else row


def _score_pictures(score: Score, sheet: Sheet, tickets: list[Any]) -> None:
    import hashlib

    got = defaultdict(set)
    for ticket in tickets:
        got[ticket.source.row] |= {attachment.sha256 for attachment in ticket.attachments}
    wanted: dict[int, set[str]] = defaultdict(set)
    for row, _, picture in sheet.pictures:
        wanted[row].add(hashlib.sha256(picture.data).hexdigest())
    for row, digests in wanted.items():
        for digest in digests:
            score.count("pictures", f"{sheet.name}!{row}", right=digest in got[row], expected=digest[:8], got=got[row])
    extra = sum(len(digests - wanted[row]) for row, digests in list(got.items()))
    score.silent += extra
    if extra:
        score.misses.append(f"pictures {sheet.name}: {extra} on rows where none is, in silence")


def cook(name: str, seed: int) -> Book:
    """Return the book of a recipe for a seed."""
    return RECIPES[name](random.Random(f"{name}/{seed}"))


def main(arguments: list[str] | None = None) -> int:
    """Score the set, print the table, and return 0 when every gate is held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=1, help="how many seeds of each recipe")
    parser.add_argument("--only", default="", help="recipes whose name or feature holds this")
    parser.add_argument("--verbose", action="store_true", help="print each miss")
    parser.add_argument("--keep", type=Path, help="keep the workbooks in this folder")
    options = parser.parse_args(arguments)
    total, features = Score(), defaultdict(Score)
    started, books = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name in RECIPES:
            for seed in range(options.seed, options.seed + options.count):
                book = cook(name, seed)
                if options.only and options.only not in (name, *book.features):
                    continue
                score = score_book(book, folder / f"{name}.{book.ending}")
                books += 1
                total.add(score)
                for feature in book.features:
                    features[feature].add(score)
                _print(f"{name}/{seed}", score)
                for miss in score.misses if options.verbose else ():
                    print(f"    {miss}")
    print()
    for feature, score in sorted(features.items()):
        _print(f"[{feature}]", score)
    _print("all", total)
    print(f"{books} books in {time.perf_counter() - started:.1f} s; gates {'held' if total.passes else 'NOT held'}")
    return 0 if total.passes else 1


def _print(name: str, score: Score) -> None:
    shares = "  ".join(
        f"{kind} {score.share(kind):7.2%} of {score.asked[kind]:<6}"
        for kind in ("cells", "fates", "headers", "sheets", "pictures")
        if score.asked[kind]
    )
    print(f"{name:<26} silent {score.silent:<4} crashes {score.crashes:<2} {shares}")


if __name__ == "__main__":
    sys.exit(main())
