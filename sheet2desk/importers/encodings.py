"""Which encoding a text is in: UTF-8 strictly, else the one whose letters read most like a language.

No file says its 8-bit encoding. Words decide: the letters of a wrong code page are rare ones, stand in the wrong case
(koi8-r read as cp1251), or mix two alphabets in one word. Letter shares: the Russian national corpus, rounded.
"""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections import Counter

from sheet2desk.data_class import frozen
from sheet2desk.importers.double_byte import guess_double_byte
from sheet2desk.importers.typography import SIGNS, fitness
from sheet2desk.regex import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = (
    "cp1251",
    "cp866",
    "koi8-r",
    "koi8-u",
    "mac-cyrillic",
    "cp1252",
    "latin-1",
    "cp1250",
    "cp1257",
    "cp1254",
    "mac-roman",
    "cp850",
)
#: What a candidate must be ahead by: the commoner code page wins a draw.
_HANDICAP = {
    "latin-1": 0.05,
    "cp1250": 0.3,
    "cp1257": 0.35,
    "cp1254": 0.35,
    "mac-roman": 0.1,
    "cp850": 0.2,
    "mac-cyrillic": 0.02,
    "koi8-r": 0.02,
    "koi8-u": 0.03,
}

_PER_MILLE = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў",
        (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4,
         3, 3, 0.4, 0.6, 12, 3, 3, 0.2, 2),
        strict=True,
    )
)  # fmt: skip
_CYRILLIC = {letter: math.log(share * 33 / 1000) for letter, share in _PER_MILLE.items()}
_LATIN = dict.fromkeys("éèàâçêôûîùëïäöüßñóíáúãõąćęłńśźżāēīūčšžļņķģåøæœěřůýťďőűășțşğıßėįų", 1.0)
#: Letters that one language has together; a wrong code page makes letters that no language has side by side.
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            "äöüß", "éèàâçêôûîùëïœæ", "ñóíáúéü", "ãõáâàéêíóôúç", "àèéìòù", "åäöæøé", "ąćęłńóśźż", "áčďéěíňóřšťúůýž",
            "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "āčēģīķļņšūž", "ąčęėįšųūž", "äöüõšž", "çğıöşüâ",
        ),
    )
)  # fmt: skip
_ODD_SIGN = -2.0
_MIXED_WORD = -4.0
_WORD = regex(r"[^\W\d_]*[^\x00-\x7f][^\W\d_]*(?:[^\x00-\x7f\s]+[^\W\d_]*)*")
_PART = regex(r"[^\W\d_]+")
_SAMPLE_BYTES = 1 << 20
#: A run of letters and signs, and the bytes on either side of it.
_HIGH_RUN = regex(rb"([\x00-\x7f]?)([A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*)(?=([\x00-\x7f]?))")
#: Accented letters that are words by themselves somewhere; Cyrillic ones that are.
_LONE = frozenset("àèéóòáúíåö")
_LONE_CYRILLIC = frozenset("аивкосуяі")


@frozen
class Encoding:
    """How a text decodes: the codec's name, the one for bytes it can't read, and where the first of them stands."""

    name: str
    fallback: str | None = None
    first_bad: int | None = None  # offset in bytes

    @property
    def errors(self) -> str:
        """Return the name of the codec error handler that reads the remaining bytes by the fallback."""
        return _handler(self.fallback) if self.fallback else "replace"


def detect(data: bytes) -> Encoding:
    """Return the encoding of the whole text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _whole(data, name)
    wide = _wide_without_mark(data[: 1 << 16])
    if wide:
        return _whole(data, wide)
    return _whole(data, "utf-8")


def _whole(data: bytes, name: str) -> Encoding:
    try:
        data.decode(name)
    except UnicodeDecodeError as trouble:
        first = trouble.start + (3 if name == "utf-8-sig" and trouble.object is not data else 0)
    else:
        return Encoding(name)
    if name not in ("utf-8", "utf-8-sig"):
        return Encoding(name, None, first)
    if name == "utf-8" and not _is_mostly_utf8(data):
        wide = guess_double_byte(data)
        return Encoding(guess_single_byte(data)) if wide is None else _whole(data, wide)
    return Encoding(name, guess_single_byte(_undecodable(data)), first)


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell a UTF-8 text with foreign lines in it from an 8-bit text, of which a few letters may look like UTF-8."""
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        if _is_utf8(line):
            good += len(line.decode("utf-8")) < len(line) - 1
        else:
            bad += 1
    if good and good * 8 >= bad:
        return True
    text = data.decode("utf-8", "surrogateescape")
    odd = len(re.findall(r"[\udc80-\udcff]", text))
    return odd * 20 < len(re.findall(r"[^\x00-\x7f\udc80-\udcff]", text))


