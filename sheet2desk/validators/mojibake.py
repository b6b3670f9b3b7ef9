"""Text that was read in the wrong encoding.

What it finds:
    Texts whose letters are the bytes of other letters: UTF-8 shown as cp1251 (РџСЂРёРІРµС‚), as cp1252 (Ã©, twice:
    ÃƒÂ©) or as Mac Roman (deber√≠a), cp1251 shown as cp1252 (Ïðèâåò), KOI8-R shown as cp1251; replacement signs
    (�); words turned into question marks (????).

Why it matters:
    Nobody can read the request, no search finds it, and names reach the customer in this shape.

How to mend it:
    Import the original file anew with the right encoding. Where the finding shows the text that was meant,
    write it; question marks and replacement signs can't be turned back.

Example:
    №  | Описание
    17 | РЎРєРѕР» РЅР° СѓРіР»Сѓ        <- mojibake: "Скол на углу" was meant
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import Ticket
from sheet2desk.validators.encodings import find_mojibake
from sheet2desk.validators.findings import on_ticket, shown
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield fields whose text came through the wrong encoding."""
    verdicts: dict[str, tuple[str, str] | None] = {}
    for ticket in log.tickets:
        for field, text in fields(ticket):
            if text.isascii() and "??" not in text:
                continue
            if text not in verdicts:
                verdicts[text] = find_mojibake(text)
            found = verdicts[text]
            if found is None:
                continue
            reason, meant = found
            message = f"“{shown(text, 40)}” is {reason}"
            advice = (
                f"write “{shown(meant)}”, or import the file anew in its own encoding"
                if meant
                else ("fetch the text from its source: these signs can't be turned back")
            )
            yield on_ticket(NAME, SEVERITY, ticket, field, message, advice)


def fields(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Yield every text of a ticket with its field."""
    requester = ticket.requester
    named = {
        "subject": ticket.subject,
        "description": ticket.description,
        "requester.name": requester.name,
        "requester.organization": requester.organization,
        "assignee": ticket.assignee,
        "channel": ticket.channel,
        "category": ticket.category,
    }
    for field, text in named.items():
        if text:
            yield field, text
    yield from ticket.custom.items()
    for tag in ticket.tags:
        yield "tags", tag
    for comment in ticket.comments:
        yield "comments", comment.body
