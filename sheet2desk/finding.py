"""What is wrong in the user's data, and where: values, never exceptions."""

from __future__ import annotations

from enum import StrEnum

from sheet2desk.data_class import frozen


class Severity(StrEnum):
    """How much a finding matters; the order is error, warning, info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Location:
    """A place in the sheet's own words: source, sheet, row from 1, cell or range ("E17", "E4:E9")."""

    file: str
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        spot = self.cell or (str(self.row) if self.row is not None else None)
        return "!".join(part for part in (self.file, self.sheet, spot) if part)


@frozen
class Note:
    """What an importer or the layout saw while reading, for the rule of that name to turn into a finding.

    `message` is lower case, without a full stop; `ticket` is the ticket's number, if it has one.
    """

    rule: str
    location: Location
    message: str
    ticket: str | None = None


@frozen
class Finding:
    """One thing wrong at one place, with the next thing to do in `help`."""

    rule: str
    severity: Severity
    message: str
    location: Location
    help: str
    ticket: str | None = None

    def __str__(self) -> str:
        return f"{self.location}: {self.message} ({self.rule})"
