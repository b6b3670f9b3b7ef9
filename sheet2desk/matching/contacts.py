"""Phones and e-mail addresses as keys: the same number or mailbox gives the same key however it was typed."""

from __future__ import annotations

import re
from functools import lru_cache

from sheet2desk.matching.letters import clean, clean_lines, to_latin
from sheet2desk.matching.words import canonical, word_list
from sheet2desk.regex import regex

_SEPARATOR = regex(
    r"[;\n|]+|,\s*(?=[+(\d])|\s+/\s*|\s*/\s+|/(?=(?:\D*\d){7})|\s+(?:и|или|and|or|und|oder|y|et)\s+", re.IGNORECASE
)
_EXTENSION = regex(
    r"[,;\s(]*(?:доб(?:авочный)?|вн(?:утр)?(?:енний)?|ext(?:ension)?|durchwahl|int|poste|wew|x|#)\s*[.:]?\s*(\d{1,7})\s*\)?",
    re.IGNORECASE,
)
_ADDRESS = regex(r"[^\s<>;,()\[\]\"']+@[^\s<>;,()\[\]\"']+")
_SHORTEST = 5  # digits; shorter ones are internal numbers that many share


def split_phones(cell: str) -> list[tuple[str, str]]:
    """Return the phones of a cell, each with its extension or ""."""
    phones = []
    # an extension is cut off first: its own separator ("8 495 000-00-01, доб. 12") divides no numbers
    marked = _EXTENSION.sub(lambda found: f"\0{found.group(1)}", clean_lines(cell))
    for part in _SEPARATOR.split(marked):
        number, _, extension = part.partition("\0")
        if number.strip(" ,") or extension:
            phones.append((number.strip(" ,"), extension.strip()))
    return phones


@lru_cache(maxsize=1 << 13)
def phone_keys(cell: str, region: str) -> frozenset[str]:
    """Return the keys of a cell's phones: E.164 where the number is possible, else its last ten digits.

    An extension stays part of the key ("+74950000000;12"): behind one switchboard number sit many people.
    """
    return frozenset(key for number, extension in split_phones(cell) if (key := _phone_key(number, extension, region)))


def _phone_key(number: str, extension: str, region: str) -> str:
    extension = f";{extension}" if extension else ""
    digits = re.sub(r"\D", "", number)
    if len(digits) < _SHORTEST or len(set(digits)) == 1:
        return ""
    if region == "RU" and len(digits) == 11 and digits[0] in "78":
        return f"+7{digits[1:]}{extension}"
    if len(digits) >= 8:
        import phonenumbers

        try:
            parsed = phonenumbers.parse("+" + digits if "+" in number else digits, region)
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is not None and phonenumbers.is_possible_number(parsed):
            return f"+{parsed.country_code}{phonenumbers.national_significant_number(parsed)}{extension}"
    return digits[-10:] + extension


@lru_cache(maxsize=1 << 13)
def email_keys(cell: str) -> frozenset[str]:
    """Return the keys of a cell's addresses: lower case, one alphabet, without +tags, one name for each mail house."""
    return frozenset(_email_key(address) for address in _ADDRESS.findall(clean(cell)))


def _email_key(address: str) -> str:
    local, _, domain = to_latin(address).lower().removeprefix("mailto:").rstrip(".").rpartition("@")
    domain = canonical("mail_domain").get(domain, domain)
    local = local.partition("+")[0]
    if domain == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{domain}"


def is_shared_mailbox(key: str, named: frozenset[str]) -> bool:
    """Return whether an address is one that many people write from: by the profile, or by its local part (info@)."""
    return key in named or key.partition("@")[0] in word_list("shared_mailbox")


def own_domain(key: str) -> str:
    """Return the domain of an address when it belongs to an organisation, "" for a free mail house."""
    domain = key.rpartition("@")[2]
    return "" if domain in word_list("free_mail") else domain