def _undecodable(data: bytes) -> bytes:
    return b"\n".join(line for line in data.splitlines() if not _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide_without_mark(start: bytes) -> str | None:
    even, odd = start[::2].count(0), start[1::2].count(0)
    if not even and not odd:
        return None
    names = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    for name in names:
        try:
            text = start[: len(start) // 2 * 2].decode(name, "strict")
        except UnicodeDecodeError:
            continue
        # line ends and separators are the same in every language
        if sum(map(text.count, ",;\t \r\n|")) > len(text) // 50 and "\0" not in text:
            return name
    return None


def guess_single_byte(data: bytes) -> str:
    """Return the 8-bit code page in which the text's words look most like words."""
    words = Counter(_HIGH_RUN.findall(data[:_SAMPLE_BYTES]))
    if not words:
        words = Counter(_HIGH_RUN.findall(data))
    most = words.most_common(3000)
    scores = {}
    for name in _CANDIDATES:
        score = _score(most, name)
        if score is not None:
            scores[name] = score - _HANDICAP.get(name, 0.0)
    return max(scores, key=scores.__getitem__) if scores else "latin-1"


def _score(words: list[tuple[tuple[bytes, bytes, bytes], int]], name: str) -> float | None:
    total = 0.0
    count = 0
    accented: Counter[str] = Counter()
    for (before, raw, after), times in words:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            return None
        weight = min(times, 5)
        total += weight * _word(text, before.decode("ascii"), after.decode("ascii"))
        count += weight * sum(1 for sign in text if sign > "\x7f")
        for sign in text.lower():
            if sign in _LATIN:
                accented[sign] += weight
    return total / max(count, 1) + _one_language(accented)


def _one_language(accented: Counter[str]) -> float:
    """Return the share of the accented Latin letters that the likeliest language has, 1 where there are none."""
    if not accented:
        return 1.0
    best = max(sum(accented[letter] for letter in alphabet) for alphabet in _ALPHABETS)
    return best / accented.total()


def _word(text: str, before: str, after: str) -> float:
    high = [sign for sign in text if sign > "\x7f"]
    letters = [sign for sign in text if sign.isalpha()]
    cyrillic = sum(1 for sign in letters if "\u0400" <= sign <= "\u04ff")
    total = 0.0
    if len(letters) == 1 and letters[0] > "\x7f":
        total += _lone(letters[0])
    whole = before + text + after
    for at, sign in enumerate(text, len(before)):
        if sign <= "\x7f":
            continue
        lower = sign.lower()
        if lower in _CYRILLIC and cyrillic:
            total += _CYRILLIC[lower]
        elif lower in _LATIN:
            total += _LATIN[lower]
        elif sign in SIGNS:
            total += fitness(whole, at)
        else:
            total += _ODD_SIGN if sign.isalpha() or unicodedata.category(sign)[0] in "PS" else 2 * _ODD_SIGN
    if cyrillic and cyrillic != len(letters):
        total += _MIXED_WORD * len(high)
    elif letters and not cyrillic:
        accented = sum(1 for sign in letters if sign > "\x7f")
        if accented > 1 and accented * 2 > len(letters):
            total += _MIXED_WORD * accented
    total += _inside_signs(text) * _ODD_SIGN
    if any(len(part) > 1 and not _plain_case(part) for part in _PART.findall(text)):
        total -= 1.5 * len(high)
    return total


def _lone(letter: str) -> float:
    """Return what a word of one letter costs: few letters are words, and those mostly small."""
    lower = letter.lower()
    if lower in _LONE_CYRILLIC:
        return -0.55
    if lower in _LONE:
        return 0.0 if letter == lower else -0.6
    return -1.5


def _inside_signs(text: str) -> int:
    """Count the signs that stand between two letters of a word, where only an apostrophe or a dash belongs."""
    return len(re.findall(r"(?<=[^\W\d_])[^\w\s'’‘–—\xa0-](?=[^\W\d_])", text))


def _plain_case(word: str) -> bool:
    return word.islower() or word.isupper() or word[1:].islower()


def _handler(fallback: str) -> str:
    name = f"sheet2desk-{fallback}"

    def decode_rest(trouble: UnicodeError) -> tuple[str, int]:
        assert isinstance(trouble, UnicodeDecodeError)
        return trouble.object[trouble.start : trouble.end].decode(fallback, "replace"), trouble.end

    codecs.register_error(name, decode_rest)
    return name
