"""Delimited text: positions, values as text, encodings told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk import importers
from sheet2desk.config import Limits
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import ReadOptions, SourceRef, bare_quotes, delimited
from sheet2desk.workbook import Workbook


def read(text: str | bytes, encoding: str = "utf-8") -> Workbook:
    return importers.read(SourceRef("log.csv", data=text if isinstance(text, bytes) else text.encode(encoding)))


def rows(workbook: Workbook) -> dict[int, list[object]]:
    return {row: list(values) for row, values in workbook.sheets[0].grid.rows()}


def test_rows_are_record_numbers() -> None:
    """Blank records count, a line break inside quotes doesn't."""
    found = rows(read('id;text\n\n1;"a\nb"\n;\n2;c\n'))
    assert found == {1: ["id", "text"], 3: ["1", "a\nb"], 5: ["2", "c"]}


def test_values_stay_text_digit_for_digit() -> None:
    """Nothing becomes a number or a date."""
    assert rows(read("0042,1e5,2024-03-05,TRUE,  x \n0043,1e6,2024-03-06,FALSE,y\n"))[1] == [
        "0042", "1e5", "2024-03-05", "TRUE", "  x ",
    ]  # fmt: skip


def test_excels_hint_is_a_row_of_its_own() -> None:
    """`sep=;` is the first record, in one cell."""
    workbook = read("sep=;\na;b\n1,5;2\n")
    assert (rows(workbook)[1], rows(workbook)[3], workbook.delimiter) == (["sep=;"], ["1,5", "2"], ";")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_encodings_are_named_and_read(encoding: str) -> None:
    """The same list in six encodings gives the same cells."""
    text = "Дата;Тема;Кто\n05.03.2024;скоба не подходит;Иванов\n06.03.2024;трещина в шве;Петров\n"
    workbook = read(text, encoding)
    assert rows(workbook)[3] == ["06.03.2024", "трещина в шве", "Петров"]
    assert workbook.encoding == encoding


def test_the_first_foreign_byte_is_told_with_its_row() -> None:
    """Where the encoding changes, the record is named and the text still read."""
    data = 'id;тема\n1;скоба\n2;"две\nстроки"\n'.encode() + "3;трещина шва\n".encode("cp1251")
    workbook = read(data)
    assert [(note.rule, note.location.row) for note in workbook.notes] == [("bad-encoding", 4)]
    assert rows(workbook)[4] == ["3", "трещина шва"]


def test_limits_of_rows_and_columns() -> None:
    """Beyond the profile's limits a text is refused, and the key to raise is named."""
    for text, limits, key in (
        ("a,b\n" * 50, Limits(rows=10), "rows"),
        ("a," * 50 + "\n", Limits(columns=10), "columns"),
    ):
        workbook = importers.read(SourceRef("log.csv", data=text.encode()), ReadOptions(limits))
        with pytest.raises(UnreadableSource) as caught:
            list(workbook.sheets[0].grid.rows())
        assert key in caught.value.help


def test_a_file_is_walked_anew_each_time(tmp_path: Path) -> None:
    """The grid holds no rows: it reads the file at each walk, after the workbook is long read."""
    path = tmp_path / "log.csv"
    path.write_text("a,b\n1,2\n")
    grid = importers.read(SourceRef("log.csv", path=path)).sheets[0].grid
    assert list(grid.rows()) == list(grid.rows())


VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029\x85")
    | st.sampled_from(',;"\n '),
    max_size=12,
)


