"""How delimited text is cut into cells."""

import random

import pytest

from sheet2desk.importers import dialect
from tests.importers.messy_text import make_text


def test_delimiter_is_right_in_nearly_all_kinds_of_mess() -> None:
    """Preambles, decimal commas, quoted line breaks, tails of delimiters: 98 % of the delimiters are found."""
    wrong = []
    for seed in range(400):
        text, delimiter = make_text(random.Random(seed))
        if dialect.choose(text).delimiter != delimiter:
            wrong.append(seed)
    assert len(wrong) <= 8, wrong


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "\x1f", "~"])
def test_every_delimiter_is_known(delimiter: str) -> None:
    """A plain table is cut by its delimiter, also by one that is seldom met."""
    text = "".join(delimiter.join([str(n), "broken bracket", "open", f"{n}.5"]) + "\n" for n in range(6))
    assert dialect.choose(text).delimiter == delimiter


def test_excels_hint_is_taken() -> None:
    """`sep=;` as the first line settles the delimiter against what the rest looks like."""
    found = dialect.choose("sep=;\na,b;c,d\n1,2;3,4\n")
    assert (found.delimiter, found.hint) == (";", True)


def test_prose_is_not_cut() -> None:
    """Text without a delimiter that agrees from line to line is one column."""
    assert dialect.choose("this is not a workbook\nat all: really\n").delimiter == ""


def test_single_quotes_are_recognised() -> None:
    """A file that quotes by apostrophes keeps its delimiters inside them."""
    text = "'a','b, c'\n'd','e, f'\n'g','h, i'\n"
    found = dialect.choose(text)
    assert (found.delimiter, found.quote) == (",", "'")
    assert next(found.records(text.splitlines(keepends=True))) == ["a", "b, c"]


def test_backslash_escapes_are_recognised() -> None:
    r"""Quotes written as \" don't end the cell."""
    text = 'id,text\n1,"he said \\"no, never\\" twice"\n2,"plain, text"\n'
    rows = list(dialect.choose(text).records(text.splitlines(keepends=True)))
    assert rows[1] == ["1", 'he said "no, never" twice']


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_single_quotes_and_backslashes_over_every_delimiter(delimiter: str) -> None:
    """Files quoted by apostrophes or escaped by backslashes are cut right, whatever parts their columns."""
    for quote in "'", '"':
        rows = [["id", "text", "state"], *([str(n), f"one{delimiter} two{delimiter} three", "open"] for n in range(12))]
        text = "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) + "\n" for row in rows)
        found = dialect.choose(text)
        assert (found.delimiter, found.quote) == (delimiter, quote)
        assert list(found.records(text.splitlines(keepends=True))) == rows
    text = f"id{delimiter}text\n" + "".join(
        f'{n}{delimiter}"he said \\"no{delimiter} never\\" twice"\n' for n in range(9)
    )
    found = dialect.choose(text)
    assert (found.delimiter, found.escape) == (delimiter, "\\")
    assert list(found.records(text.splitlines(keepends=True)))[1] == ["0", f'he said "no{delimiter} never" twice']


@pytest.mark.parametrize("hint", ["sep=;", "sep=\t", '"sep=|"', "SEP=,", "sep=;\r"])
def test_every_form_of_excels_hint(hint: str) -> None:
    """Case and quotes don't matter, and a hint for tabs is one."""
    delimiter = hint.strip('"\r')[4]
    text = f"{hint}\n" + "".join(f"{n}{delimiter}a, b; c\n" for n in range(4))
    assert (dialect.choose(text).delimiter, dialect.choose(text).hint) == (delimiter, True)


@pytest.mark.parametrize("preamble", [["Report"], ["Report, March", "made; by hand", ""], ["a,b,c,d,e,f,g,h"] * 2])
def test_a_preamble_of_another_width_decides_nothing(preamble: list[str]) -> None:
    """Lines above the table, wider, narrower or with other signs in them, don't settle the delimiter."""
    text = "\n".join([*preamble, *(f"{n};broken bracket, again;open;1,5" for n in range(12))]) + "\n"
    assert dialect.choose(text).delimiter == ";"


def test_one_column_stays_one() -> None:
    """A list of names, numbers or sentences isn't cut by what its words hold."""
    for cells in (
        ["name", "Anna", "Bo", "Cy"],
        ["nr", "1", "2", "3"],
        ["text", "no light, again", "door", "printer: jam"],
    ):
        text = "\n".join(cells) + "\n"
        assert [len(record) for record in dialect.choose(text).records(text.splitlines(keepends=True))] == [1] * 4
