"""Words of Zendesk: statuses, priorities, ticket fields, dates, errors, and keys as its external_id holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sheet2desk.desks.drafting import instant, show_moment
from sheet2desk.desks.interface import Context
from sheet2desk.desks.options import Options
from sheet2desk.regex import regex
from sheet2desk.ticket import Moment, Ticket

STATUSES: Final = {"new": "new", "open": "open", "pending": "pending", "solved": "solved", "closed": "closed"}
PRIORITIES: Final = {"low": "low", "normal": "normal", "high": "high", "urgent": "urgent"}
_DROPPED: Final = regex(r":(?:unpermitted_keys|invalid_values)=>\[(.*?)\]")
CHOICES: Final = frozenset({"tagger", "multiselect"})
#: Our name of a field → Zendesk's.
REMOTE_NAMES: Final = {
    "subject": "subject",
    "status": "status",
    "priority": "priority",
    "assignee": "assignee_id",
    "group": "group_id",
    "requester": "requester_id",
}


class ZendeskOptions(Options):
    """The keys of a desk of kind zendesk."""

    email: str | None = None


class TicketFields:
    """The ticket fields of an account, by title."""

    def __init__(self, fields: Sequence[Mapping[str, Any]]) -> None:
        self._fields = {field["title"]: field for field in fields if field.get("active", True)}

    @property
    def titles(self) -> frozenset[str]:
        """Return the titles of the active fields."""
        return frozenset(self._fields)

    def word(self, title: str, text: str) -> str:
        """Return what a field holds for a text: in a list of choices the choice's own word, "" when it has none."""
        field = self._fields.get(title, {})
        if field.get("type") not in CHOICES:
            return text
        choices = field.get("custom_field_options", [])
        found = [item["value"] for item in choices if text.casefold() in (item["name"].casefold(), item["value"])]
        return str(found[0]) if found else ""

    def entry(self, title: str, text: str) -> dict[str, Any]:
        """Return a field as a request carries it."""
        return {"id": self._fields[title]["id"], "value": text or None}

    def read(self, held: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """Return what a ticket holds, by title."""
        titles = {field["id"]: title for title, field in self._fields.items()}
        return {titles[item["id"]]: _text(item["value"]) for item in held if item["id"] in titles}

    def date_form(self, name: str, options: Options, context: Context) -> Callable[[Moment], str]:
        """Return how a date is written into the field that the profile names for it."""
        if self._fields.get(options.fields.get(name, ""), {}).get("type") == "date":
            return lambda moment: instant(moment, context).astimezone(context.zone).date().isoformat()
        return show_moment


def external_id(key: str) -> str:
    """Return the key as external_id holds it: without commas, for a comma separates keys when they are looked up."""
    return key.replace("%", "%25").replace(",", "%2C")


def key_of(text: str | None) -> str:
    """Return the key that `external_id` made the text of."""
    return (text or "").replace("%2C", ",").replace("%25", "%")


def explain(body: Any) -> str:
    """Return what an error of Zendesk says: a word, a description, details by field; or {title, message}."""
    if not isinstance(body, dict):
        return ""
    error = body.get("error")
    if isinstance(error, dict):
        return f"{error.get('title', '')}: {error.get('message', '')}"
    details = body.get("details")
    lists = details.values() if isinstance(details, dict) else []
    said = [str(item.get("description", "")) for items in lists for item in items if isinstance(item, dict)]
    return "; ".join([str(body.get("description") or error or ""), *said])


def show_date(moment: datetime) -> str:
    """Return a moment (UTC) as Zendesk takes and gives it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def comment_dates(ticket: Ticket, context: Context) -> list[str]:
    """Return the dates of the description and of each comment, "" where the push stamps it.

    None is before the ticket's own, so that the description stays the first; what the sheet says stands in the text.
    """
    if ticket.created_at is None:
        return []
    first = last = instant(ticket.created_at, context)
    dates = [show_date(first)]
    for comment in ticket.comments:
        if comment.body.strip():
            last = max(first, instant(comment.at, context)) if comment.at is not None else last
            dates.append(show_date(last))
    return dates


def _text(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def dropped(warning: str) -> str:
    """Return what a warning of Zendesk says that it dropped, "" for nothing; it has worded that in two ways.

    Recorded in 2023: `{… :unpermitted_keys=>["ticket.id"], :invalid_values=>[]}}`; in 2022 and in its documentation:
    `Removed restricted keys [created_at] from parameters according to whitelist`.
    """
    lists = _DROPPED.findall(warning)
    return ", ".join(filter(None, lists)).replace('"', "") if lists else warning
