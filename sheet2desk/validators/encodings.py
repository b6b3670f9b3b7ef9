"""Seeing that a text was decoded in the wrong encoding, and what it would say in the right one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sheet2desk.regex import regex

#: (read as, was, words): a text's bytes in the first, decoded by the second, are what was meant.
_CONFUSIONS = (
    ("cp1251", "utf-8", "UTF-8 read as cp1251"),
    ("cp1252", "utf-8", "UTF-8 read as cp1252"),
    ("latin-1", "utf-8", "UTF-8 read as Latin-1"),
    ("mac_roman", "utf-8", "UTF-8 read as Mac Roman"),
    ("cp1250", "utf-8", "UTF-8 read as cp1250"),
    ("cp866", "utf-8", "UTF-8 read as cp866"),
    ("koi8-r", "utf-8", "UTF-8 read as KOI8-R"),
)
_CYRILLIC_CONFUSIONS = (
    ("cp1252", "cp1251", "cp1251 read as cp1252"),
    ("latin-1", "cp1251", "cp1251 read as Latin-1"),
    ("cp1252", "koi8-r", "KOI8-R read as cp1252"),
    ("cp1251", "koi8-r", "KOI8-R read as cp1251"),
    ("koi8-r", "cp1251", "cp1251 read as KOI8-R"),
    ("cp866", "cp1251", "cp1251 read as cp866"),
    ("cp1251", "cp866", "cp866 read as cp1251"),
)
_REPLACED = regex("\ufffd")
_WORD = regex(r"[^\W\d_]+")
#: Abbreviations have so many letters at most.
_SHORT = 5
#: So many letters of words in good case are judged by their pairs all the same.
_RARE = 20
_HIGH_RUN = regex(r"[^\x00-\x7f]{2,}")
_RUNS = regex(r"([^\x00-\x7f]{2,})")
#: The pairs of letters that make up about half of Russian text.
_PAIRS = frozenset(
    re.findall(
        "..",
        "адаеазакаламанарасатачашбебобрбывавевивовыглгогрдадедидодрдуебеведекелеменересетечжджежизаздзнивигид"
        "иеизийикилиминириситихйскакикокркткулалелилолулюлямамемимомынаненинонуныняобовоголомоноросоточпепипл"
        "попррарерирортруршсасескслспстсусъсятатвтетитнтотртутьукутчечтшащещоэтючявіяії",
    )
)


def find_mojibake(text: str) -> tuple[str, str] | None:
    """Return (what happened, what was meant or "") when a text was decoded in the wrong encoding, else None."""
    if _REPLACED.search(text):
        return "text with replacement signs: its letters were lost in decoding", ""
    if _lost_to_question_marks(text):
        return "text whose letters were turned into question marks", ""
    if text.isascii() or len(text) < 2:
        return None
    return _as_utf8(text) or _as_cyrillic(text)


def _as_utf8(text: str) -> tuple[str, str] | None:
    for read_as, was, words in _CONFUSIONS:
        meant = _turn_back(text, read_as, was)
        again = _turn_back(meant, read_as, was) if meant is not None else None
        if again is not None and _is_wordlike(again):
            return f"{words}, twice", again
        if meant is not None and _is_wordlike(meant) and not (len(text) < 4 and _is_cyrillic(text[0])):
            return words, meant
    for read_as, was, words in _CONFUSIONS[:4]:
        # a text of which only some words were decoded wrongly: their foreign signs alone must turn back
        meant = "".join(
            _run_meant(part, read_as, was) if _HIGH_RUN.fullmatch(part) else part for part in _RUNS.split(text)
        )
        if meant != text:
            return words, meant
    return None


def _run_meant(run: str, read_as: str, was: str) -> str:
    if len(run) < 4 and _is_cyrillic(run[0]):
        return run  # the end of «Вектор-С»
    meant = _turn_back(run, read_as, was)
    return meant if meant is not None and _is_wordlike(meant) and len(run) >= 2 * len(meant) else run


def _turn_back(text: str, read_as: str, was: str) -> str | None:
    """Return the text that was meant, or None when its bytes aren't of that encoding.

    Bytes of UTF-8 are so constrained that an honest text practically never decodes: the check is the decoding.
    """
    try:
        meant = _encode(text, read_as).decode(was)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return None if meant == text or _is_small_russian(text) else meant


def _is_small_russian(text: str) -> bool:
    """Return whether a text holds small letters alone: "её!" is no ţ; words read as KOI8-R show lines of boxes."""
    return text == text.lower() and all(_is_cyrillic(sign) or sign in "№«»" for sign in text if not sign.isascii())


def _encode(text: str, encoding: str) -> bytes:
    """Encode a text, giving back the bytes that the encoding doesn't define as those that decoders let through."""
    return b"".join(_encoded_signs(text, encoding))


