"""Making findings: from a ticket's field, from a whole sheet, or from what reading noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sheet2desk.finding import Finding, Location, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import Ticket
from sheet2desk.validators.interface import Context

#: Notes that explain why a cell's value is blank or doubtful; no rule on tickets says more about such a cell.
UNUSABLE = frozenset(
    {
        "ambiguous-date",
        "error-cell",
        "invalid-date",
        "look-alike-letters",
        "rating-out-of-range",
        "swapped-date",
        "uncached-formula",
        "unknown-priority",
        "unknown-status",
    }
)


def place(ticket: Ticket, field: str | None = None) -> Location:
    """Return the place of a ticket's field, or of its row when no cell feeds the field."""
    source = ticket.source
    return Location(source.file, source.sheet, source.row, ticket.cell(field) if field else None)


def on_ticket(rule: str, severity: Severity, ticket: Ticket, field: str | None, message: str, help: str) -> Finding:
    """Return a finding at a ticket's field (None: at its row)."""
    return Finding(rule, severity, message, place(ticket, field), help, ticket.id)


def noted(rule: str, severity: Severity, help: str) -> Callable[[Log, Context], Iterator[Finding]]:
    """Return the check of a rule that only reading can see: each note under the rule's name becomes a finding."""

    def check(log: Log, _: Context) -> Iterator[Finding]:
        for note in log.notes:
            if note.rule == rule:
                yield Finding(rule, severity, note.message, note.location, help, note.ticket)

    return check


def noted_cells(log: Log) -> set[tuple[str, str | None, str | None]]:
    """Return the cells (file, sheet, cell) of which reading has already said that their value can't be used."""
    return {
        (note.location.file, note.location.sheet, note.location.cell)
        for note in log.notes
        if note.rule in UNUSABLE and note.location.cell
    }


def shown(value: object, limit: int = 60) -> str:
    """Return a value as a message shows it: one line, cut with an ellipsis where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 row", "2 rows"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def sort_by_place(log: Log, findings: list[Finding]) -> list[Finding]:
    """Return findings in the order of sources and sheets as read, then of rows and columns; whole sheets come first."""
    sheets: dict[tuple[str, str | None], int] = {}
    for source in log.sources:
        for name in (None, *(sheet.name for sheet in source.sheets)):
            sheets.setdefault((source.file, name), len(sheets))
    for ticket in log.tickets:
        sheets.setdefault((ticket.source.file, ticket.source.sheet), len(sheets))

    def key(finding: Finding) -> tuple[object, ...]:
        place = finding.location
        sheet = sheets.get((place.file, place.sheet), len(sheets))
        letters = "".join(filter(str.isalpha, (place.cell or "").partition(":")[0]))
        return (
            sheet,
            place.file,
            place.sheet or "",
            place.row or 0,
            len(letters),
            letters,
            finding.rule,
            finding.message,
        )

    return sorted(findings, key=key)
