"""The document: what every command's result becomes before a format writes it down.

A view builds one, a format writes it, so a command costs one view and a format one module, never their product.
Its parts are functions, called only by the format that needs them: a JSON run lays out no tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from sheet2desk.data_class import frozen
from sheet2desk.finding import Finding, Severity

Cell = str | int | float | bool | datetime | date | None
Kind = Literal["text", "number", "moment"]


class Part(StrEnum):
    """What a document offers and a format needs."""

    DATA = "data"  # the JSON value of the contract
    BLOCKS = "blocks"  # headings, paragraphs and tables, for a terminal
    PAGE = "page"  # the same blocks make a page worth passing on
    PRINT = "print"  # … and one worth printing
    RECORDS = "records"  # one table for a spreadsheet program
    FINDINGS = "findings"  # places with what is wrong there
    TICKETS = "tickets"  # the tickets themselves, a line each


@frozen
class Heading:
    """A heading; level 2 stands right below the document's title."""

    text: str
    level: int = 2


@frozen
class Paragraph:
    """Running text in one line."""

    text: str


@frozen
class Notes:
    """Short remarks, one below another."""

    items: Sequence[str]


@frozen
class Column:
    """A column of a table: `name` for machines, never translated; `title` for people."""

    name: str
    title: str
    kind: Kind = "text"


@frozen
class Table:
    """A table; cells are values, and each format shows them in its own way."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    title: str = ""


@frozen
class Bar:
    """One bar of a chart, with the value as people should read it."""

    label: str
    value: float
    shown: str


@frozen
class Bars:
    """A bar chart, where a format can draw; the numbers stand in a table beside it as well."""

    title: str
    bars: Sequence[Bar]


@frozen
class Remark:
    """One line on something wrong, with an optional second line on what to do."""

    text: str
    help: str = ""
    severity: Severity | None = None


@frozen
class Remarks:
    """Many remarks, in order."""

    items: Sequence[Remark]


@frozen
class Verbatim:
    """Text whose own lines and indents are kept: a page of documentation, a profile."""

    text: str


Block = Heading | Paragraph | Notes | Table | Bars | Remarks | Verbatim


@frozen
class RuleCard:
    """A rule as CI formats announce it: what it is called, how bad it is, and its page as Markdown."""

    name: str
    severity: Severity
    summary: str
    page: str


@frozen
class FindingList:
    """Findings with the rules that can have made them and the totals, also of what was cut off by a limit."""

    findings: Sequence[Finding]
    rules: Sequence[RuleCard]
    summary: str
    truncated: bool = False


@frozen
class Document:
    """A result, ready for any format that needs no more than its parts.

    `language` is of the words in it ("en", "ru"); `created` the run's clock, for formats that must name a time;
    `silent` says that nothing needs the user's eye, so a quiet run prints nothing.
    """

    title: str
    created: datetime
    language: str = "en"
    silent: bool = False
    data: Callable[[], Any] | None = None
    blocks: Callable[[], Sequence[Block]] | None = None
    records: Callable[[], Table] | None = None
    findings: Callable[[], FindingList] | None = None
    tickets: Callable[[], Iterator[dict[str, Any]]] | None = None
