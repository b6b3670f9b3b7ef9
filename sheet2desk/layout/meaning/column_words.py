"""What a column's other cells say of a text that the vocabulary leaves open: its own words, its pairs of languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.abbreviations import expanded
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.spellings import contested, languages_with, meanings
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.layout.meaning.words import half_of_pair, sense_of
from sheet2desk.regex import regex

_PAIR: Final = regex(r"\s*[/|\\\n]\s*")
_ABBREVIATED: Final = regex(r"[^\W\d_]+\.|[^\W\d_]{2,}[-–‑'’/][^\W\d_]{1,3}\.?")


@mutable
class ColumnWords:
    """The listed words that a column uses, their languages, and whether it writes its words in two languages."""

    vocabulary: str
    own: Mapping[str, Sense]
    languages: frozenset[str]
    in_pairs: bool

    def sense_of(self, text: str) -> Sense | None:
        """Return what a text means that no vocabulary decides alone."""
        folded = fold(text)
        if not folded or text.endswith("?") or folded in phrases("others", self.vocabulary):
            return None
        ours = contested(self.vocabulary, folded, self.languages)
        if ours is not None:
            return Sense(ours, "a known word in the column's language")
        own = self._own_abbreviated(text, folded)
        if own is not None:
            return own
        if self.languages and (len(folded.split()) > 1 or _ABBREVIATED.fullmatch(text.strip())):
            found = expanded(text, folded, self.vocabulary, self.languages)
            if found is not None:
                return Sense(found.meaning, f"{found.reason} in the column's language")
        return half_of_pair(text, self.vocabulary) if self.in_pairs else None

    def _own_abbreviated(self, text: str, folded: str) -> Sense | None:
        """Read "устр." as the "устранено" that stands in other cells of the column."""
        tokens = folded.split()
        shortest = 2 if _ABBREVIATED.fullmatch(text.strip()) else 3
        if max(map(len, tokens)) < shortest:
            return None
        ends = tokens[1] if len(tokens) == 2 and _ABBREVIATED.fullmatch(text.strip()) else None
        found: dict[str, str] = {}
        for word, sense in self.own.items():
            full = word.split()
            if ends is not None and len(full) == 1:
                fits = full[0].startswith(tokens[0]) and full[0].endswith(ends)
            else:
                fits = len(full) == len(tokens) and all(map(str.startswith, full, tokens))
            if fits:
                found[sense.meaning] = word
        if len(found) != 1:
            return None
        meaning, word = found.popitem()
        return Sense(meaning, f'short for "{word}", as other cells of the column have it')


def words_of(texts: Sequence[str], decided: Mapping[str, Sense | None], vocabulary: str) -> ColumnWords:
    """Return what a column's decided texts show of its words."""
    own = {fold(text): sense for text, sense in decided.items() if sense is not None and sense.sure}
    pairs = 0
    for text in texts:
        halves = [half for half in _PAIR.split(text) if fold(half)]
        if len(halves) != 2 or decided.get(text) is None:
            continue
        both = [sense_of(half, vocabulary) for half in halves]
        if all(sense is not None for sense in both):
            pairs += 1
    languages = [languages_with(word, vocabulary) for word in own if word in meanings(vocabulary)]
    return ColumnWords(vocabulary, own, _spoken(languages), pairs >= 2)


def _spoken(languages: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the languages that most of the words belong to."""
    counts: dict[str, int] = {}
    for names in languages:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    most = max(counts.values(), default=0)
    return frozenset(name for name, count in counts.items() if count * 2 > most)