@given(
    table=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_csv_module_writes_reads_back(table: list[list[str]], delimiter: str, end: str) -> None:
    """With a header of plain words any table comes back cell by cell at its record's number."""
    header = [f"col{number}" for number in range(len(table[0]))]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([header] * 3 + table)
    workbook = read("\ufeff" + out.getvalue())
    assert workbook.delimiter == delimiter
    expected = {row: values for row, values in enumerate([header] * 3 + table, 1) if any(values)}
    assert rows(workbook) == expected


def test_a_delimiter_and_a_line_break_in_quotes() -> None:
    """Two marks around them look like those of two records; a header in quotes says that all cells are quoted."""
    assert rows(read('"id"|"text"\n"1"|"a"\n"2"|"b"\n"|\n"|"c"\n'))[4] == ["|\n", "c"]


def test_quotes_that_are_text_stay() -> None:
    """Text behind a closing quote proves that the file isn't quoted: no mark is lost."""
    text = 'id\ttext\n1\t"no access" since Monday\n2\t"all of it"\n3\t5" pipe\n4\t"never closed\n5\tplain\n'
    found = importers.read(SourceRef("log.tsv", data=text.encode()))
    assert [values[1] for _, values in found.sheets[0].grid.rows()] == [
        "text", '"no access" since Monday', '"all of it"', '5" pipe', '"never closed', "plain",
    ]  # fmt: skip


def test_unescaped_quotes_inside_quoted_cells_stay() -> None:
    """A writer that quotes cells and forgets the marks inside: cells with delimiters and line breaks stay whole."""
    text = 'id,text,state\n1,"he said "no" twice",open\n2,"plain, with comma",open\n3,"two\nlines",closed\n'
    found = importers.read(SourceRef("log.csv", data=text.encode()))
    assert [values[1:] for _, values in found.sheets[0].grid.rows()] == [
        ["text", "state"], ['he said "no" twice', "open"], ["plain, with comma", "open"], ["two\nlines", "closed"],
    ]  # fmt: skip


@given(
    st.lists(
        st.lists(st.text(alphabet='ab",;\t\n x', max_size=8), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_what_is_quoted_by_the_rules_reads_alike_both_ways(
    cells: list[list[str]], delimiter: str, always: bool
) -> None:
    """The cutter for bare quotes gives what the csv module gives, wherever quotes are right."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(cells)
    assert list(bare_quotes.records(io.StringIO(out.getvalue(), newline=""), delimiter)) == cells


def test_a_blank_between_delimiter_and_quote() -> None:
    """`, "a, b"` is a quoted cell."""
    text = 'id, text, state\n1, "a, b", "open"\n2, "c, d", "open"\n'
    found = importers.read(SourceRef("log.csv", data=text.encode()))
    assert [values[1] for _, values in found.sheets[0].grid.rows()] == ["text", "a, b", "c, d"]


def test_names_that_stand_one_column_to_the_left() -> None:
    """R numbers the rows and gives the numbers no name: the names are moved over their cells, and that is said."""
    workbook = read(
        '"id" "fault" "state"\n"1" 17 "lamp is dark" "open"\n"2" 18 "door jams" "closed"\n'.replace(" ", ";", 0)
        .replace('" ', '";')
        .replace(" 1", ";1")
        .replace("7 ", "7;")
        .replace("8 ", "8;")
    )
    assert rows(workbook)[1] == ["", "id", "fault", "state"]
    assert [note.rule for note in workbook.notes] == ["restored-value"]
    unnamed = read("id;fault;state\n1;lamp;open;seen\n2;door;closed;again\n3;lock;open;never\n")
    assert rows(unnamed)[1] == ["id", "fault", "state"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_line_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    """The csv module holds all cells of a line at once; lines that do end are read, however many there are."""
    monkeypatch.setattr(delimited, "_LINE_LIMIT", 1000)
    assert len(rows(read(b"a,b" + end + (b"3,4" + end) * 2000))) == 2001
    with pytest.raises(UnreadableSource, match=r"log\.csv: a line of more than"):
        read(b"a,b" + end + b"1," * 1000 + end)


@pytest.mark.parametrize("start", [b"", b"Ticket,Subject\n1,x\n"], ids=["first record", "later"])
def test_a_cell_of_four_megabytes_is_refused_by_its_record(start: bytes) -> None:
    """A quote that is never closed makes a cell of the rest of the file."""
    with pytest.raises(UnreadableSource, match=rf"record {start.count(10) + 1} can't be cut") as caught:
        rows(read(start + b'2,"' + b"word, word\n" * 500_000))
    assert "never closed" in caught.value.help


def test_a_few_zeros_are_a_crash_not_a_format() -> None:
    """A text with some NUL bytes is read, and they stay where they are; a file full of them is no table."""
    log = b"id;text\n" + b"1;no ink in the printer\n" * 60
    assert rows(read(log + b"2;a\0b\n"))[62] == ["2", "a\0b"]
    with pytest.raises(UnreadableSource):
        read(log.replace(b";", b"\0"))


def test_quoted_lines_within_a_quoted_cell_cut_no_record() -> None:
    """A letter pasted into a cell quotes others: doubled marks at the beginning of its lines are text."""
    text = '"id";"text";"who"\n' + "".join(
        f'"{n}";"he wrote\n""not mine"";\n""ask them"" and left";"Ann"\n' for n in range(1, 9)
    )
    found = rows(read(text))
    assert len(found) == 9
    assert found[2] == ["1", 'he wrote\n"not mine";\n"ask them" and left', "Ann"]
