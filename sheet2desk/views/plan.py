"""The plan of a push: what each ticket becomes in the desk, and what the desk can't keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.document import Block, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.migration import Action, Plan

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.PRINT})

#: Refusals and updates are listed one by one; of what is created or skipped, this many stand for the rest.
EXAMPLES = 10


def view(plan: Plan, *, now: datetime, language_name: str = "en", made_of: Mapping[str, Any] | None = None) -> Document:
    """Return the document; `made_of` is what a saved plan must say of itself to be carried out later."""
    from sheet2desk.migration import plan_json

    say = language(language_name)
    return Document(
        title=say("Plan of the push"),
        created=now,
        language=language_name,
        data=lambda: plan_json(plan) | dict(made_of or {}),
        blocks=lambda: list(_blocks(plan, say)),
    )


def _blocks(plan: Plan, say: Language) -> Iterator[Block]:
    yield Heading(say("push to {desk}", desk=plan.desk), 1)
    if not plan.asked:
        yield Paragraph(say("made without asking the desk: some of these tickets may be there already"))
    for kind in ("create", "update", "skip", "refuse"):
        actions = [action for action in plan.actions if action.action == kind]
        if not actions:
            continue
        shown = actions if kind in ("update", "refuse") else actions[:EXAMPLES]
        columns = [
            Column("id", say("ticket")),
            Column("place", say("place")),
            Column("subject", say("subject")),
            Column("reason", say("why")),
        ]
        rows = [(action.id, action.place, action.subject, _why(action)) for action in shown]
        yield Table(columns, rows, f"{say(kind)}: {say.count(len(actions), 'ticket')}")
        if len(shown) < len(actions):
            yield Paragraph(
                say("and {more} of the same kind", more=say.count(len(actions) - len(shown), "more ticket"))
            )
    yield from _losses(plan, say)
    yield from _questions(plan, say)
    total = ", ".join(f"{count} {say(kind)}" for kind, count in plan.counts.most_common())
    requests = say.count(plan.requests, "request")
    yield Paragraph(
        say(
            "plan: {total}; {requests}, about {seconds} s",
            total=total or "0",
            requests=requests,
            seconds=round(plan.seconds),
        )
    )


def _why(action: Action) -> str:
    changes = ", ".join(action.changes)
    return "; ".join(part for part in (action.reason, changes) if part)


def _losses(plan: Plan, say: Language) -> Iterator[Block]:
    """What no ticket keeps, and what some tickets lose beside it, the commonest first."""
    general = set(plan.loses)
    single = Counter(loss for action in plan.actions for loss in action.loses if loss not in general)
    items = [*plan.loses, *(f"{loss} ({say.count(count, 'ticket')})" for loss, count in single.most_common())]
    if items:
        yield Heading(say("what this desk does not keep"), 2)
        yield Notes(items)


def _questions(plan: Plan, say: Language) -> Iterator[Block]:
    if plan.gaps:
        yield Heading(say("words that the desk does not know: answer them in the profile"), 2)
        yield Notes([f"{gap.kind}: {gap.word} ({say.count(gap.count, 'ticket')})" for gap in plan.gaps])
    if plan.gone:
        yield Heading(say("pushed before and no longer in the log: left alone"), 2)
        yield Notes([f"{gone.key} ({gone.remote}, {gone.place})" for gone in plan.gone])
    if plan.warnings:
        yield Heading(say("warnings"), 2)
        yield Notes(list(plan.warnings))
