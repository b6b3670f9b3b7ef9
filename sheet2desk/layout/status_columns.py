"""Boards: a column a status, a cell a ticket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from sheet2desk.data_class import mutable
from sheet2desk.finding import Location, Note
from sheet2desk.layout.above_header import STANDS_OVER, remark_over_header
from sheet2desk.layout.board_blocks import join_blocks
from sheet2desk.layout.board_cells import BoardCard, are_limits, take_apart, without_count
from sheet2desk.layout.board_lines import labelled_lines
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER, TEXT, empty, kind_of
from sheet2desk.layout.mapping import map_columns
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.layout.names import Heading
from sheet2desk.layout.row_words import begins
from sheet2desk.layout.table import Table
from sheet2desk.layout.ticked_statuses import is_ticks
from sheet2desk.layout.tickets import Harvest, Surroundings, gather_columns
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.log import ColumnReading, Fate, RowFate
from sheet2desk.workbook import Value, cell_name, column_letter

#: A board has so many statuses.
_FEWEST = 3
#: So many columns may name the lanes of a board.
_MOST_LANES = 2
#: A board has so many columns at most, and a text that names a field so surely is no status in other words.
_MOST_STATUSES, _NAMED = 8, 0.8
#: The header of a table names so many fields, and stands within so many rows below a legend.
_FIELDS_OF_A_HEADER, _BELOW_A_LEGEND = 4, 3
_ENDS = frozenset({"status", "solved_at", "created_at", "first_response_at", OTHER})
_TOLD_BY_CARDS = frozenset({"id", "subject", "status", "description"})


@mutable
class StatusBoard:
    """A header of statuses: its row, and column (from 1) → the status as the sheet says it."""

    row: int
    statuses: dict[int, str]
    reason: str
    refused: str = ""  # why its cells can't be told apart as tickets
    cells: list[tuple[int, int, Value]] = field(default_factory=list)  # (row, column, what stands there)
    beside: dict[int, str] = field(default_factory=dict)  # other columns by their header
    row_is_ticket: bool = False  # one cell under the statuses in each row
    further: frozenset[int] = frozenset()  # rows that go on with the cards above
    lanes: bool = False  # beside the statuses stands whose or what the cells of its rows are


def find_board(cells: Cells) -> StatusBoard | None:
    """Return the board that a sheet is, None when it is something else."""
    for at, (row, values) in enumerate(cells.rows[:10]):
        filled = {i + 1: without_count(shown(value)) for i, value in enumerate(values) if not empty(value)}
        statuses = {column: text for column, text in filled.items() if fold(text) in meanings("statuses")}
        texts = all(empty(value) or kind_of(value) == TEXT for value in values)
        if statuses and texts and len(set(filled.values())) == len(filled) <= _MOST_LANES + _MOST_STATUSES:
            statuses |= {column: text for column, text in filled.items() if _is_state(text)}
        if len(statuses) >= _FEWEST:
            statuses = {column: text for column, text in statuses.items() if not _holds_days(cells, at, column)}
        if len(statuses) < _FEWEST or len({_meaning(text) for text in statuses.values()}) < 2:
            continue
        if len(filled) > 2 * len(statuses) or _head_tables(cells, at, statuses) or _explains_colours(cells, at):
            return None
        if _are_ticked(cells, at, statuses):
            return None
        statuses = _with_unknown(cells, at, filled, statuses)
        board = StatusBoard(row, statuses, f"a column a status: {', '.join(statuses.values())}")
        for line, below in cells.rows[at + 1 :]:
            if (line == row + 1 and are_limits(below)) or _is_total(below):
                continue
            for column in statuses:
                if column <= len(below) and not empty(below[column - 1]) and not is_blank(below[column - 1]):
                    board.cells.append((line, column, below[column - 1]))
        if len(filled) == len(statuses):
            board.cells, board.further = join_blocks(board.cells)
        return _judged(board, cells, at, filled)
    return None


def _meaning(text: str) -> str | None:
    sense = sense_of(text, "statuses")
    return sense.meaning if sense is not None else None


def _is_state(text: str) -> bool:
    """Whether a text says a status in words of its own, and names no column of a table: "Готово, звонить хозяину"."""
    return "=" not in text and sense_of(text, "statuses") is not None and not _names_field(text)


def _names_field(text: str) -> bool:
    """Whether a text names a field of tickets that no status is: "Закрыто" names a day and an end as well."""
    return any(one.score > _NAMED and one.field not in _ENDS for one in guesses(text)[:1])


def _head_tables(cells: Cells, at: int, statuses: dict[int, str]) -> bool:
    """Whether the row below has the same names under each status: these head tables of their own."""
    if at + 1 >= len(cells.rows):
        return False
    names = Counter(key(shown(value)) for value in cells.rows[at + 1][1] if not empty(value))
    return len(names) > 1 and set(names.values()) == {len(statuses)}


def _explains_colours(cells: Cells, at: int) -> bool:
    """Whether the header of a table follows: statuses side by side over it are a legend of its colours or marks."""
    for _, values in cells.rows[at + 1 : at + 1 + _BELOW_A_LEGEND]:
        texts = [shown(value) for value in values if not empty(value)]
        named = {one.field for text in texts for one in guesses(text)[:1] if one.score > _NAMED} - {OTHER}
        if len(named) >= _FIELDS_OF_A_HEADER and all(kind_of(value) == TEXT for value in values if not empty(value)):
            return True
    return False


def _holds_days(cells: Cells, at: int, column: int) -> bool:
    """Whether most cells of a column are dates: "Eingang" is a status, and the day that a request came in."""
    kinds = _kinds_of(cells, at, column)
    return kinds.count(DATE) * 2 > len(kinds)


def _are_ticked(cells: Cells, at: int, statuses: dict[int, str]) -> bool:
    """Whether nearly all columns of statuses hold ticks alone: "How was it done?" beside them is no status."""
    held = [below for column in statuses if (below := _under(cells, at, column))]
    return len(held) >= _FEWEST and sum(map(is_ticks, held)) * 4 >= len(held) * 3


def _under(cells: Cells, at: int, column: int) -> list[Value]:
    """Return what a column holds below a row."""
    below = [values[column - 1] for _, values in cells.rows[at + 1 :] if column <= len(values)]
    return [value for value in below if not empty(value) and not is_blank(value)]


def _is_total(values: Sequence[Value]) -> bool:
    return begins(next((value for value in values if value != ""), ""), "totals")


def _with_unknown(cells: Cells, at: int, filled: dict[int, str], statuses: dict[int, str]) -> dict[int, str]:
    """Take in columns beside the statuses that are headed by one in other words, or by any word among them.

    Outside of them a column of an unknown word is one whose cells stand only where no status has a cell.
    """
    found = dict(statuses)
    below = [values for _, values in cells.rows[at + 1 :]]
    for column in range(min(statuses) - 1, max(statuses) + 2):
        if column in found or column not in filled:
            continue
        among = min(statuses) < column < max(statuses) and _kinds_of(cells, at, column).count(TEXT) > 0
        if sense_of(filled[column], "statuses") is not None or among:
            is_status = not _holds_days(cells, at, column)
        else:
            own = [values for values in below if column <= len(values) and not empty(values[column - 1])]
            others = [values[other - 1] for values in own for other in statuses if other <= len(values)]
            is_status = bool(own) and all(map(empty, others))
        if is_status:
            found[column] = filled[column]
    for column in filled.keys() - found.keys():
        if not _names_field(filled[column]) and _holds_cards(cells, at, column):
            found[column] = filled[column]
    return dict(sorted(found.items()))


def _holds_cards(cells: Cells, at: int, column: int) -> bool:
    """Whether a column holds texts of some words, each another, as the cards of a board are."""
    own = [
        shown(values[column - 1])
        for row, values in cells.rows[at + 1 :]
        if column <= len(values) and not empty(values[column - 1]) and (row, column) not in cells.given
    ]
    worded = sum(len(text.split()) > 1 for text in own)
    return len(own) > 1 and worded * 10 >= len(own) * 8 and len(set(own)) * 10 >= len(own) * 9


def _judged(board: StatusBoard, cells: Cells, at: int, filled: dict[int, str]) -> StatusBoard | None:
    kinds = [kind_of(value) for _, _, value in board.cells]
    if is_ticks([value for _, _, value in board.cells]):
        return None
    if len(kinds) < 2 or kinds.count(DATE) * 2 > len(kinds):
        return None
    figures = [value for _, _, value in board.cells if isinstance(value, (int, float))]
    if len(figures) * 2 > len(kinds) and any(value != 1 for value in figures):
        return None
    texts = [cell_text(value) for _, _, value in board.cells]
    rows = [row for row, _, _ in board.cells]
    board.beside = {column: text for column, text in filled.items() if column not in board.statuses}
    board.row_is_ticket = bool(board.beside) and len(set(rows)) == len(rows)
    if board.row_is_ticket:
        dated = _kinds_of(cells, at, min(board.beside))
        if dated.count(DATE) * 2 <= len(dated):
            return board
    if kinds.count(NUMBER) * 2 > len(kinds) and not board.beside:
        return None
    board.lanes = _has_lanes(board, cells, at, texts)
    if (board.beside and not board.lanes) or max(map(len, texts)) < 3:
        board.refused = "one row speaks of several tickets, and a ticket of several rows"
    elif len(set(texts)) * 10 < len(texts) * 9:
        board.refused = "the same ticket stands in several cells"
    return board


def _has_lanes(board: StatusBoard, cells: Cells, at: int, texts: list[str]) -> bool:
    """Whether the cells are texts of their own, and beside them stands a word for the rows from there on."""
    if not 0 < len(board.beside) <= _MOST_LANES or max(board.beside) > min(board.statuses):
        return False
    spoken = sum(any(sign.isalpha() for sign in text) and len(text) > 4 for text in texts)
    if spoken * 10 < len(texts) * 9 or len(set(texts)) * 10 < len(texts) * 9:
        return False
    return all(_kinds_of(cells, at, column).count(TEXT) for column in board.beside) and not any(
        kind in (DATE, NUMBER) for column in board.beside for kind in _kinds_of(cells, at, column)
    )


def _kinds_of(cells: Cells, at: int, column: int) -> list[str]:
    found = [kind_of(values[column - 1]) for _, values in cells.rows[at + 1 :]]
    return [kind for kind in found if kind != BLANK]


def read_board(cells: Cells, board: StatusBoard, around: Surroundings) -> tuple[Table, Harvest]:
    """Return the board as a table, and its tickets; a refused one has rejected rows and a note."""
    table = Table(0, 0, min(board.statuses), max(board.statuses), [board.row])
    held = {row for row, _, _ in board.cells}
    for row, values in cells.rows:
        if row < board.row:
            own = [value for value in values if not empty(value)]
            remark = remark_over_header(own, first=not table.body.fates) if own else ""
            table.body.fates.append(RowFate(row, Fate.NOTE if remark else Fate.TITLE, remark or STANDS_OVER))
        elif row == board.row:
            table.body.fates.append(RowFate(row, Fate.HEADER, "names the statuses"))
        elif row in board.further:
            table.body.fates.append(RowFate(row, Fate.CONTINUATION, "a further line of the cards above"))
        elif row not in held:
            fate = Fate.TOTAL if _is_total(values) else Fate.TEMPLATE if board.row_is_ticket else Fate.NOTE
            table.body.fates.append(RowFate(row, fate, "nothing stands under a status"))
        elif board.refused:
            table.body.fates.append(RowFate(row, Fate.REJECTED, f"status-columns layout: {board.refused}"))
        else:
            how = "its status is the column it stands in" if board.row_is_ticket else "each cell is a ticket"
            table.body.fates.append(RowFate(row, Fate.TICKET, how))
    named = None if board.refused else "status"
    table.columns = [
        ColumnReading(column_letter(column), text, named, 0.8, "its header is the status of the tickets under it")
        for column, text in board.statuses.items()
    ]
    if board.refused:
        message = f"the sheet is laid out by status columns and can't be read as tickets: {board.refused}"
        note = Note("rejected-row", Location(around.file, around.sheet, board.row), message)
        return table, Harvest(notes=[note])
    if board.row_is_ticket:
        return table, _rows(cells, board, around, table)
    return table, _tickets(cells, board, around)


def _rows(cells: Cells, board: StatusBoard, around: Surroundings, table: Table) -> Harvest:
    """Return a ticket a row: what stands beside the statuses, the status, and what the cell under it says."""
    lines = dict(cells.rows)
    numbers = [row for row, _, _ in board.cells]
    beside = list(board.beside)
    values: list[list[Value]] = [[lines[row][column - 1] for row in numbers] for column in beside]
    values.append([board.statuses[column] for _, column, _ in board.cells])
    heads = [Heading(board.beside[column], board.beside[column], "") for column in beside]
    columns = [
        replace(one, column=column_letter(column))
        for one, column in zip(map_columns(heads, values[:-1], 1, {}, headed=True), beside, strict=True)
    ]
    table.columns = sorted([*columns, *table.columns], key=lambda one: (len(one.column), one.column))
    columns.append(ColumnReading("0", "status", "status", 0.8, "the column's header"))
    texts: list[Value] = [value for _, _, value in board.cells]
    marks = sum(len(cell_text(value)) < 4 for value in texts) * 2 > len(texts)
    if not marks:
        taken = {one.field for one in columns}
        free = next((name for name in ("subject", "description", "comments") if name not in taken), "comments")
        columns.append(ColumnReading("1", free, free, 0.8, "the text under the status"))
        values.append(texts)
    harvest = gather_columns(columns, values, numbers, [None] * len(numbers), around)
    harvest.notes = [note for note in harvest.notes if note.location.cell and note.location.cell[0].isalpha()]
    for index, (ticket, (row, column, _)) in enumerate(zip(harvest.tickets, board.cells, strict=True)):
        spot = cell_name(row, column)
        ticket.places = {"status": spot} | ({} if marks else {columns[-1].header: spot})
        harvest.rows_of[row] = index
    return harvest


def _tickets(cells: Cells, board: StatusBoard, around: Surroundings) -> Harvest:
    cards = take_apart([value for _, _, value in board.cells])
    labelled, remaining = labelled_lines([card.rest for card in cards])
    cards = [replace(card, rest=rest) for card, rest in zip(cards, remaining, strict=True)]
    split = any(card.number for card in cards)
    further = any(card.rest for card in cards)
    columns = [
        ColumnReading("0", "id", "id" if split else None, 0.8, "the number before the text"),
        ColumnReading("1", "subject", "subject", 0.8, "the cell's text"),
        ColumnReading("2", "status", "status", 0.8, "the column's header"),
        ColumnReading("3", "description", "description" if further else None, 0.8, "the cell's further lines"),
    ]
    statuses: list[Value] = [board.statuses[column] for _, column, _ in board.cells]
    values: list[list[Value]] = [
        [card.number for card in cards], [card.subject for card in cards], statuses, [card.rest for card in cards],
    ]  # fmt: skip
    lanes = _lanes(cells, board)
    beside: dict[int, str] = {}
    whose = board.beside if board.lanes else {}
    sayings = [[lanes[row][column][0] for row, _, _ in board.cells] for column in whose]
    for place, one in _further_fields(list(whose.values()), sayings):
        column = list(whose)[place]
        beside[column] = one.field or one.header
        columns.append(replace(one, column=column_letter(column)))
        values.append(sayings[place])
    named = ["id", "subject", "description"]
    lines: list[list[Value]] = [list(said) for said in labelled.values()]
    for place, one in _further_fields(list(labelled), lines):
        columns.append(replace(one, column=f"{len(columns)}"))
        values.append(lines[place])
        named.append(one.field or one.header)
    numbers = [row for row, _, _ in board.cells]
    harvest = gather_columns(columns, values, numbers, [None] * len(numbers), around)
    harvest.notes = _taken_apart(board, around, cards, labelled) if split or further or labelled else []
    harvest.dates = {}
    for index, (ticket, (row, column, _)) in enumerate(zip(harvest.tickets, board.cells, strict=True)):
        spot = cell_name(row, column)
        ticket.columns = {}
        ticket.places = dict.fromkeys(named, spot) | {"status": cell_name(board.row, column)}
        ticket.places |= {name: cell_name(lanes[row][at][1], at) for at, name in beside.items() if lanes[row][at][1]}
        harvest.rows_of.setdefault(row, index)
        harvest.cells_of[row, column] = index
    return harvest


def _further_fields(names: Sequence[str], values: Sequence[Sequence[Value]]) -> list[tuple[int, ColumnReading]]:
    """Return (place, reading) of what has these names, save for the fields that the cards tell themselves."""
    heads = [Heading(name, name, "") for name in names]
    found = map_columns(heads, values, 1, {}, headed=True) if heads else []
    return [(place, one) for place, one in enumerate(found) if one.field not in _TOLD_BY_CARDS]


def _lanes(cells: Cells, board: StatusBoard) -> dict[int, dict[int, tuple[Value, int]]]:
    """Return for each row what its lane is called, by column, and in which row that stands: it holds to the next."""
    found: dict[int, dict[int, tuple[Value, int]]] = {}
    last: dict[int, tuple[Value, int]] = dict.fromkeys(board.beside, ("", 0))
    for row, values in cells.rows:
        if row > board.row:
            for column in board.beside:
                if not empty(values[column - 1]):
                    last[column] = (values[column - 1], row)
            found[row] = dict(last)
    return found


def _taken_apart(
    board: StatusBoard, around: Surroundings, cards: list[BoardCard], labelled: Mapping[str, Sequence[str]]
) -> list[Note]:
    """Say once how the cells were taken apart, at the first of them."""
    parted = [
        i for i, card in enumerate(cards) if card.number or card.rest or any(said[i] for said in labelled.values())
    ]
    row, column, _ = board.cells[parted[0]]
    parts = " and ".join(
        name
        for name, told in (
            ("a number", any(card.number for card in cards)),
            ("a subject", True),
            ("further lines", any(card.rest for card in cards)),
            *((f'what stands behind "{label}"', True) for label in labelled),
        )
        if told
    )
    count = f"{len(parted)} {'cell' if len(parted) == 1 else 'cells'}"
    where = Location(around.file, around.sheet, row, cell_name(row, column))
    return [Note("split-value", where, f"{count} of the board taken apart into {parts}")]
