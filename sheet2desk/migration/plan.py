"""The plan: what each ticket becomes in the desk, and what it costs, before anything is sent."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field, replace
from datetime import datetime, tzinfo
from math import ceil
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from sheet2desk.data_class import frozen
from sheet2desk.desks.drafting import instant
from sheet2desk.desks.interface import Capabilities, Context, Desk, Draft
from sheet2desk.errors import DeskDenied, DeskRefused
from sheet2desk.migration.decide import Decision, decide
from sheet2desk.migration.draft_record import fingerprint, load_draft, with_sent_names
from sheet2desk.migration.key import Identity, assign_keys, identity, log_name
from sheet2desk.migration.routing import find_route, read_routes
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

if TYPE_CHECKING:
    from sheet2desk.config import Profile
    from sheet2desk.log import Log
    from sheet2desk.migration.journal import Entry, Journal

Kind = Literal["create", "update", "skip", "refuse"]
_NAME_END = regex(r"[#~]")  # of the log's name in a key
EDITS = ("timezone", "columns", "values", "dates", "sheets", "routing", "desks")  # what of a profile changes tickets


@frozen
class Action:
    """What one ticket becomes; `changes` names the fields that an update sets."""

    action: Kind
    key: str
    ticket: Ticket = field(repr=False)
    draft: Draft = field(repr=False)
    identity: Identity = field(repr=False)
    reason: str = ""
    remote: str | None = None
    changes: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """Return the ticket's number in the log."""
        return self.ticket.id

    @property
    def subject(self) -> str:
        """Return the subject as the desk gets it."""
        return self.draft.subject

    @property
    def loses(self) -> tuple[str, ...]:
        """Return what this ticket loses on its way."""
        return self.draft.loses

    @property
    def place(self) -> str:
        """Return the ticket's place in the sheet."""
        return str(self.ticket.source)


@frozen
class Gap:
    """A word of the log that the desk has no counterpart for, in `count` tickets; the profile can answer it."""

    kind: str
    word: str
    count: int


@frozen
class Gone:
    """A ticket that was pushed and no longer stands in the log; it is left alone."""

    key: str
    remote: str
    place: str


@frozen
class Plan:
    """What a push is going to do, oldest ticket first."""

    desk: str
    actions: Sequence[Action]
    loses: Sequence[str]
    gaps: Sequence[Gap]
    warnings: Sequence[str]
    gone: Sequence[Gone]
    requests: int
    seconds: float
    basis: Mapping[str, Mapping[str, str]]  # "sources" and "profile": name → fingerprint
    asked: bool = True  # whether the desk was asked; False for a plan made without it

    @property
    def counts(self) -> Counter[str]:
        """Return how many tickets meet each action."""
        return Counter(action.action for action in self.actions)


