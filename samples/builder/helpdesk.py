"""An English IT help desk's export: semicolons, cp1252, quoted line breaks, European dates."""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HEADER = (
    "Ticket ID", "Opened", "Caller", "E-mail", "Phone", "Site", "Summary", "Details", "Type", "Priority",
    "Handled by", "State", "First reply", "Resolved", "Satisfaction", "Asset tag", "Comment", "Comment",
)  # fmt: skip

CALLERS = (
    ("Zoë Hartmann", "z.hartmann@example.com", "Köln"),
    ("René Caron", "r.caron@example.com", "Lyon"),
    ("Siân Pugh", "s.pugh@example.org", "Cardiff"),
    ("Bjørn Aas", "b.aas@example.org", "Oslo"),
    ("Marta Núñez", "m.nunez@example.net", "Málaga"),
    ("Tom Fields", "t.fields@example.com", "Leeds"),
    ("Agnès Roux", "a.roux@example.com", "Lyon"),
    ("Colm Daly", "c.daly@example.net", "Cork"),
    ("Jürgen Fuchs", "j.fuchs@example.com", "Köln"),
    ("Priya Nair", "p.nair@example.org", "Leeds"),
)

TROUBLES = (
    ("Outlook keeps asking for a password", "software"),
    ("Laptop won’t wake from sleep", "hardware"),
    ("No network in meeting room {n}", "network"),
    ("Printer {n} jams on tray 2", "hardware"),
    ("Access to project folder P-{n}", "access"),
    ("Phishing mail – is it real?", "security"),
    ("Second screen black since the update", "hardware"),
    ("SAP client: error 10{n}", "software"),
    ("New phone for a leaver’s successor", "telephony"),
    ("Café till offline, queue at the door", "network"),
    ("Can’t open budget file FY{n}", "software"),
    ("Mouse double-clicks by itself", "hardware"),
    ("Wi-Fi voucher for visitors, floor {n}", "network"),
    ("Locked out after holiday", "access"),
    ("Webcam shows a green picture", "hardware"),
    ("Font missing: “Söhne” in the template", "software"),
)

DETAILS = ("", "", "{}.\nAsked twice; user says “urgent”.", "Started this morning; restarted already", "see e-mail")
COMMENTS = (("", ""), ("", ""), ("called back, no answer", ""), ("part ordered", "part arrived – fitted"))
DAY = "%d/%m/%Y %H:%M"

STATES = {
    "new": ("New", "new"),
    "open": ("In progress", "Assigned", "in prog.", "WIP"),
    "pending": ("Waiting for user", "On hold", "Awaiting vendor"),
    "solved": ("Resolved", "resolved", "Done", "Fixed"),
    "closed": ("Closed", "closed", "Close"),
}
PRIORITIES = {"urgent": ("P1", "Critical"), "high": ("P2", "High"), "normal": ("P3", "Medium"), "low": ("P4", "Low")}
RATINGS = (("5/5", 5), ("4/5", 4), ("5", 5), ("3", 3), ("2/5", 2), ("excellent", 5), ("poor", 2))


def build_helpdesk_log(folder: Path) -> None:
    """Write helpdesk.csv and its truth."""
    chance = random.Random(160)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    tickets, fates = [], {"1": "header"}
    moment = datetime(2026, 1, 5, 8, 40)
    for nth in range(64):
        moment = _next(chance, moment)
        cells, truth = _ticket(chance, nth, moment)
        writer.writerow([cells[name] for name in HEADER[:-2]] + [cells["Comment"], cells["Comment_2"]])
        place = {"sheet": "helpdesk", "row": nth + 2}
        tickets.append(place | {name: value for name, value in truth.items() if value not in (None, "", [])})
        fates[str(nth + 2)] = "ticket"
    writer.writerow(["Total", "64", *[""] * (len(HEADER) - 2)])
    fates["66"] = "total"
    (folder / "helpdesk.csv").write_bytes(text.getvalue().encode("cp1252"))
    truth = {"file": "helpdesk.csv", "encoding": "cp1252", "delimiter": ";", "fates": fates, "tickets": tickets}
    (folder / "truth" / "helpdesk.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _ticket(chance: random.Random, nth: int, opened: datetime) -> tuple[dict[str, str], dict[str, Any]]:
    name, mail, site = CALLERS[(nth * 7 + nth // 10) % len(CALLERS)]
    trouble, kind = TROUBLES[(nth * 5 + nth // 16) % len(TROUBLES)]
    summary = trouble.format(n=chance.randint(2, 48))
    status = _status(chance, nth)
    priority = chance.choice((*PRIORITIES, "normal", "normal", None))
    replied = opened + timedelta(minutes=chance.randint(4, 400)) if status != "new" else None
    solved = (
        replied + timedelta(minutes=chance.randint(15, 4000)) if replied and status in ("solved", "closed") else None
    )
    rating = chance.choice(RATINGS) if solved and chance.random() < 0.4 else ("", None)
    details = chance.choice(DETAILS).format(summary)
    tag = f"00{chance.randint(1000, 9999)}" if chance.random() < 0.5 else ""
    phone = f"0{chance.randint(20, 79)} 7946 0{chance.randint(100, 999)}" if chance.random() < 0.4 else ""
    comments = chance.choice(COMMENTS)
    known = chance.random() < 0.8
    number, agent = f"INC-{nth + 318:05d}", chance.choice(("Kev", "Ola", "desk", ""))
    cells = {
        "Ticket ID": number,
        "Opened": opened.strftime(DAY),
        "Caller": name,
        "E-mail": mail if known else "n/a",
        "Phone": phone,
        "Site": site,
        "Summary": summary,
        "Details": details,
        "Type": kind,
        "Priority": chance.choice(PRIORITIES[priority]) if priority else "-",
        "Handled by": agent,
        "State": chance.choice(STATES[status]),
        "First reply": replied.strftime(DAY) if replied else "",
        "Resolved": solved.strftime(DAY) if solved else "",
        "Satisfaction": rating[0],
        "Asset tag": tag,
        "Comment": comments[0],
        "Comment_2": comments[1],
    }
    truth = {
        "id": number,
        "created_at": opened.isoformat(),
        "requester.name": name,
        "requester.email": mail if known else None,
        "requester.phone": phone,
        "subject": summary,
        "description": details,
        "category": kind,
        "priority": priority,
        "assignee": agent,
        "status": status,
        "first_response_at": replied.isoformat() if replied else None,
        "solved_at": solved.isoformat() if solved else None,
        "satisfaction": rating[1],
        "Site": site,
        "Asset tag": tag,
        "comments": [words for words in comments if words],
    }
    return cells, truth


def _status(chance: random.Random, nth: int) -> str:
    if nth < 48:
        return chance.choice(("solved", "closed", "closed", "closed", "pending" if nth % 11 == 0 else "solved"))
    return chance.choice(("new", "open", "open", "pending", "solved"))


def _next(chance: random.Random, moment: datetime) -> datetime:
    moment += timedelta(minutes=chance.randint(25, 700))
    if moment.hour >= 18 or moment.hour < 8:
        moment = moment.replace(hour=8, minute=chance.randint(1, 59)) + timedelta(days=1 if moment.hour >= 18 else 0)
    return moment + timedelta(days=(7 - moment.weekday()) if moment.weekday() > 4 else 0)
