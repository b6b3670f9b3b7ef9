"""Carrying a plan out: oldest ticket first, one after another, each of them exactly once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sheet2desk.desks.interface import Desk, TaggingDesk
from sheet2desk.errors import DeskRefused, DeskUnreachable, OutcomeUnknown
from sheet2desk.migration.canary import probe
from sheet2desk.migration.carry import Carrier
from sheet2desk.migration.plan import Action, Plan
from sheet2desk.migration.receipt import Progress, PushResult
from sheet2desk.ticket import Moment

if TYPE_CHECKING:
    from sheet2desk.log import Log
    from sheet2desk.migration.journal import Journal

MOST_TOGETHER = 20  # tickets in one request: their files are in memory at once
IN_A_ROW = 3  # tickets without an answer after which the desk is taken to be away


def push(
    plan: Plan,
    log: Log,
    desk: Desk,
    journal: Journal,
    now: datetime,
    progress: Progress | None = None,
    *,
    canary: bool = True,
    sleep: Callable[[float], None] = time.sleep,
) -> PushResult:
    """Do what the plan says and return a receipt for each ticket; what an earlier run left unfinished is resumed.

    `canary` sends a test ticket first, once a desk. Raises Busy when another run holds the journal, DeskUnreachable
    when the desk stays away, DeskDenied when it lets nobody in or drops what it is given: the journal stays, and the
    same call goes on where this one stopped.
    """
    with journal.lock(desk.identity):
        busy = any(action.action in ("create", "update") for action in plan.actions)
        warning = probe(desk, journal, _oldest(plan)) if canary and busy else None
        run = journal.begin_run(desk.identity, now) if busy else ""
        if run and isinstance(desk, TaggingDesk):
            desk.begin_run(run)
        carrier = Carrier(desk, journal, run, log.media, sleep)
        unanswered = 0
        together = min(desk.capabilities.bulk_max, MOST_TOGETHER)
        for done, action in enumerate(plan.actions, 1):
            if together > 1 and action.action == "create":
                carrier.create_together(plan.actions[done - 1 : done - 1 + together])
            try:
                _carry(carrier, action)
                unanswered = 0
            except DeskRefused as refusal:
                carrier.refuse(action, refusal.message)
                unanswered = 0
            except OutcomeUnknown as silence:
                unanswered += 1
                if unanswered == IN_A_ROW:
                    raise DeskUnreachable(silence.message, help=silence.help) from None
                carrier.leave_unknown(action, silence.message)
            if progress:
                progress(done, len(plan.actions), action.subject)
        carrier.read_back()
        carrier.settle()
        if busy:
            journal.end_run(run, now)
    receipts = [carrier.receipts[action.key] for action in plan.actions]
    return PushResult(run, desk.identity, receipts, [warning] if warning else [])


def _oldest(plan: Plan) -> Moment | None:
    """Return when the oldest of the tickets to be created was made."""
    dates = [action.ticket.created_at for action in plan.actions if action.action == "create"]
    return next((date for date in dates if date is not None), None)


def _carry(carrier: Carrier, action: Action) -> None:
    if action.action == "skip":
        carrier.skip(action, action.reason)
    elif action.action == "refuse":
        carrier.leave(action)
    elif action.action == "create":
        carrier.create(action)
    else:
        carrier.update(action)
