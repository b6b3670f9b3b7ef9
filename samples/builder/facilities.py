"""A caretaker's log of two buildings: a header of two rows from column B on, banners, ticks, a filter left on."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from builder.ods import Cell, OdsSheet, write_ods
from builder.png import draw_defect

TOP = ("Ref", "Reported", "", "Room", "Problem", "Reported by", "Tel.", "Urgency", "Handled by", "Done", "", "Remarks")
SUB = ("", "Date", "Time", "", "", "", "", "", "", "Date", "OK?", "")
PEOPLE = ("Mrs Aldous", "Ned (kitchen)", "F. Okafor", "reception", "Dr Lenz", "cleaning crew", "Paulo", "K. Ferris")
JOBS = (
    "tap drips", "window won’t close", "light flickers", "smell of gas?? checked, none", "door handle loose",
    "radiator cold", "ceiling tile stained", "socket dead", "lift stops between floors", "blind stuck half way",
    "toilet runs on", "carpet edge up, trip hazard", "air-con rattles", "key broken in the lock", "mouse seen again",
    "smoke detector chirps", "whiteboard fell down", "drain slow", "heating too hot\nsince the service",
    "gate card reader red",
)  # fmt: skip
URGENCY = {
    "urgent": ("urgent", "URGENT!"),
    "high": ("high",),
    "normal": ("normal", "Normal", "medium"),
    "low": ("low",),
}
DONE_MARKS = ("V", "V", "v", "+", "yes", "done")


class Facilities:
    """Writes the log row by row and keeps its truth."""

    def __init__(self) -> None:
        """Begin with the title and the header."""
        self.chance = random.Random(77)
        self.sheet = OdsSheet("Requests 2026")
        self.fates: dict[str, str] = {}
        self.tickets: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []
        self.pictures: list[dict[str, Any]] = []
        self.row = 1
        self.moment = datetime(2026, 1, 5, 8, 0)
        self.number = 0
        self._line("title", {2: Cell("FACILITIES - requests 2026 (please fill in EVERYTHING)", "bold", across=12)})
        self.row = 3
        spans = {3: 2, 11: 2}
        top = {2 + i: Cell(words, "bold", across=spans.get(2 + i, 1)) for i, words in enumerate(TOP) if words}
        self._line("header", top)
        self._line("header", {2 + i: Cell(words, "bold") for i, words in enumerate(SUB) if words})

    def building(self, name: str, count: int) -> None:
        """Write one building: its banner, its requests, its total."""
        self._line("banner", {2: Cell(name, "bold", across=12)})
        for _ in range(count):
            self._request()
        self._line("total", {2: Cell("Total"), 6: Cell(f"{count} requests")})

    def _request(self) -> None:
        chance = self.chance
        self.number += 1
        self.moment += timedelta(hours=chance.randint(3, 30))
        opened = self.moment.replace(hour=7 + self.moment.hour % 11, minute=chance.choice((0, 5, 15, 20, 40, 55)))
        reference, room = (
            f"F-{self.number:03d}",
            f"{chance.choice('AB')}{chance.randint(1, 4)}{chance.randint(1, 20):02d}",
        )
        problem = JOBS[(self.number * 7) % len(JOBS)]
        text_day = chance.random() < 0.3
        timed = chance.random() < 0.6
        priority = chance.choice((None, None, *URGENCY))
        done = opened.date() + timedelta(days=chance.randint(0, 9)) if chance.random() < 0.75 else None
        phone = f"0{chance.randint(110, 199)}" if chance.random() < 0.35 else None
        who = chance.choice(("Bert", "Bert", "Ola", "contractor", None))
        remark = chance.choice((None, None, None, "part on order", "again!", "tenant away until Monday"))
        cells = {
            2: reference,
            3: f"{opened:%d.%m.%Y}" if text_day else opened.date(),
            4: time(opened.hour, opened.minute) if timed else None,
            5: room,
            6: problem,
            7: chance.choice(PEOPLE),
            8: phone,
            9: chance.choice(URGENCY[priority]) if priority else None,
            10: who,
            11: done,
            12: chance.choice(DONE_MARKS) if done else None,
            13: remark,
        }
        truth = {
            "id": reference,
            "created_at": opened.isoformat() if timed else opened.date().isoformat(),
            "Room": room,
            "text": problem,
            "requester.name": cells[7],
            "requester.phone": phone,
            "priority": priority,
            "assignee": who,
            "solved_at": done.isoformat() if done else None,
            "status": "solved" if done else None,
            "remark": remark,
        }
        row = self.row
        line = {column: Cell(value) for column, value in cells.items() if value is not None}
        self._peculiar(row, line, truth)
        self._line("ticket", line)
        place = {"sheet": self.sheet.name, "row": row}
        self.tickets.append(place | {name: value for name, value in truth.items() if value is not None})

    def _peculiar(self, row: int, line: dict[int, Cell], truth: dict[str, Any]) -> None:
        """Give a few rows what a caretaker's log has: a picture, a remark of a colleague, a strike, an error."""
        number = self.number
        if number in (4, 11, 26):
            data = draw_defect(("rust", "dent", "crack")[number % 3], number)
            line[6].picture = data
            sha256 = hashlib.sha256(data).hexdigest()
            self.pictures.append({"sheet": self.sheet.name, "row": row, "sha256": sha256, "size": len(data)})
        if number in (6, 19):
            line[6].comment = ("Bert", "2026-02-03T08:15:00", "looked at it, needs a plumber")
            truth["comment"] = "looked at it, needs a plumber"
        if number == 9:
            for cell in line.values():
                cell.style = "struck"
            self._find("struck-out-row", row, "B")
        if number == 15:
            line[8] = Cell(error="#N/A")
            truth["requester.phone"] = None
            self._find("error-cell", row, "H")
        if number == 22:
            line[3] = Cell("yesterday")
            truth["created_at"] = None
            line.pop(4, None)
            self._find("invalid-date", row, "C")
        if 30 <= number <= 35:
            self.sheet.hidden_rows.add(row)

    def _find(self, rule: str, row: int, column: str) -> None:
        self.findings.append({"rule": rule, "sheet": self.sheet.name, "row": row, "cell": f"{column}{row}"})

    def _line(self, fate: str, cells: dict[int, Cell]) -> None:
        self.sheet.cells |= {(self.row, column): cell for column, cell in cells.items()}
        self.fates[str(self.row)] = fate
        self.row += 1

    def finish(self) -> None:
        """Write the note under the table."""
        self.row += 1
        self._line("note", {2: Cell("V = done and checked by the tenant; grey keys hang in the porter’s lodge")})


