"""Whether a table is a log of tickets, or a list, a pivot, an instruction; with the reason."""

from __future__ import annotations

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.defect_lists import lists_defects, may_list_defects
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.row_words import begins, named
from sheet2desk.layout.table import Table

#: What a log tells of a request. One alone makes no log: a list of contacts knows who, a list of statuses what state.
_ASPECTS = {
    "number": frozenset({"id"}),
    "matter": frozenset({"subject", "description"}),
    "who": frozenset({"requester.name", "requester.email", "requester.phone", "requester.organization", "assignee"}),
    "when": frozenset({"created_at", "first_response_at", "solved_at", "due_at"}),
    "state": frozenset({"status", "priority"}),
}


#: What a weaker guess says of number and matter doesn't make a table a log: lists of parts are numbered and named too.
_SURE = 0.63
#: A header that names a field so surely names it outright.
_OUTRIGHT = 0.9
_PARTS = 2
#: So many columns of a ticket, texts among them, make a log however weakly these are told.
_MANY_FIELDS = 5
#: More columns of a ticket than these tell of requests, with texts of a few words; and one of these is long.
_MUCH, _LONG = 4, 24
#: What is asked of a log where there is none yet, from step to step less.
SISTERS, ANY_NAME, LISTS = 1, 2, 3


def aspects(table: Table) -> set[str]:
    """Return which aspects of a request the table's columns tell."""
    weak = _ASPECTS["matter"] | {"id"}
    fields = {one.field for one in table.columns if one.field and (one.field not in weak or one.confidence >= _SURE)}
    return {name for name, members in _ASPECTS.items() if fields & members}


def judge_table(sheet: str, table: Table, cells: Cells, *, asked: int = 0) -> tuple[bool, str]:
    """Return whether a table is a log, and why.

    Where a workbook has no log, it is asked again with less wanted of one: from ANY_NAME on sheets may be called
    anything, at LISTS a list of texts is enough.
    """
    aside = named(sheet, "asides")
    is_log, reason = _judge(table, cells, aside=aside and asked < ANY_NAME)
    if is_log or aside:
        return is_log, reason
    defects = lists_defects(sheet, table) or (may_list_defects(table) if asked >= LISTS else "")
    return bool(defects), defects or reason


def _judge(table: Table, cells: Cells, *, aside: bool) -> tuple[bool, str]:
    told = aspects(table)
    count = len(table.fields)
    columns = f"{count} {'column' if count == 1 else 'columns'} of a ticket"
    if aside and len(told) < 4 and not told >= {"number", "matter", "state"}:
        return False, f"its name says that it is not the log, and it has {columns}"
    if not table.header_rows and "state" in told and _ASPECTS["matter"] & set(table.fields):
        told = told | {"matter"}  # the longest texts beside a column of status words: a list of things to do
    pointed = bool(told & {"number", "who", "when"}) or (told >= {"matter", "state"} and _repeats(table, cells))
    if len(told) > 1 and count >= _MANY_FIELDS and _ASPECTS["matter"] & set(table.fields) and table.header_rows:
        return True, f"its header names {columns}"
    if "who" in told and _asked_and_done(table):
        return True, f"its header names {columns}, who asked and who does it among them"
    if "matter" in told and (_reports(table) or (told == {"matter"} and _named_in_full(table))):
        return True, f"its header names {columns}, and what a report of a defect consists of"
    if told >= {"number", "state"} and _numbers_requests(table):
        return True, f"its header names {columns}, and numbers requests"
    fields = set(table.fields)
    if "number" in told and fields >= {"status", "priority"} and _ASPECTS["matter"] & fields:
        return True, f"its header names {columns}"
    if not told & {"matter", "when"} or not pointed or len(told) < 2:
        return (
            False,
            f"it has {columns}: too little to tell a request" if count else "none of its columns is one of a ticket",
        )
    if told == {"matter", "who"} and _is_list_of_charges(table):
        return False, "two columns of what and who: who is in charge of what"
    if told in ({"when", "who"}, {"number", "when"}) and not _has_texts(table, cells):
        what = "people" if "who" in told else "numbers"
        return False, f"it has {columns}, days and {what}, and nothing that anybody asked for"
    if not table.header_rows:
        if len(told) >= 3 or (told >= {"matter", "state"} and _repeats(table, cells)):
            return True, "no header: its columns are told by their content"
        return False, "no header, and its content does not tell the columns"
    return True, f"its header names {columns}"


def _asked_and_done(table: Table) -> bool:
    """Whether columns of texts, of who asked and of who does it stand under a header, one of the two by its name."""
    fields = {column.field: column.confidence for column in table.columns if column.field}
    asked = max((fields.get(name, 0.0) for name in _ASPECTS["who"] - {"assignee"}), default=0.0)
    done = fields.get("assignee", 0.0)
    matter = bool(table.header_rows) and bool(_ASPECTS["matter"] & set(fields))
    return matter and min(asked, done) > 0 and max(asked, done) >= _OUTRIGHT


def _numbers_requests(table: Table) -> bool:
    """Whether the numbers are called those of requests: "Issue ID"."""
    heads = {column.header for column in table.columns if column.field == "id" and column.confidence >= _OUTRIGHT}
    return any(speaks_of(head, "matter") for head in heads)


def _is_list_of_charges(table: Table) -> bool:
    """Whether a table has no column but two of what and who: a log says more of a request."""
    return sum(bool(head.text) for head in table.heads) <= _PARTS


def _reports(table: Table) -> bool:
    """Whether columns beside the text are those of a report of a defect: steps, what was expected, what came."""
    known = listed("report_headers", "parts")
    return sum(fold(head.text) in known for head in table.heads) >= _PARTS


def _named_in_full(table: Table) -> bool:
    """Whether headers name a subject, a description, and what kind of thing it is."""
    sure = {one.field for one in table.columns if one.field and one.confidence >= _OUTRIGHT}
    return sure >= {"subject", "description"} and bool(sure & {"category", "tags"})


def _has_texts(table: Table, cells: Cells) -> bool:
    """Whether any column holds texts of several words, another in each row.

    Two words are enough where much else tells of a request.
    """
    words = 1 if len(table.fields) > _MUCH else 2
    rows = [values for row, values in cells.rows[table.top : table.bottom + 1] if row not in table.header_rows]
    for place in range(table.left - 1, table.right):
        texts = [
            str(values[place]) for values in rows[:200] if isinstance(values[place], str) and not empty(values[place])
        ]
        said = [text for text in texts if len(text.split()) > words or len(text) > _LONG]
        if len(said) * 2 > len(texts) and len(set(said)) * 2 > len(said):
            return True
    return False


def _repeats(table: Table, cells: Cells) -> bool:
    """Whether the statuses repeat over different matters, as in a log: in a list of statuses each stands once."""
    fields = [column.field for column in table.columns]
    state = fields.index("status" if "status" in fields else "priority")
    matter = fields.index("subject" if "subject" in fields else "description")
    pairs = [
        (values[table.left - 1 + state], values[table.left - 1 + matter])
        for row, values in cells.rows[table.top : table.bottom + 1]
        if row not in table.header_rows and not empty(values[table.left - 1 + state])
    ]
    return len(pairs) > 3 and len({one for one, _ in pairs}) * 2 <= len({other for _, other in pairs})


def is_pivot(cells: Cells) -> bool:
    """Whether a sheet holds a pivot table, by the words that spreadsheets put over one."""
    return any(
        isinstance(value, str) and not empty(value) and begins(shown(value), "pivots")
        for _, values in cells.rows[:8]
        for value in values
    )
