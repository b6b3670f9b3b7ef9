"""A text that was cut off.

What it finds:
    Texts of exactly 32,767 characters, the most that a cell of Excel holds; and texts that end mid-sentence at
    exactly 255, 256, 1000, 1024, 2000 or 4000 characters where at least three texts of the column do so and none
    is longer, the mark of a database or form that cuts.

Why it matters:
    What stood behind the cut is gone: often the answer, or the latest word of a long mail thread.

How to mend it:
    Fetch the whole text from where it came from (mail, form, database) and keep it as a file.

Example:
    №  | Описание
    17 | Добрый день! После замены … (32,767 characters)        <- text-truncated
"""

from collections import defaultdict
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import Ticket
from sheet2desk.validators.findings import on_ticket
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
EXCEL_LIMIT = 32_767  # in UTF-16 units; support.microsoft.com, "Excel specifications and limits"
CLIFFS = (255, 256, 1000, 1024, 2000, 4000)
EVIDENCE = 3
HELP = "fetch the whole text from where it came from, and keep it as a file"


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield texts that end at a limit."""
    columns: dict[tuple[str, str, str], list[tuple[int, Ticket, str]]] = defaultdict(list)
    for ticket in log.tickets:
        for field, text in texts(ticket):
            length = units(text)
            if length >= EXCEL_LIMIT:
                message = f"the text has {length:,} characters, the most that a cell holds, and was likely cut off"
                yield on_ticket(NAME, SEVERITY, ticket, field, message, HELP)
            elif length >= CLIFFS[0]:
                columns[ticket.source.file, ticket.source.sheet, field].append((length, ticket, text))
    for (_file, _sheet, field), long in columns.items():
        limit = max(length for length, _ticket, _text in long)
        cut = [ticket for length, ticket, text in long if length == limit and _ends_mid_sentence(text)]
        if limit in CLIFFS and len(cut) >= EVIDENCE:
            for ticket in cut:
                message = f"the text ends at exactly {limit} characters, as {len(cut)} texts of the column do"
                yield on_ticket(NAME, SEVERITY, ticket, field, message, HELP)


def texts(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Yield the ticket's texts with the field that each stands in."""
    if ticket.subject:
        yield "subject", ticket.subject
    if ticket.description:
        yield "description", ticket.description
    yield from ticket.custom.items()
    for comment in ticket.comments:
        yield "comments", comment.body


def units(text: str) -> int:
    """Return the length of a text as Excel counts it: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _ends_mid_sentence(text: str) -> bool:
    return text[-1].isalnum() or text[-1] in " ,;:-–—("
