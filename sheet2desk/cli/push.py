"""`sheet2desk push`: the log's tickets into a help desk, once each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from sheet2desk.cli import console
from sheet2desk.cli.desk_access import JournalPlace, open_desk, open_journal
from sheet2desk.cli.options import Sources
from sheet2desk.cli.question import ask
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from sheet2desk.migration import Plan, SavedPlan


def push(
    session: Session,
    sources: Sources,
    *,
    to: Annotated[
        str | None,
        Option("--to", metavar="DESK", help="The desk, by its name in the profile.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, Option("-n", "--dry-run", help="Show the plan and stop.")] = False,
    yes: Annotated[bool, Option("--yes", help="Do not ask.")] = False,
    offline: Annotated[bool, Option("--offline", help="With --dry-run: plan without asking the desk.")] = False,
    journal: JournalPlace = None,
) -> int:
    """Move the tickets into a help desk: show the plan, ask, then create each of them once.

    A run that breaks off is resumed by the same command. What was pushed is compared with what the desk holds, and
    refused tickets are listed with their reason.

    `push -n -o plan.json` saves the plan; `push plan.json` does exactly that, and refuses, saying what changed, when
    log, profile or desk are no longer what they were.
    """
    from sheet2desk import migration
    from sheet2desk.cli.progress import progress
    from sheet2desk.views import plan as plan_page
    from sheet2desk.views import pushed as pushed_page

    if offline and not dry_run:
        raise ConfigError("--offline: only a plan can be made without the desk", help="add --dry-run")
    saved = _saved_plan(sources, to)
    if saved is not None:
        sources, to = saved.sources, saved.desk_name
    if to is None:
        raise ConfigError("--to: no desk is named", help="name a desk of the profile: --to DESK")
    desk = open_desk(session, to, offline=offline)
    log = session.read(sources, all_or_nothing=True)
    language = session.profile.language
    with open_journal(journal, only_look=dry_run) as book:
        with progress("planning"):
            plan = migration.make_plan(
                log, session.profile, desk, book, session.now, zone=session.zone, offline=offline
            )
        if saved is not None:
            migration.check_fresh(saved, plan)
        if dry_run:
            made_of = {"sources": sources, "to": to}
            session.write(plan_page.view(plan, now=session.now, language_name=language, made_of=made_of))
            return int(plan.counts["refuse"] > 0)
        if not _agreed(session, plan, yes=yes):
            console.remark("nothing was pushed")
            return 1
        try:
            with progress("pushing", len(plan.actions)) as advance:
                result = migration.push(plan, log, desk, book, session.now, lambda _done, _total, _what: advance(1))
        except KeyboardInterrupt:
            console.remark("interrupted: the same command goes on where this one stopped")
            raise
    session.write(pushed_page.view(result, now=session.now, language_name=language))
    if result.run:
        undo = f"sheet2desk undo {result.run} --to {to}"
        console.remark(f"to compare: `sheet2desk verify SRC --to {to}`; to take back: `{undo}`")
    return int(bool(result.refused or result.differing))


def _saved_plan(sources: list[str], to: str | None) -> SavedPlan | None:
    """Return the plan when the only source is one, saved by an earlier run."""
    if len(sources) != 1 or not sources[0].lower().endswith(".json"):
        return None
    if to is not None:
        raise ConfigError("--to: a saved plan names its desk itself", help="leave --to out")
    from sheet2desk.migration import load_plan

    return load_plan(Path(sources[0]))


def _agreed(session: Session, plan: Plan, *, yes: bool) -> bool:
    """Show the plan on stderr and ask; without a terminal there is nobody to ask."""
    from sheet2desk.formats import render
    from sheet2desk.views import plan as plan_page

    document = plan_page.view(plan, now=session.now, language_name=session.profile.language)
    console.remark(str(render(document, "text")).rstrip("\n"))
    to_do = plan.counts["create"] + plan.counts["update"]
    if yes or to_do == 0:
        return True
    return ask(f"push {to_do} to {plan.desk}?", otherwise="add --yes to push, or --dry-run to see the plan only")
