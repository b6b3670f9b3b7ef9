"""Colours by name, as people say them of fills: "зелёный", "gelb", "rouge", and which fill is which."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.fold import fold, fold_all
from sheet2desk.layout.meaning.vocabulary import load

#: Hues in degrees that a name is used for; people call gold both yellow and orange.
_RANGES: Final = {
    "red": ((340, 360), (0, 18)),
    "orange": ((14, 48),),
    "yellow": ((36, 72),),
    "green": ((70, 172),),
    "blue": ((172, 262),),
    "violet": ((250, 320),),
    "pink": ((310, 360), (0, 14)),
}
_GREY: Final = 0.12


@cache
def colour_names() -> Mapping[str, str]:
    """Return folded word → colour, in all languages and the forms that legends use."""
    return {
        folded or word: colour
        for colour, words in load("colours")["names"].items()
        for folded, word in zip(fold_all(words), words, strict=True)
    }


@cache
def legend_words() -> frozenset[str]:
    """Return the words by which a legend says that it speaks of fills ("выделено", "markiert")."""
    return frozenset(fold_all(load("colours")["beside"]))


@cache
def thing_words() -> frozenset[str]:
    """Return the words for what a log holds ("заявки", "tickets")."""
    return frozenset(fold_all(load("colours")["things"]))


def named_colour(text: str) -> tuple[str | None, str]:
    """Return the one colour that a text names, and the text without it and without what speaks of fills."""
    kept: list[str] = []
    colours: set[str] = set()
    for word in text.split():
        bare = fold(word) or word
        colour = colour_names().get(bare)
        if colour is not None:
            colours.add(colour)
        elif bare not in legend_words():
            kept.append(word)
    rest = " ".join(kept).strip(" -–—=:→.,")
    return (colours.pop() if len(colours) == 1 else None), rest


def may_be(fill: str, colour: str) -> bool:
    """Whether people would call a fill ("92D050") by this name."""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    grey = saturation < _GREY or lightness < 0.08 or max(red, green, blue) - min(red, green, blue) < 0.06
    if colour == "grey":
        return grey
    return not grey and any(low <= hue * 360 <= high for low, high in _RANGES.get(colour, ()))
