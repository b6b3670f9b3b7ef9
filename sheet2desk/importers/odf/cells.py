"""What one cell of an OpenDocument spreadsheet holds, from its attributes and its paragraphs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_DURATION = regex(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_ERROR = regex(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")


def error_of(attributes: dict[str, str], text: str) -> str | None:
    """Return the text of an error cell, or None when the cell holds no error."""
    if attributes.get("calcext:value-type") == "error":
        return text.strip() or "#VALUE!"
    if "table:formula" in attributes and _ERROR.fullmatch(text.strip()):
        return text.strip()
    return None


def value_of(attributes: dict[str, str], text: str) -> Value:
    """Return the value: numbers as float, a date without a time as `date`, a time of day as `time`."""
    kind = attributes.get("office:value-type") or attributes.get("calcext:value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(attributes.get("office:value", ""))
        if kind == "date":
            return _moment(attributes.get("office:date-value", ""))
        if kind == "time":
            return _duration(attributes.get("office:time-value", ""))
    except ValueError:
        return text
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    return attributes.get("office:string-value") or text


def _moment(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text[:26].rstrip("Z"))
    return moment.date() if moment.time() == time(0) else moment


def _duration(text: str) -> time | timedelta:
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    sign, days, hours, minutes, seconds = match.groups()
    length = timedelta(
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=float((seconds or "0").replace(",", ".")),
    )
    if sign:
        return -length
    return (datetime.min + length).time() if length < timedelta(days=1) else length
