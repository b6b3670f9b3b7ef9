"""A fill says a status only through a legend, the profile, or rows that always agree; words win over colours."""

from __future__ import annotations

from sheet2desk.config import Profile
from sheet2desk.workbook import ListGrid, Looks

RED, GREEN = "FF0000", "00FF00"


def fills(colours: list[str | None], column: int = 1) -> Looks:
    return Looks(fills={(row, column): colour for row, colour in enumerate(colours, 2) if colour})


def test_a_legend_beside_the_table(one):
    """A coloured cell that holds a status word, or has one to its right, explains the colour."""
    looks = fills([RED, GREEN, None, RED])
    looks.fills = {**looks.fills, (8, 1): RED, (9, 1): GREEN}
    legend = ListGrid([[""], [""], [""], [""], [""], ["в работе"], ["", "решено"]], first=3, look=looks)
    found = one("status", ["", "", "", "новый"], looks=looks, legends=[legend])
    assert found.values == ["open", "solved", None, "new"]
    assert found.raw == [f"fill #{RED}", f"fill #{GREEN}", None, "новый"]
    assert {word.word for word in found.words} >= {f"fill #{RED}", f"fill #{GREEN}"}


def test_the_profile_explains_colours(one):
    """Colours of the profile need no legend."""
    found = one("status", ["", ""], looks=fills([RED, None]), profile=Profile(colours={"#ff0000": "pending"}))
    assert found.values == ["pending", None]


def test_rows_that_always_agree(one):
    """A colour whose rows always carry one written status speaks for a row that has none."""
    words = ["в работе", "в работе", "в работе", "решено", "решено", "решено", ""]
    found = one("status", words, looks=fills([RED, RED, RED, GREEN, GREEN, GREEN, GREEN]))
    assert found.values[-1] == "solved"


def test_banding_says_nothing(one):
    """Alternating fills whose rows carry all statuses leave blanks blank."""
    words = ["в работе", "решено", "решено", "в работе", "", ""]
    found = one("status", words, looks=fills([RED, GREEN, RED, GREEN, RED, GREEN]))
    assert found.values[-2:] == [None, None]


def test_no_look_is_asked_for_where_nothing_is_blank(one):
    """A column without blanks never costs the pass over the looks."""

    def fail() -> Looks:
        raise AssertionError("looks asked for")

    class Never:
        def __bool__(self) -> bool:
            return fail() is None

    assert one("status", ["новый", "решено"], looks=Never()).values == ["new", "solved"]


def test_a_colour_that_the_legend_explains_in_unknown_words_is_said(one, rules):
    """Of two explained colours one is understood: the rows of the other have no status, and a finding says so."""
    looks = fills([RED, GREEN, None, RED, None])
    looks.fills = {**looks.fills, (9, 1): RED, (10, 1): GREEN}
    legend = ListGrid([[""], [""], [""], [""], [""], [""], ["", "решено"], ["", "ыаыва"]], first=3, look=looks)
    found = one("status", [""] * 5, looks=looks, legends=[legend])
    assert found.values == ["solved", None, None, "solved", None]
    assert rules(found) == [("unknown-status", "A3")]
    assert "in no known words" in found.notes[0].message
