"""What a plan announces against what the desk really holds: each announced loss has a check that it happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sheet2desk.desks.drafting import is_email, same_text, show_moment
from sheet2desk.desks.interface import Held, Parts
from sheet2desk.migration.plan import Action
from sheet2desk.ticket import Moment, Ticket

FIELDS = ("subject", "status", "priority", "assignee", "created_at", "first_response_at", "solved_at", "due_at")


@dataclass(frozen=True)
class Arrived:
    """One ticket of the log, and what the desk holds of it; `group` and `fallback` are those of the profile."""

    action: Action
    held: Held
    parts: Parts
    mailed: bool = False

    @property
    def ticket(self) -> Ticket:
        return self.action.ticket

    @property
    def text(self) -> str:
        return same_text("\n".join([self.parts.body, *self.parts.comments]))

    def in_text(self, value: str | None) -> bool:
        return bool(value) and all(line in self.text for line in same_text(value or "").split("\n"))

    def in_fields(self, value: str | None) -> bool:
        return any(same_text(value or "") == same_text(there) for there in self.held.fields.values())

    def value(self, name: str) -> str:
        """Return a field of the ticket as it is written into a text."""
        value = getattr(self.ticket, name)
        if name.endswith("_at"):
            return show_moment(value)
        return ", ".join(value) if name == "tags" else str(int(value) if isinstance(value, float) else value)


def only_in_text(it: Arrived, name: str) -> bool:
    value = it.value(name)
    return it.in_text(value) and not (name != "satisfaction" and it.in_fields(value))


def moment_of(it: Arrived, name: str) -> str:
    """Return what of a date any desk's field must show: the second in UTC without its signs."""
    moment: Moment | None = getattr(it.ticket, name)
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return moment.strftime("%Y%m%d")
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def moments_held(it: Arrived) -> set[str]:
    return {digits(text)[:14] for text in it.held.fields.values()}


def no_dates(it: Arrived, *names: str) -> bool:
    found = moments_held(it)
    return all(len(moment_of(it, name)) != 14 or moment_of(it, name) not in found for name in names)


def dated_comments(it: Arrived) -> bool:
    return all(
        (not comment.at or show_moment(comment.at) in it.text) and (not comment.author or comment.author in it.text)
        for comment in it.ticket.comments
        if comment.body.strip()
    )


def left_out(it: Arrived, name: str) -> bool:
    [file] = [one for one in it.ticket.attachments if one.name == name][:1]
    return not any(other.name == name or other.sha256 == file.sha256 for other in it.parts.files)


def end_of_day(it: Arrived, name: str, clock: str) -> bool:
    return not isinstance(getattr(it.ticket, name), datetime) and it.held.fields[name] != "" and bool(clock)