def make_plan(
    log: Log,
    profile: Profile,
    desk: Desk,
    journal: Journal,
    now: datetime,
    *,
    zone: tzinfo | None = None,
    offline: bool = False,
) -> Plan:
    """Return what each ticket of the log becomes; reads the desk (not when `offline`) and writes nothing.

    `zone` is where the log's days begin (default: the profile's, else that of `now`). Raises what the desk raises, and
    ConfigError for a route that can't be read.
    """
    warnings = [] if offline else check_desk(desk)
    contexts = _contexts(log, profile, desk, zone or _zone(profile, now), offline=offline)
    entries = journal.entries(desk.identity)
    names = {log_name(ticket, desk.log_name) for ticket in log.tickets}
    prefixes = {f"{name}{sign}" for name in names for sign in "#~"}
    there = Counter[str]()
    remotes: dict[str, list[str]] = {}
    for key, remote in () if offline else desk.keys(prefixes):
        remotes.setdefault(key, []).append(remote)
        there[key] += 1
    known = {key: entry.identity for key, entry in entries.items()}
    keys = assign_keys(log.tickets, known, desk.log_name, frozenset(remotes))
    actions = []
    for ticket, key, context in zip(log.tickets, keys, contexts, strict=True):
        draft = desk.draft(ticket, key, context)
        entry = entries.get(key)
        if entry and entry.remote:
            draft = with_sent_names(draft, load_draft(key, entry.draft))
        decision = (
            Decision("create", _without_desk(entry)) if offline else decide(draft, entry, remotes.get(key, []), desk)
        )
        action = Action(
            decision.action, key, ticket, draft, identity(ticket), decision.reason, decision.remote, decision.changes
        )
        actions.append(_already_done(action, entry) if offline else action)
    warnings += [*_pushed_under_another_name(actions, entries), *_mails(actions, desk)]
    order = {key: _when(ticket, context) for key, ticket, context in zip(keys, log.tickets, contexts, strict=True)}
    actions.sort(key=lambda action: order[action.key])
    requests = ceil(sum(_requests(action, desk.capabilities) for action in actions)) + len(names) + 5
    return Plan(
        desk.identity,
        actions,
        list(desk.loses),
        _gaps(actions),
        warnings,
        [
            Gone(key, entry.remote, entry.place)
            for key, entry in entries.items()
            if entry.state == "done" and entry.remote and key.startswith(tuple(prefixes)) and key not in order
        ],
        requests,
        requests / desk.capabilities.requests_per_second,
        _basis(log, profile),
        asked=not offline,
    )


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return the plan in the shape of `push -n` and of a saved plan (docs/definitions.md, keys only added)."""
    return {
        "version": 1,
        "desk": plan.desk,
        "actions": [
            {
                "action": action.action,
                "key": action.key,
                "id": action.id,
                "subject": action.subject,
                "reason": action.reason,
                "loses": list(action.loses),
                "file": action.ticket.source.file,
                "sheet": action.ticket.source.sheet,
                "row": action.ticket.source.row,
                "remote": action.remote,
                "changes": list(action.changes),
                "fingerprint": _print_of(action),
            }
            for action in plan.actions
        ],
        "loses": list(plan.loses),
        "gaps": [{"kind": gap.kind, "word": gap.word, "tickets": gap.count} for gap in plan.gaps],
        "warnings": list(plan.warnings),
        "gone": [{"key": gone.key, "remote": gone.remote, "place": gone.place} for gone in plan.gone],
        "requests": plan.requests,
        "seconds": round(plan.seconds),
        "asked": plan.asked,
        "basis": {name: dict(prints) for name, prints in plan.basis.items()},
    }


def _contexts(log: Log, profile: Profile, desk: Desk, zone: tzinfo, *, offline: bool) -> list[Context]:
    routes = read_routes(profile.routing, frozenset(header for ticket in log.tickets for header in ticket.custom))
    contexts = []
    for ticket in log.tickets:
        route = find_route(ticket, routes)
        assignee = route.assignee if route and route.assignee else ticket.assignee
        routed = bool(route and route.assignee)
        contexts.append(Context(zone, {}, assignee, route.group if route else None, routed))
    wanted = sorted({context.assignee for context in contexts if context.assignee})
    people = {name: name for name in wanted} if offline else desk.find_people(wanted)
    return [replace(context, people=people) for context in contexts]


def _pushed_under_another_name(actions: Sequence[Action], entries: Mapping[str, Entry]) -> list[str]:
    """Return a warning for each other log in whose name tickets to be created were pushed before."""
    names = {
        entry.identity.content: _NAME_END.split(key, maxsplit=1)[0] for key, entry in entries.items() if entry.remote
    }
    found = Counter(
        names[action.identity.content]
        for action in actions
        if action.action == "create" and action.key not in entries and action.identity.content in names
    )
    own = {_NAME_END.split(action.key, maxsplit=1)[0] for action in actions}
    return [
        f"{count} of the tickets to be created were pushed before as tickets of the log {name}; "
        f'if this is the same log under a new name, set log = "{name}" for the desk in the profile'
        for name, count in found.items()
        if name not in own
    ]


def check_desk(desk: Desk) -> list[str]:
    """Return the desk's warnings before anything is read or sent; DeskDenied when it has no answer to what we ask."""
    try:
        return list(desk.preflight())
    except DeskRefused as refusal:
        raise DeskDenied(f"{desk.identity}: {refusal.message}", help=refusal.help) from None


def _mails(actions: Sequence[Action], desk: Desk) -> list[str]:
    """Return a warning for each person whom the desk mails about tickets that become theirs, whatever we do."""
    theirs = [action for action in actions if action.action == "create" or "assignee" in action.changes]
    told = Counter(who for action in theirs for who in action.draft.mails)
    kind = desk.identity.split(" ", 1)[0]
    return [
        f"the desk mails {who} about {count} {'ticket' if count == 1 else 'tickets'}; "
        f"`sheet2desk desks {kind}` says how to prevent it"
        for who, count in sorted(told.items())
    ]


def _without_desk(entry: Entry | None) -> str:
    return "resumes what an earlier run began" if entry and entry.state != "undone" else ""


def _already_done(action: Action, entry: Entry | None) -> Action:
    if entry is None or entry.state != "done":
        return action
    return replace(action, action="skip", reason=f"in the desk as {entry.remote}, by the journal", remote=entry.remote)


def _when(ticket: Ticket, context: Context) -> tuple[bool, float]:
    """Return what tickets are ordered by: oldest first, those without a date last, in the order of the log."""
    if ticket.created_at is None:
        return True, 0.0
    return False, instant(ticket.created_at, context).timestamp()


def _requests(action: Action, can: Capabilities) -> float:
    """Return about how many requests the action takes: its share of those that serve many tickets."""
    draft = action.draft
    if action.action == "update":
        return 3
    if action.action != "create":
        return 0
    carried = sum(file.size for file in draft.files) <= can.files_on_create
    parts = len(draft.comments) + (0 if carried else len(draft.files))
    finish = 1 if parts or not can.status_on_create else 0
    return 1 / can.bulk_max + parts + finish + 1 / can.read_max + (1 + len(draft.files) if draft.files else 0)


def _gaps(actions: Sequence[Action]) -> list[Gap]:
    words = Counter(gap for action in actions for gap in action.draft.gaps)
    return [Gap(kind, word, count) for (kind, word), count in sorted(words.items())]


def _zone(profile: Profile, now: datetime) -> tzinfo:
    if profile.timezone:
        return ZoneInfo(profile.timezone)
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    return now.tzinfo


def _basis(log: Log, profile: Profile) -> dict[str, dict[str, str]]:
    whole = asdict(replace(profile, path=None))
    return {
        "sources": {source.file: source.sha256 for source in log.sources},
        "profile": {name: _hash(whole[name]) for name in EDITS},
    }


def _print_of(action: Action) -> str:
    return fingerprint(action.draft)


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