def build_facilities_log(folder: Path) -> None:
    """Write facilities.ods and its truth."""
    log = Facilities()
    log.building("BUILDING A", 24)
    log.building("BUILDING B", 21)
    log.finish()
    archive, old = _archive()
    write_ods(folder / "facilities.ods", [log.sheet, _rooms(), archive])
    truth = {
        "file": "facilities.ods",
        "fates": {
            log.sheet.name: log.fates,
            archive.name: {"1": "header"} | {str(ticket["row"]): "ticket" for ticket in old},
        },
        "tickets": [*log.tickets, *old],
        "pictures": log.pictures,
        "hidden_rows": len(log.sheet.hidden_rows),
        "findings": log.findings,
    }
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth" / "facilities.json").write_text(f"{text}\n", encoding="utf-8")


def _rooms() -> OdsSheet:
    rows = (
        ("Room", "Use", "Keys"),
        ("A101", "reception", 3),
        ("A204", "server room", 1),
        ("B110", "canteen", 4),
        ("B305", "archive", 2),
    )
    return OdsSheet(
        "Rooms", {(r, c): Cell(value) for r, values in enumerate(rows, 1) for c, value in enumerate(values, 1)}
    )


def _archive() -> tuple[OdsSheet, list[dict[str, Any]]]:
    """Return last year's rest, hidden and without the column of telephones, with its truth."""
    header = ("Ref", "Date", "Room", "Problem", "Reported by", "Urgency", "Handled by", "Done", "Remarks")
    sheet = OdsSheet("2025", {(1, column): Cell(words, "bold") for column, words in enumerate(header, 1)}, hidden=True)
    tickets = []
    for row in range(2, 8):
        day = date(2025, 12, 3 * row)
        truth = {
            "id": f"F25-{row - 1:02d}",
            "created_at": day.isoformat(),
            "Room": f"A1{row:02d}",
            "text": f"{JOBS[row + 9]}, north side",
            "requester.name": PEOPLE[row],
            "assignee": "Bert",
            "solved_at": (day + timedelta(days=4)).isoformat(),
        }
        values = (*truth.values(),)
        shown = (values[0], day, *values[2:5], None, values[5], day + timedelta(days=4))
        sheet.cells |= {(row, column): Cell(value) for column, value in enumerate(shown, 1) if value is not None}
        tickets.append({"sheet": sheet.name, "row": row} | truth)
    return sheet, tickets