Check = Callable[..., bool]
#: An announced loss → whether it happened. The groups of the expression are handed on.
CHECKS: dict[str, Check] = {
    r"no subject: the first line of the description stands in its place": lambda it: (
        not it.ticket.subject and it.held.fields["subject"] in " ".join((it.ticket.description or "").split())
    ),
    r"no subject: its number stands in its place": lambda it: (
        not it.ticket.subject and not it.ticket.description and (it.ticket.id or "") in it.held.fields["subject"]
    ),
    r"subject cut at (\d+) (bytes|characters): the whole of it stands in the text": lambda it, limit, unit: (
        len(it.held.fields["subject"].encode() if unit == "bytes" else it.held.fields["subject"]) <= int(limit)
        and any(line.startswith(f"Subject: {it.held.fields['subject']}") for line in it.text.split("\n"))
    ),
    r"requester's e-mail is none: kept in the text": lambda it: (
        not is_email(it.ticket.requester.email or "") and it.in_text(it.ticket.requester.email)
    ),
    r"requester has no e-mail: kept in the text": lambda it: (
        it.held.fields["requester"] == ""
        and all(map(it.in_text, filter(None, (it.ticket.requester.name, it.ticket.requester.phone))))
    ),
    r"requester has no field: kept in the text": lambda it: all(
        map(it.in_text, filter(None, (it.ticket.requester.name, it.ticket.requester.email)))
    ),
    r"no status: becomes (new|solved).*": lambda it, word: it.ticket.status is None and bool(word),
    r"status (\w+) becomes (.+), like \w+": lambda it, mine, word: (
        it.ticket.status == mine and it.held.fields["status"] == word
    ),
    r"no priority: becomes (\d) \(normal\), for the desk needs one": lambda it, word: (
        it.ticket.priority is None and it.held.fields["priority"] == word
    ),
    r"(\w+_at) is a day: becomes (\S+) of it, .+": end_of_day,
    r"due_at is kept as a day": lambda it: len(it.held.fields["due_at"]) == 10,
    r"start date left out, for Redmine takes none after the due date": lambda it: it.held.fields["start_date"] == "",
    r"(\w+_at) has no field: kept in the text": lambda it, name: (
        it.in_text(it.value(name)) and no_dates(it, name) and name not in it.action.draft.fields
    ),
    r"no created date: (?:RT|Zendesk|Bitrix24) stamps the time of the push.*": lambda it: it.ticket.created_at is None,
    r"(channel|category|satisfaction|tags) has no field: kept in the text": only_in_text,
    r"assignee of the sheet gives way to the route: kept in the text": lambda it: (
        it.in_text(it.ticket.assignee) and not it.in_fields(it.ticket.assignee)
    ),
    r"assignee unknown to the desk: kept in the text": lambda it: (
        it.held.fields["assignee"] in ("", "Nobody") and "Assignee: " in it.text
    ),
    r"group (?:has no field|unknown to the desk): kept in the text": lambda it: "Group: " in it.text,
    r"attachment (.+) is left out: .+": left_out,
    # what a desk does to all of its tickets
    r"comments carry the date of the push; their own date and author stand in their text": dated_comments,
    r"comments carry their own date, one added to an issue later has none; .*": dated_comments,
    r"first_response_at is kept as Started": lambda it: "first_response_at" in it.held.fields,
    r"Redmine stamps its own created and closed dates; .*": lambda it: no_dates(it, "created_at", "solved_at"),
    r"django-helpdesk keeps no dates but the due date: .*": lambda it: no_dates(
        it, "created_at", "first_response_at", "solved_at"
    ),
    r"Roundup's own creation date is that of the push; .*": lambda it: "creation" not in it.held.fields,
    r"the bytes of attachments can't be read back: .*": lambda it: all(not file.sha256 for file in it.parts.files),
    r"Redmine may mail assignees and watchers: .*": lambda it: True,  # its users' own settings: may
    r"the push itself mails nobody; .*": lambda it: not it.mailed,
}


def not_happened(it: Arrived, losses: Collection[str]) -> list[str]:
    """Return the announced losses that didn't happen, or that nobody knows how to check."""
    wrong = []
    for loss in losses:
        found = [(check, match) for pattern, check in CHECKS.items() if (match := re.fullmatch(pattern, loss))]
        if not found:
            wrong.append(f"no check for: {loss}")
        wrong += [loss for check, match in found if not check(it, *match.groups())]
    return wrong


def not_announced(it: Arrived, losses: Collection[str]) -> list[str]:
    """Return what of the ticket the desk holds otherwise than the log, or not at all, without a word in the plan."""
    ticket, said = it.ticket, "\n".join(losses)
    lost = []
    if " ".join((ticket.subject or "").split()) != it.held.fields["subject"] and "subject" not in said:
        lost.append("subject")
    held = moments_held(it)
    for name in ("created_at", "first_response_at", "solved_at", "due_at"):
        wanted = moment_of(it, name)
        there = any(one.startswith(wanted) for one in held) if len(wanted) != 8 else wanted in {o[:8] for o in held}
        if wanted and not there and name not in said:
            lost.append(name)
    plain = [name for name in ("channel", "category", "satisfaction") if getattr(ticket, name) is not None]
    lost += [name for name in plain if not it.in_fields(it.value(name)) and name not in said]
    email = (ticket.requester.email or "").casefold()
    if email and email not in {text.casefold() for text in it.held.fields.values()} and "requester" not in said:
        lost.append("requester")
    texts = {
        "description": ticket.description,
        "id": ticket.id,
        "requester.name": None if it.in_fields(ticket.requester.name) else ticket.requester.name,
        "requester.phone": ticket.requester.phone,
        **{f"comment {number}": comment.body for number, comment in enumerate(ticket.comments)},
        **{f"column {header}": text for header, text in ticket.custom.items()},
    }
    lost += [name for name, text in texts.items() if text and text.strip() and not it.in_text(text)]
    for file in ticket.attachments:
        there = any(other.sha256 in (file.sha256, "") and other.name == file.name for other in it.parts.files)
        if not there and f"attachment {file.name} is left out" not in said:
            lost.append(f"attachment {file.name}")
    return lost
