"""A phone number that can't be one.

What it finds:
    Phones of requesters with too few or too many digits for any number of their country, or without digits.
    Several phones in a cell are looked at one by one; extensions, short internal numbers and local numbers of
    five to seven digits are fine.

Why it matters:
    Nobody can be called back on it, and duplicates that share the right number aren't found.

How to mend it:
    Correct the number. The country of numbers without a + is the one that suits most of the log, unless the
    profile names it:

        [duplicates]
        phone_region = "RU"

Example:
    №  | Телефон
    17 | +7 900 000-0        <- invalid-phone
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.matching.contacts import split_phones
from sheet2desk.matching.regions import UNKNOWN, phone_region
from sheet2desk.validators.findings import on_ticket, shown
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING


def check(log: Log, context: Context) -> Iterator[Finding]:
    """Yield phones that nobody can be called on."""
    region = phone_region((ticket.requester.phone for ticket in log.tickets), context.profile)
    for ticket in log.tickets:
        phone = ticket.requester.phone
        if not phone:
            continue
        wrong = [(part, reason) for part, _ in split_phones(phone) if part and (reason := trouble(part, region))]
        if wrong:
            message = "; ".join(f"{shown(part)} is no phone number: {reason}" for part, reason in wrong)
            yield on_ticket(NAME, SEVERITY, ticket, "requester.phone", message, "correct the number, or clear the cell")


@lru_cache(maxsize=4096)
def trouble(text: str, region: str) -> str:
    """Say what keeps a text from being a phone number of the region or, with a +, of its country; "" when nothing does.

    Where the region is unknown, numbers without a + are judged by length alone (E.164: at most 15 digits).
    """
    digits = re.sub(r"\D", "", text)
    if not digits:
        return "there is no digit in it"
    if text.startswith("+") or (digits.startswith("00") and len(digits) > 9):
        return _trouble_abroad(text if text.startswith("+") else f"+{digits[2:]}")
    if len(digits) > 15:
        return f"{len(digits)} digits are too many"
    if len(digits) < 2:
        return "one digit is too few"
    if set(digits) == {"0"}:
        return "all digits are 0"
    return _trouble_at_home(text, digits, region) if len(digits) > 7 and region != UNKNOWN else ""


def _trouble_abroad(text: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return "no country has this prefix"
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason in (phonenumbers.ValidationResult.TOO_SHORT, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return "it has too few digits"
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return "it has too many digits"
    if reason == phonenumbers.ValidationResult.INVALID_LENGTH:
        return "no number of its country has so many digits"
    return ""


def _trouble_at_home(text: str, digits: str, region: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return f"it can't be read as a number of {region}: {shown(text)}"
    if phonenumbers.is_possible_number(number):
        return ""
    return f"{len(digits)} digits suit no number of {region}"