def _encoded_signs(text: str, encoding: str) -> Iterator[bytes]:
    for sign in text:
        try:
            yield sign.encode(encoding)
        except UnicodeEncodeError:
            if not 0x80 <= ord(sign) <= 0x9F:
                raise
            yield bytes((ord(sign),))


def _is_wordlike(text: str) -> bool:
    """Return whether the signs beyond ASCII are ones that a text holds: letters and common punctuation.

    One or two signs of a far script are chance: three bytes that happen to be UTF-8.
    """
    high = [sign for sign in text if ord(sign) > 0x7F]
    if 0 < sum(ord(sign) >= 0x0600 and sign.isalpha() for sign in high) < 3:
        return False
    return bool(high) and all(
        sign.isalpha() or sign in "«»„“”‘’–—…№°€£§ \u00b2\u00b3\u00ae\u2122✓✔★•×" for sign in high
    )


def _as_cyrillic(text: str) -> tuple[str, str] | None:
    """Return the Cyrillic text that was read in another one-byte encoding.

    Every byte decodes here, so the words decide: as they stand they are no plausible words, turned back they are.
    """
    words = _foreign_words(text)
    if sum(map(len, words)) < 4 or _plausible(words):
        return None
    best: tuple[float, str, str] = (_frequent_pairs(words) + 0.2, "", "")
    for read_as, was, what in _CYRILLIC_CONFUSIONS:
        try:
            meant = _encode(text, read_as).decode(was)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        turned = _foreign_words(meant)
        if sum(map(len, turned)) >= 4 and all(map(_is_cyrillic, turned)) and _is_wordlike(meant):
            best = max(best, (_frequent_pairs(turned), what, meant))
    return (best[1], best[2]) if best[1] else None


def _foreign_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _is_cyrillic(letters: str) -> bool:
    return all("а" <= sign <= "я" or sign in "ёіїєґў" for sign in letters.lower())


def _plausible(words: list[str]) -> bool:
    """Return whether words look like a language's: by their case and, in Cyrillic, by frequent pairs of letters."""
    letters = "".join(words)
    if not _is_cyrillic(letters):
        accented = sum(1 for sign in letters.lower() if "\u00c0" <= sign <= "\u00ff")
        return accented / len(letters) < 0.6
    if max(map(len, words)) <= _SHORT and letters.isupper():
        return True  # abbreviations
    inverted = sum(len(word) for word in words if len(word) > 3 and word[0].islower() and word[1:].isupper())
    # what was decoded wrongly seldom keeps the case of words: "Харчоблок" is a rare word, and no ruin
    cased = all(word[1:].islower() or len(word) == 1 or (word.isupper() and len(word) <= _SHORT) for word in words)
    enough = 8 if not cased else _RARE
    return inverted * 2 <= len(letters) and (len(letters) < enough or _frequent_pairs(words) >= 0.4)


def _frequent_pairs(words: list[str]) -> float:
    """Return the share of neighbouring letters that are frequent in Russian and Ukrainian words."""
    pairs = [first + second for word in words for first, second in pairwise(word.lower())]
    return sum(pair in _PAIRS for pair in pairs) / len(pairs) if pairs else 0.0


def _lost_to_question_marks(text: str) -> bool:
    letters = sum(sign.isalpha() for sign in text)
    if not letters:
        return "????" in text
    words_of_marks = len(re.findall(r"(?<!\S)\?{2,}(?=[\s.,]|$)", text))
    return words_of_marks >= 2 or re.search(r"\w\?{2,}\w", text) is not None
