"""How a delimited text is cut into cells: delimiter, quotes, escapes; judged by what the cut makes of the text.

Each candidate cuts the sample the way it would be read, quotes and line breaks in them included; the one whose records
agree in width and whose cells look like whole values wins. Counting delimiters per line alone is beaten by preambles,
decimal commas and quoted line breaks.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sheet2desk.data_class import frozen
from sheet2desk.importers import bare_quotes
from sheet2desk.regex import regex

#: In the order in which a draw is decided.
DELIMITERS = (",", ";", "\t", "|", "\x1f", "\x01", "^", "~", "¦", "§", "#", "!", ":")
#: Signs that stand in plain text more often than between columns: they must cut nearly every record alike.
_RARE = frozenset(DELIMITERS[4:]) - {"\x1f", "\x01"}
_RARE_WEIGHT, _RARE_AGREEMENT = 0.6, 0.9
_SAMPLE_LINES = 600
_SEP_LINE = regex(r'\s*"?sep=(.)"?\s*$', re.IGNORECASE)
_WHOLE_VALUE = regex(
    r"""\s*(?:
        [+-]?[\d\s.,'\xa0\u202f]*\d\s*(?:%|[€$£¥₽]|[^\W\d_]{1,4}\.?)?   # number, with decimal comma, percent, unit
      | \d{1,4}[-./]\d{1,2}[-./]\d{1,4}
        (?:[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?)?
      | \d{1,2}:\d{2}(?::\d{2})?
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | https?://\S+
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_FOREIGN = regex(r"[;|\t\x1f](?!\s)|\w,(?=[^\W\d_])|\d,\d[\d,]*,")


@frozen
class Dialect:
    """How records are cut. `delimiter` is empty when the text is one column."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None
    hint: bool = False  # the first line is Excel's own `sep=;`
    spaced: bool = False  # a blank stands between delimiter and quote
    bare: bool = False  # quotes that are text stand among those that quote

    def records(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Yield the cells of each record; a record may span lines inside quotes. A blank record is []."""
        if self.bare:
            return bare_quotes.records(lines, self.delimiter)
        return csv.reader(
            lines,
            delimiter=self.delimiter or "\x1f",
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape,
            doublequote=True,
            skipinitialspace=self.spaced,
            strict=False,
        )


def choose(text: str) -> Dialect:
    """Return the dialect of the text, of which the beginning is enough."""
    lines = text.splitlines(keepends=True)[:_SAMPLE_LINES]
    first = next((line for line in lines if line.strip()), "")
    hint = _SEP_LINE.match(first.rstrip("\r\n") if first.rstrip("\r\n").strip() else "")
    if hint:
        rest = lines[lines.index(first) + 1 :]
        return _with_quotes(hint.group(1), rest, hint=True)
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        if not any(delimiter in line for line in lines):
            continue
        score = _score(_with_quotes(delimiter, lines), lines)
        if score > best_score * (1 + 1e-9):
            best, best_score = delimiter, score
    return _with_quotes(best, lines)


def _with_quotes(delimiter: str, lines: list[str], *, hint: bool = False) -> Dialect:
    text = "".join(lines)
    edge = re.escape(delimiter) if delimiter else r"\n"
    double = len(re.findall(rf'(?:^|{edge})[ ]?"', text, re.MULTILINE))
    single = len(re.findall(rf"(?:^|{edge})'[^'\n]*'(?={edge}|\r?$)", text, re.MULTILINE))
    quote = "'" if single > 2 and single > double else '"'
    escaped = len(re.findall(rf"\\{quote}(?!\s*(?:{edge}|\r?$))", text, re.MULTILINE))
    escape = "\\" if escaped and escaped >= text.count(quote * 2) else None
    spaced = len(re.findall(f"{edge} +{quote}", text)) > len(re.findall(f"{edge}{quote}", text)) if delimiter else False
    return Dialect(delimiter, quote, escape, hint, spaced)


def with_bare_quotes(dialect: Dialect, data: bytes) -> Dialect:
    """Return the dialect fit for quotes that are text, where `data`, which writes ASCII as ASCII, proves some."""
    if dialect.quote != '"' or dialect.escape or not dialect.delimiter or b'"' not in data:
        return dialect
    if not bare_quotes.are_proven(data, dialect.delimiter) or _is_by_the_rules(dialect, data):
        return dialect
    if bare_quotes.are_needed(data, dialect.delimiter):
        return replace(dialect, bare=True)
    return replace(dialect, quote="")


def _is_by_the_rules(dialect: Dialect, data: bytes) -> bool:
    """Whether no cell goes on behind its closing mark: what looks so is a line of its own within a quoted cell."""
    try:
        for _ in csv.reader(io.StringIO(data.decode("latin-1"), newline=""), delimiter=dialect.delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _score(dialect: Dialect, lines: list[str]) -> float:
    """Return how well the cut fits: records of the commonest width, times √width, times the share of whole values."""
    records = [_without_tail(record) for record in _parsed(dialect, lines)]
    records = [record for record in records if any(cell.strip() for cell in record)]
    if _is_punctuation(dialect.delimiter, records):
        return 0.0
    widths = Counter(len(record) for record in records)
    rare = dialect.delimiter in _RARE
    best = 0.0
    for width, times in widths.items():
        if width < 2 or (rare and times < max(_RARE_AGREEMENT * len(records), 2)):
            continue
        alike = [record for record in records if len(record) == width]
        near = sum(count for other, count in widths.items() if other != width and other >= 2)
        lone = sum(count for other, count in widths.items() if other < 2)
        fit = (times + 0.3 * near) * math.sqrt(width) / (1 + 0.15 * lone / len(records))
        fit *= _whole_values(alike, dialect.delimiter) ** 2
        best = max(best, fit * _RARE_WEIGHT if rare else fit)
    return best


def _is_punctuation(delimiter: str, records: list[list[str]]) -> bool:
    """Return whether the sign only stands in the sentences of one column: in few records, a blank behind each."""
    cut = [record for record in records if len(record) > 1]
    return (
        delimiter in ",;:!"
        and len(cut) * 2 <= len(records)
        and all(cell.startswith(" ") for record in cut for cell in record[1:])
    )


def _parsed(dialect: Dialect, lines: list[str]) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        records.extend(dialect.records(lines))
    except csv.Error:
        return records
    return records


def _without_tail(record: list[str]) -> list[str]:
    """Drop the empty cells at the end, as `;;` at every line's end makes them."""
    end = len(record)
    while end and not record[end - 1].strip():
        end -= 1
    return record[:end] if len(record) - end > 0 and end > 1 else record


def _whole_values(records: list[list[str]], delimiter: str) -> float:
    good = 0.0
    count = 0
    for record in records[:200]:
        for cell in record:
            count += 1
            if not cell.strip():
                good += 0.75
            elif _WHOLE_VALUE.fullmatch(cell):
                good += 1
            elif _FOREIGN.search(cell) or cell.count('"') % 2:
                good += 0.2
            elif delimiter == "," and cell.startswith(" "):
                good += 0.6  # a comma in a sentence
            else:
                good += 0.9
    return good / max(count, 1)
