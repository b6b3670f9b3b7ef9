"""Laying a ticket out for a desk: what has a place of its own, what goes into the text, and what is lost.

Nothing of a ticket disappears: a value without a place in the desk stands in the text below the description, under its
name, and the draft says so among its losses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import PurePath
from typing import Final

from sheet2desk.desks.interface import Capabilities, Context, Draft, File
from sheet2desk.desks.options import Options
from sheet2desk.regex import regex
from sheet2desk.ticket import Comment, Moment, Ticket

LABELS: Final[Mapping[str, str]] = {
    "subject": "Subject",
    "requester": "Requester",
    "requester.name": "Requester",
    "requester.email": "E-mail",
    "requester.phone": "Phone",
    "requester.organization": "Organization",
    "assignee": "Assignee",
    "group": "Group",
    "status": "Status",
    "priority": "Priority",
    "channel": "Channel",
    "category": "Category",
    "created_at": "Created",
    "first_response_at": "First response",
    "solved_at": "Solved",
    "due_at": "Due",
    "satisfaction": "Satisfaction",
    "tags": "Tags",
    "id": "No",
}
_EMAIL = regex(r"[^\s@<>,;\"']+@[^\s@<>,;\"']+\.[^\s@<>,;\"']+")
_MAX_SUBJECT_SHOWN = 200


class Drafting:
    """One ticket on its way into a draft."""

    def __init__(
        self, ticket: Ticket, key: str, context: Context, options: Options, capabilities: Capabilities
    ) -> None:
        """Take the ticket, where it goes, and what the desk and the profile say of it."""
        self.ticket = ticket
        self.context = context
        self._key = key
        self._options = options
        self._capabilities = capabilities
        self._subject = ""
        self._description = ticket.description or ""
        self._whole_subject = ""
        self.fields: dict[str, str] = {}
        self._rest: list[tuple[str, str]] = []
        self._loses: list[str] = []
        self._mails: list[str] = []
        self._gaps: list[tuple[str, str]] = []
        self._custom_placed: set[str] = set()
        self.extra: dict[str, str] = {}
        self.refused: str | None = None

    def place(self, name: str, text: str) -> None:
        """Give a field the very text that the desk will hold."""
        self.fields[name] = text

    def write(self, label: str, text: str | None) -> None:
        """Put a value into the text below the description."""
        if text:
            self._rest.append((label, text))

    def lose(self, loss: str) -> None:
        """Say what this ticket loses."""
        self._loses.append(loss)

    def mail(self, who: str) -> None:
        """Say whom the desk mails about this ticket, whatever we do."""
        self._mails.append(who)

    def lay_subject(self) -> str:
        """Place the subject, or the first line of the description, or the ticket's number; cut where the desk cuts."""
        ticket = self.ticket
        first_line = (ticket.description or "").strip().split("\n", 1)[0][:_MAX_SUBJECT_SHOWN].strip()
        subject = " ".join((ticket.subject or first_line or f"Request {ticket.id or self._key}").split())
        if not ticket.subject:
            self.lose(
                "no subject: "
                + ("the first line of the description" if first_line else "its number")
                + " stands in its place"
            )
        limit = self._capabilities.subject_limit
        cut = cut_text(subject, limit, self._capabilities.subject_unit) if limit else subject
        if cut != subject:
            self._whole_subject = subject
            self.lose(f"subject cut at {limit} {self._capabilities.subject_unit}: the whole of it stands in the text")
        self._subject = cut
        self.place("subject", cut)
        return cut

    def lay_requester(self, *, name_kept: bool = False) -> str:
        """Place the requester's e-mail ("" when there is none) and put the rest of the requester into the text."""
        requester = self.ticket.requester
        email = (requester.email or "").strip()
        if email and not is_email(email):
            self.write(LABELS["requester.email"], email)
            self.lose("requester's e-mail is none: kept in the text")
            email = ""
        if requester.name and not name_kept:
            self.write(LABELS["requester.name"], requester.name)
        self.write(LABELS["requester.phone"], requester.phone)
        self.write(LABELS["requester.organization"], requester.organization)
        if not email:
            if requester.name or requester.phone or requester.organization:
                self.lose("requester has no e-mail: kept in the text")
            email = self._options.requester_fallback or ""
        self.place("requester", email.casefold())
        return email

    def lay_status(self, words: Mapping[str, str]) -> str:
        """Place the last status in the desk's words; a blank one is new, or solved when a solved date stands there."""
        ticket = self.ticket
        status = ticket.status
        if status is None:
            status = "solved" if ticket.solved_at is not None else "new"
            self.lose(f"no status: becomes {status}" + (", as the solved date says" if status == "solved" else ""))
            if ticket.raw.get("status"):
                self.write(LABELS["status"], ticket.raw["status"])
        table = {**words, **self._options.statuses}
        word = table[status]
        twin = next((other for other in words if other != status and table[other] == word and other in _PLAIN), None)
        if twin and status not in _PLAIN:
            self.lose(f"status {status} becomes {word}, like {twin}")
        self.place("status", word)
        return word

    def lay_priority(self, words: Mapping[str, int | str]) -> str | None:
        """Place the priority in the desk's words; a blank one is left to the desk."""
        priority = self.ticket.priority
        if priority is None:
            self.write(LABELS["priority"], self.ticket.raw.get("priority"))
            return None
        word = str({**words, **self._options.priorities}[priority])
        self.place("priority", word)
        return word

    def lay_date(self, name: str, form: Callable[[datetime], str], *, end_of_day: bool = False) -> str:
        """Place a date in the desk's form, "" for a blank one; a day becomes its first (or last) second."""
        moment: Moment | None = getattr(self.ticket, name)
        if moment is None:
            self.place(name, "")
            return ""
        if not isinstance(moment, datetime):
            self.lose(f"{name} is a day: becomes {'23:59:59' if end_of_day else '00:00:00'} of it, {self.context.zone}")
        text = form(instant(moment, self.context, end_of_day=end_of_day))
        self.place(name, text)
        return text

    def lay_requester_in(self, field: str | None) -> None:
        """Place the requester's e-mail or name in the desk's own field, if the profile names one; the rest is text."""
        requester = self.ticket.requester
        lines = {
            "requester.name": requester.name,
            "requester.email": requester.email,
            "requester.phone": requester.phone,
            "requester.organization": requester.organization,
        }
        if field:
            self.place(f"field:{field}", requester.email or requester.name or "")
            lines["requester.email" if requester.email else "requester.name"] = None
        elif requester:
            self.lose("requester has no field: kept in the text")
        for name, text in lines.items():
            self.write(LABELS[name], text)

    def lay_date_in(self, name: str, field: str | None, form: Callable[[Moment], str]) -> None:
        """Place a date in the desk's own field, if the profile names one, else put it into the text."""
        moment: Moment | None = getattr(self.ticket, name)
        if field:
            self.place(f"field:{field}", form(moment) if moment is not None else "")
        else:
            self.write_date(name)

    def write_date(self, name: str) -> None:
        """Put a date that has no place in the desk into the text."""
        moment: Moment | None = getattr(self.ticket, name)
        if moment is not None:
            self.write(LABELS[name], show_moment(moment))
            self.lose(f"{name} has no field: kept in the text")

    def lay_assignee(self) -> str | None:
        """Return the desk's user for the assignee, None when there is none or the desk doesn't know them."""
        sheet, wanted = self.ticket.assignee, self.context.assignee
        if self.context.routed and sheet and sheet != wanted:
            self.write(LABELS["assignee"], sheet)
            self.lose("assignee of the sheet gives way to the route: kept in the text")
        if not wanted:
            return None
        user = self.context.people.get(wanted)
        if user is None:
            self._gaps.append(("assignee", wanted))
            self.write(LABELS["assignee"], wanted)
            self.lose("assignee unknown to the desk: kept in the text")
        return user

    def lay_group(self, known: Mapping[str, str]) -> str | None:
        """Return the desk's word for the group of the route, None when there is none or the desk doesn't know it."""
        group = self.context.group
        if not group:
            return None
        word = self._options.groups.get(group) or known.get(group.casefold())
        if word is None:
            self._gaps.append(("group", group))
            self.write(LABELS["group"], group)
            self.lose("group unknown to the desk: kept in the text")
        return word

    def lay_custom(self, *names: str) -> dict[str, str]:
        """Return {the desk's custom field: text} of what the profile places, and put the rest into the text.

        `names` are the fields of a ticket for which this desk has no place of its own.
        """
        placed: dict[str, str] = {}
        values = {name: _plain(getattr(self.ticket, name)) for name in names} | dict(self.ticket.custom)
        for name, text in values.items():
            field = self._options.fields.get(name)
            if field:
                placed[field] = text
                self.place(f"field:{field}", text)
            elif text:
                self.write(LABELS.get(name, name) if name in names else name, text)
                if name in names:
                    self.lose(f"{name} has no field: kept in the text")
        return placed

    def finish(self) -> Draft:
        """Return the draft."""
        ticket = self.ticket
        body = self._description.strip()
        lines = [f"{label}: {text}" for label, text in self._rest]
        if self._whole_subject:
            lines.insert(0, f"{LABELS['subject']}: {self._whole_subject}")
        if ticket.id:
            lines.append(f"{LABELS['id']}: {ticket.id}")
        if lines:
            body = "\n".join([*([body, "", "--"] if body else []), *lines])
        body = body or self._subject  # the first text is never left out, so that a comment can't be taken for it
        comments = tuple(show_comment(comment) for comment in ticket.comments if comment.body.strip())
        files = tuple(File(file.name, file.sha256, file.size, file.medium) for file in ticket.attachments)
        taken = tuple(file for file in files if self._takes(file))
        return Draft(
            self._key,
            self._subject,
            body,
            self.fields,
            comments,
            taken,
            tuple(self._loses),
            tuple(self._mails),
            tuple(self._gaps),
            self.refused,
            self.extra,
        )

    def _takes(self, file: File) -> bool:
        limit, endings = self._capabilities.file_limit, self._capabilities.file_endings
        if limit is not None and file.size > limit:
            self.lose(f"attachment {file.name} is left out: larger than {limit} bytes")
            return False
        if endings is not None and PurePath(file.name).suffix.lower() not in endings:
            self.lose(f"attachment {file.name} is left out: the desk takes no such files")
            return False
        return True


