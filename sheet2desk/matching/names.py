"""Names of people and organisations as keys that don't depend on alphabet, order or spelling habit."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sheet2desk.matching.letters import clean, unify_script
from sheet2desk.matching.words import canonical, word_list
from sheet2desk.regex import regex

_LATIN_OF = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ß": "ss", "ł": "l", "ø": "o", "æ": "ae",
}  # fmt: skip
_FOLDS = (
    ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("tch", "ch"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"),
    ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("ie", "e"), ("x", "ks"), ("ph", "f"), ("tz", "ts"),
    ("cz", "ch"), ("sz", "sh"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"),
)  # fmt: skip
_WORD = regex(r"[^\W\d_]+|\d+")
_DOUBLE = regex(r"(.)\1+")


@lru_cache(maxsize=1 << 13)
def fold(word: str) -> str:
    """Return a word in folded Latin: "Щербаков" and "Shcherbakov" both give "sherbakov"."""
    text = unify_script(word).lower()
    text = "".join(_LATIN_OF.get(sign, sign) for sign in text)
    text = _without_accents(text)
    for variant, form in _FOLDS:
        text = text.replace(variant, form)
    return _DOUBLE.sub(r"\1", text)


@lru_cache(maxsize=1 << 13)
def name_key(name: str) -> str:
    """Return a person's name as sorted folded words: the same for both alphabets and both orders of the words."""
    aliases = _aliases()
    words = [fold(word) for word in _WORD.findall(clean(name))]
    return " ".join(sorted(aliases.get(word, word) for word in words if word))


@lru_cache(maxsize=1 << 13)
def organization_key(name: str) -> str:
    """Return an organisation's name as sorted folded words without its legal form."""
    text = clean(name).lower()
    for form in word_list("legal_form"):
        text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", text)
    words = [fold(word) for word in _WORD.findall(text)]
    return " ".join(sorted(word for word in words if word)) or name_key(name)


def has_initial(key: str) -> bool:
    """Return whether a word of a name is cut to one letter or two."""
    return any(len(word) <= 2 for word in key.split())


def same_with_initials(first: str, second: str) -> bool:
    """Return whether one key is the other with words cut to initials: "i iv ivanov" and "ivan ivanov ivanovich"."""
    short, long = sorted((first.split(), second.split()), key=lambda words: (sum(map(len, words)), words))
    whole = [word for word in short if len(word) > 2]
    initials = [word for word in short if len(word) <= 2]
    rest = list(long)
    for word in whole:
        if word not in rest:
            return False
        rest.remove(word)
    for initial in initials:
        found = next((word for word in rest if word[0] == initial[0]), None)
        if found is None:
            return False
        rest.remove(found)
    return bool(whole)


def _without_accents(text: str) -> str:

    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return {fold(variant): fold(form) for variant, form in canonical("name_alias").items()}
