"""A tidy service-desk log: nothing in it is worth a finding."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADER = (
    "Ticket", "Created", "Requester", "Email", "Subject", "Category", "Priority", "Assignee", "Status",
    "First response", "Resolved", "Rating",
)  # fmt: skip

SUBJECTS = (
    ("Ada Quill", "Monitor flickers after docking", "hardware", "normal"),
    ("Bo Lindgren", "VPN drops every forty minutes", "network", "high"),
    ("Carmen Ochoa", "Needs access to the archive share", "access", "low"),
    ("Dev Patel", "Badge printer out of ribbon", "hardware", "normal"),
    ("Elsa Moreau", "Shared calendar shows the wrong hour", "software", "normal"),
    ("Farid Haddad", "Laptop battery swollen", "hardware", "urgent"),
    ("Greta Vogel", "Reset of the payroll password", "access", "high"),
    ("Hugo Brandt", "Conference phone has no dial tone", "telephony", "normal"),
    ("Ines Duarte", "Scanner sends blank pages", "hardware", "low"),
    ("Jonas Weber", "New starter on Monday, full set-up", "access", "high"),
    ("Kira Novak", "Spreadsheet macro blocked by policy", "software", "normal"),
    ("Liam O'Hara", "Wi-Fi dead spot in the canteen", "network", "normal"),
    ("Mona Salem", "Invoice mailbox is full", "software", "high"),
    ("Noel Petit", "Keyboard spilled on, three keys stuck", "hardware", "low"),
    ("Olga Marsh", "Certificate warning on the intranet", "network", "high"),
    ("Pia Lund", "Headset not recognised in calls", "telephony", "normal"),
    ("Quentin Roy", "Time clock terminal frozen", "hardware", "urgent"),
    ("Rosa Klein", "Old account still active after leaving", "access", "high"),
    ("Sven Aalto", "Plotter prints mirrored drawings", "hardware", "low"),
    ("Tara Byrne", "Backup report missing since Friday", "software", "high"),
)


def build_clean_log(folder: Path) -> None:
    """Write clean.xlsx and its truth."""
    book = xlsxwriter.Workbook(str(folder / "clean.xlsx"))
    book.set_properties({"title": "Service desk log", "created": datetime(2026, 3, 2, 9, 0)})
    sheet = book.add_worksheet("Log")
    bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(HEADER) - 1, 18)
    sheet.write_row(0, 0, HEADER, bold)
    tickets = []
    for row, values in enumerate(_rows(), 1):
        for column, value in enumerate(values):
            if isinstance(value, datetime):
                sheet.write_datetime(row, column, value, moment)
            elif value is not None:
                sheet.write(row, column, value)
        shown = {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in zip(HEADER, values, strict=True)
        }
        tickets.append(
            {"sheet": "Log", "row": row + 1} | {name: value for name, value in shown.items() if value is not None}
        )
    book.close()
    truth = {"file": "clean.xlsx", "tickets": tickets, "findings": [], "counts": {"header": 1, "ticket": len(tickets)}}
    (folder / "truth" / "clean.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _rows() -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for nth, (name, subject, category, priority) in enumerate(SUBJECTS):
        created = datetime(2026, 2, 2, 9, 5) + timedelta(days=nth + nth // 5 * 2, minutes=nth * 17)
        answered = created + timedelta(minutes=12 + nth * 3)
        solved = None if nth >= 18 else answered + timedelta(hours=1, minutes=nth * 5)
        status = "Open" if solved is None else ("Closed" if nth < 12 else "Solved")
        mail = f"{name.lower().replace(' ', '.').replace(chr(39), '')}@example.com"
        assignee = ("Mia Torres", "Owen Blake", "Ruth Stein")[nth % 3]
        rating = (None, 5, 4, None, 5)[nth % 5] if solved else None
        rows.append(
            (
                101 + nth,
                created,
                name,
                mail,
                subject,
                category,
                priority.title(),
                assignee,
                status,
                answered,
                solved,
                rating,
            )
        )
    return rows