_PLAIN = frozenset({"new", "open", "solved"})  # others that share their word are said to be lost


def is_email(text: str) -> bool:
    """Return whether the text is one e-mail address and nothing else."""
    return _EMAIL.fullmatch(text) is not None


def instant(moment: Moment, context: Context, *, end_of_day: bool = False) -> datetime:
    """Return the moment in UTC; a day is its first or last second in the log's zone."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(23, 59, 59) if end_of_day else time(0), context.zone)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=context.zone)
    return moment.astimezone(UTC)


def show_moment(moment: Moment) -> str:
    """Return a date as people write it down: "2024-03-05 09:10 +0300", or the day alone."""
    return moment.strftime("%Y-%m-%d %H:%M %z").strip() if isinstance(moment, datetime) else moment.isoformat()


def show_comment(comment: Comment) -> str:
    """Return the comment with who wrote it and when, as far as the sheet says."""
    head = ", ".join(
        [*([comment.author] if comment.author else []), *([show_moment(comment.at)] if comment.at else [])]
    )
    return f"{head}:\n{comment.body.strip()}" if head else comment.body.strip()


def cut_text(text: str, limit: int, unit: str) -> str:
    """Return the text cut to so many characters, or UTF-8 bytes without splitting a letter."""
    if unit == "characters":
        return text[:limit]
    return text.encode()[:limit].decode(errors="ignore")


def same_text(one: str) -> str:
    """Return the text without what desks change on their own: line ends and blanks at the end."""
    return "\n".join(line.rstrip() for line in one.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return show_moment(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
