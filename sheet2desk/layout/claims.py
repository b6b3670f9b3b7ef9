"""The columns of a table on their way to a field each: who has one, who lost it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.names import Heading
from sheet2desk.layout.vocabulary import Guess, guesses
from sheet2desk.workbook import Value

#: A header must speak this surely for a field to be given to its column.
ENOUGH = 0.55
#: Below this a column's field is said to be unsure.
SURE = 0.7
#: Fields that several columns may feed together.
SHARED = frozenset({"comments", "tags", "attachments"})


@mutable
class Candidate:
    """A field that a column may feed."""

    place: int
    field: str
    score: float
    reason: str


@mutable
class Claims:
    """What is decided of the columns so far; places count from 0 in the table.

    `chosen` holds the field of each column that has one, `lost` the claims that another column's won against, `taken`
    the fields that no further column may have.
    """

    heads: Sequence[Heading]
    samples: Sequence[Sequence[Value]]
    seen: Sequence[ColumnProfile]
    chosen: dict[int, Candidate] = field(default_factory=dict)
    lost: dict[int, Candidate] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def guesses(self, place: int) -> tuple[Guess, ...]:
        """Return what the header of a column may name, best first."""
        return guesses(self.heads[place].text, self.heads[place].group)

    def names_other(self, place: int, sure: float, *, or_whole: bool = False) -> bool:
        """Whether a header names something that is no field of a ticket, more surely than so, or as a whole."""
        others = [guess for guess in self.guesses(place) if guess.field == OTHER]
        return any(guess.score > sure or (or_whole and guess.whole) for guess in others)

    def free(self) -> list[int]:
        """Return the columns that have no field yet."""
        return [place for place in range(len(self.heads)) if place not in self.chosen]

    def holder(self, name: str) -> Candidate | None:
        """Return the column that has a field; None where there is none, or where the profile itself names it."""
        return next((one for one in self.chosen.values() if one.field == name and one.score < 1), None)

    def rivals(self, name: str) -> list[int]:
        """Return the columns without a field that lost this one."""
        return [place for place, one in self.lost.items() if one.field == name and place not in self.chosen]

    def give(self, place: int, name: str, score: float, reason: str) -> None:
        """Give a field to a column."""
        self.chosen[place] = Candidate(place, name, score, reason)
        if name not in SHARED:
            self.taken.add(name)

    def drop(self, holder: Candidate) -> None:
        """Take its field from a column; another may have it."""
        del self.chosen[holder.place]
        self.taken.discard(holder.field)

    def pass_on(self, holder: Candidate, place: int, why: str = "") -> None:
        """Give the field of its holder to a rival, whose claim the holder's then lost against."""
        self.lost[holder.place] = self.chosen.pop(holder.place)
        self.chosen[place] = self.lost.pop(place)
        if why:
            self.chosen[place].reason += f", {why}"
