"""A text that promises a picture, and none there.

What it finds:
    Tickets whose text says that a photo or screenshot is attached while the row holds no picture, file, link
    or path; and pictures that the file names but doesn't contain.

Why it matters:
    Without the picture nobody can judge the defect, and the requester believes to have sent it.

How to mend it:
    Look for the picture in the mail that the request came by, and put it over the row; or take the promise
    out of the text.

Example:
    №  | Описание                | Фото
    17 | скол на углу, см. фото  |          <- missing-picture
"""

import re
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket
from sheet2desk.validators.findings import noted, on_ticket, shown
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.words import phrases

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "look for the picture in the request's mail and put it over the row"

_REFERENCE = regex(
    r"https?://|www\.|\\\\\w|[a-z]:\\|\w\.(?:jpe?g|png|gif|bmp|tiff?|heic|webp|pdf|mp4|zip)\b", re.IGNORECASE
)

_noted = noted(NAME, SEVERITY, HELP)


def check(log: Log, context: Context) -> Iterator[Finding]:
    """Yield promises of pictures that aren't kept, and the pictures that reading missed."""
    seen = set()
    for finding in _noted(log, context):
        seen.add((finding.location.file, finding.location.sheet, finding.location.row))
        yield finding
    for ticket in log.tickets:
        source = ticket.source
        if ticket.attachments or (source.file, source.sheet, source.row) in seen:
            continue
        field, promise = find_promise(ticket)
        if promise and not _refers_elsewhere(ticket):
            message = f"the text says “{shown(promise)}”, but the row holds no picture"
            yield on_ticket(NAME, SEVERITY, ticket, field, message, HELP)


def find_promise(ticket: Ticket) -> tuple[str, str]:
    """Return the field and the words by which a ticket promises a picture; ("", "") when it doesn't."""
    promise, denial = phrases("picture_promised"), phrases("picture_denied")
    texts = {"subject": ticket.subject, "description": ticket.description, **ticket.custom}
    for field, text in texts.items():
        if text and (found := promise.search(text)) and not denial.search(text):
            return field, found.group()
    for comment in ticket.comments:
        if (found := promise.search(comment.body)) and not denial.search(comment.body):
            return "comments", found.group()
    headed, yes = phrases("picture_header"), phrases("picture_yes")
    for header, value in ticket.custom.items():
        if headed.search(header) and yes.fullmatch(value.strip()):
            return header, f"{header}: {value.strip()}"
    return "", ""


def _refers_elsewhere(ticket: Ticket) -> bool:
    texts = [
        ticket.subject or "",
        ticket.description or "",
        *ticket.custom.values(),
        *(c.body for c in ticket.comments),
    ]
    return any(_REFERENCE.search(text) for text in texts)
