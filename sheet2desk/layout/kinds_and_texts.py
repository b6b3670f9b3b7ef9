"""Two columns that both read as the description: short words that come again are the kind of a request."""

from __future__ import annotations

from sheet2desk.layout.claims import Candidate, Claims
from sheet2desk.layout.meaning import ColumnProfile

#: So few of a column's values are its own where they are kinds, and so few words long.
_UNIQUE, _WORDS = 0.7, 3.5
_FEWEST = 6
#: And of one that stands beside the description.
_AGAIN = 0.5
#: Texts differ so much more often than their topics.
_TIMES = 1.5
#: A topic is named in a word or two.
_TOPIC = 2.0
#: Below this a header only may name a description ("Motif", "Grund").
_VAGUE = 0.75
#: So few words in a cell tell no request, wherever a longer text stands beside them.
_BARE = 1.6
#: What tells each request apart is another text in nearly every row.
_APART = 0.9
#: A text that so much fewer rows have leaves the others with none.
_NEARLY_ALL = 0.9
#: So many of the cells of a column of codes have a figure, and so few signs.
_MOST, _CODE_LENGTH = 0.6, 4


def part_kinds_from_texts(claims: Claims) -> None:
    """Give the description to the column of texts where the one that has it repeats a few words, which are kinds."""
    _texts_before_names(claims)
    _topics(claims)
    holder = claims.holder("description")
    coded = _coded(claims)
    if holder is None or ("category" in claims.taken and coded is None):
        return
    own = claims.seen[holder.place]
    if not _are_kinds(own, _UNIQUE) and (own.words > _BARE or own.count < _FEWEST):
        _kinds_beside(claims, holder, coded)
        return
    if coded is not None:
        return
    rivals = [place for place in claims.rivals("description") if _says_more(claims.seen[place], own)]
    if rivals:
        place = max(rivals, key=lambda one: (claims.lost[one].score, claims.seen[one].length))
        claims.chosen[place] = claims.lost.pop(place)
        why = "its words come again, and another column tells what happened"
    elif (holder.score < _VAGUE or own.words <= _BARE) and any(
        one.field in {"subject", "comments"} and _says_more(claims.seen[place], own)
        for place, one in claims.chosen.items()
    ):
        claims.taken.discard("description")
        why = "its words come again, and other texts stand beside them"
    else:
        return
    claims.give(holder.place, "category", max(0.75, holder.score - 0.1), why)


def _texts_before_names(claims: Claims) -> None:
    """Give the description to the text that is another in each row where the one that has it comes again and again.

    "Wedding Ann & Paul" over five requests names what they are about, as a wedding planner's "Event" does.
    """
    holder = claims.holder("description")
    own = claims.seen[holder.place] if holder is not None else None
    if holder is None or own is None or own.count < _FEWEST or own.unique > _UNIQUE:
        return
    rivals = [place for place in claims.rivals("description") if claims.seen[place].unique >= _APART]
    if len(rivals) != 1 or claims.seen[rivals[0]].words <= _BARE or claims.lost[rivals[0]].score <= _VAGUE:
        return
    claims.pass_on(holder, rivals[0], "and the other text comes again and again")
    if "subject" not in claims.taken and claims.seen[rivals[0]].filled < own.filled * _NEARLY_ALL:
        score = min(claims.lost.pop(holder.place).score, _VAGUE)
        claims.give(holder.place, "subject", score, "every row has it, and not every row more text")


def _topics(claims: Claims) -> None:
    """Make a subject of a few words that come again the category, where another column tells each request."""
    holder, text = claims.holder("subject"), claims.holder("description")
    if holder is None or text is None or "category" in claims.taken:
        return
    own, told = claims.seen[holder.place], claims.seen[text.place]
    again = _UNIQUE if own.words <= _BARE else _AGAIN
    apart = told.unique >= min(_APART, own.unique * _TIMES)
    if _are_kinds(own, again) and own.words <= _TOPIC and apart and _says_more(told, own):
        claims.taken.discard("subject")
        claims.give(holder.place, "category", _VAGUE, "its words come again beside the description")


def _coded(claims: Claims) -> Candidate | None:
    """Return the column that has the category, if all it holds is short and has a figure, as a class of a school."""
    holder = claims.holder("category")
    own = claims.seen[holder.place] if holder is not None else None
    return holder if own is not None and own.figures > _MOST and own.length <= _CODE_LENGTH else None


def _kinds_beside(claims: Claims, holder: Candidate, coded: Candidate | None) -> None:
    """Make the one rival of a description that holds a few words again and again the category, codes or not."""
    rivals = [
        place
        for place in claims.rivals("description")
        if _are_kinds(claims.seen[place], _AGAIN) and _says_more(claims.seen[holder.place], claims.seen[place])
    ]
    if len(rivals) == 1:
        (place,) = rivals
        if coded is not None:
            del claims.chosen[coded.place]
        score = min(_VAGUE, claims.lost.pop(place).score)
        claims.give(place, "category", score, "its words come again beside the description")


def _are_kinds(seen: ColumnProfile, unique: float) -> bool:
    return seen.count >= _FEWEST and seen.unique <= unique and seen.words <= _WORDS and seen.long_text <= 0.2


def _says_more(seen: ColumnProfile, own: ColumnProfile) -> bool:
    return seen.count > 2 and seen.words > own.words + 1 and seen.length > own.length * 1.3
