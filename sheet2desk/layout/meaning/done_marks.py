"""Marks of done: ticks, crosses, yes and no, whose meaning the column's header says."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.spellings import meanings, within
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex

TICKS: Final = frozenset({"+", "++", "✓", "✔", "✔️", "☑", "☑️", "✅", "√", "🗸", "👍"})
CROSSES: Final = frozenset({"✗", "✘", "✖", "✖️", "❌", "❎", "☐", "⬜", "◻", "🗷", "👎"})


#: A mark with something behind it, in brackets, behind a sign or a blank.
_WITH_MORE: Final = regex(r"(?P<mark>[^\W\d_]+|\S{1,2})(?P<sign>\s*[,;:(\[–—-]\s*|\s+)(?P<rest>[^\s].*?)[)\]]?")


@frozen
class Marks:
    """What marks mean in a column."""

    done: str  # what a mark of yes means
    undone: str | None  # what a mark of no means; None where that is anybody's guess
    weak: bool  # whether single letters and figures count as marks
    ticked: bool  # whether a mark of no is one

    def sense_of(self, text: str) -> Sense | None:
        """Return the meaning of a mark, alone or with a day, a name or a remark behind it; None for any other text."""
        whole = self._sense_of(text.casefold())
        if whole is not None:
            return whole
        mark, rest = apart(text)
        sense = self._sense_of(mark) if mark else None
        told = sense_of(rest, "statuses") if sense is not None else None
        if sense is None or (told is not None and told.meaning != sense.meaning):
            return told if sense is not None and sense.meaning == self.undone else None
        return Sense(sense.meaning, f"{sense.reason}, and more beside it")

    def _sense_of(self, small: str) -> Sense | None:
        kind = kind_of(small)
        if kind == "yes" or (self.weak and small in words("marks", "weak_yes")):
            return Sense(self.done, "a mark of done in this column")
        if self.undone is not None and (
            (kind == "no" and self.ticked) or (self.weak and small in words("marks", "weak_no"))
        ):
            return Sense(self.undone, "not done, in a column of marks")
        return None


def marks_of(header: str, texts: Collection[str]) -> Marks:
    """Return what marks mean under a header; `texts` are the distinct ones of the column in small letters.

    Single letters and figures are marks among nothing but marks, and where none ticks beside a word of yes, or as half
    of the texts that are no words of a status.
    """
    asked = _asked(header)
    texts = {apart(text)[0] or text for text in texts}
    marked = sum(map(is_mark, texts))
    said = any(kind_of(text) == "yes" and text not in TICKS for text in texts)
    known = sum(not is_mark(text) and sense_of(text, "statuses") is not None for text in texts)
    among = (said or marked * 2 >= len(texts) - known) and TICKS.isdisjoint(texts)
    weak = asked is not None and (marked == len(texts) or among)
    ticked = asked is not None or any(kind_of(text) == "yes" for text in texts)
    if asked in {"open", "new", "pending"}:
        return Marks(asked, None, weak, ticked)
    return Marks(asked or "solved", "open", weak, ticked)


def apart(text: str) -> tuple[str, str]:
    """Return (mark in small letters, the rest) of "V 12.05", "да (Сергеев)", "no, waiting for a part", else ("", "").

    A day may follow any mark, a name a sign; words have a sign between them and a remark.
    """
    found = _WITH_MORE.fullmatch(text.strip())
    if found is None or not is_mark(mark := found["mark"].casefold()):
        return "", ""
    rest = found["rest"]
    dated = rest[0].isdigit() and parse(rest).kind in {"date", "partial"}
    named = not mark.isalpha() and rest.istitle() and " " not in rest
    return (mark, rest) if found["sign"].strip() or dated or named else ("", "")


def is_mark(small: str) -> bool:
    """Whether a text in small letters may be a mark: letters and figures too, where nothing else stands."""
    return kind_of(small) is not None or small in words("marks", "weak_yes") | words("marks", "weak_no")


def kind_of(small: str) -> str | None:
    """Return "yes" or "no" for a mark in small letters."""
    word = fold(small) or small
    if small in TICKS or word in words("marks", "yes"):
        return "yes"
    return "no" if small in CROSSES or word in words("marks", "no") else None


def _asked(header: str) -> str | None:
    """Return the status that a header asks about: "Closed?", "Выполнено", "Отметка о вып."; None for another header."""
    folded = fold(header)
    if not folded:
        return None
    whole: str | None = meanings("statuses").get(folded)
    if whole is not None:
        return whole
    tokens = folded.split()
    found = [meaning for token in tokens if (meaning := _asks(token)) is not None]
    finished = [meaning for meaning in found if meaning in {"solved", "closed"}]
    if finished:
        return finished[0] if len(set(finished)) == 1 else "solved"
    if set(found) == {"open"} and len(tokens) < 4 and not speaks_of(header, "state"):
        return "open"
    if {folded, *tokens} & words("marks", "done_header") or speaks_of(header, "close"):
        return "solved"
    return None


def _asks(token: str) -> str | None:
    short = within("statuses").get(token)
    meaning: str | None = meanings("statuses").get(token) or (short if short in {"solved", "closed"} else None)
    return meaning
