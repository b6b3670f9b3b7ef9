"""`sheet2desk push`: the log's tickets into a help desk, once each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from sheet2desk.cli import console
from sheet2desk.cli.desk_access import JournalPlace, open_desk, open_journal, read_log
from sheet2desk.cli.options import Sources
from sheet2desk.cli.question import ask
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError, TryLater

if TYPE_CHECKING:
    from sheet2desk.log import Log
    from sheet2desk.migration import Plan, PushResult, SavedPlan


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
    refused: Annotated[
        Path | None,
        Option(
            "--refused",
            metavar="FILE",
            help="Write the refused rows to FILE, a CSV to mend and push again.",
            show_default=False,
        ),
    ] = None,
    dates_script: Annotated[
        Path | None,
        Option(
            "--dates-script",
            metavar="FILE",
            help="Redmine: write the script that sets the log's own dates, to be run on its machine.",
            show_default=False,
        ),
    ] = None,
    journal: JournalPlace = None,
) -> int:
    """Move the tickets into a help desk: show the plan, ask, then create each of them once.

    A run that breaks off is resumed by the same command. What was pushed is compared with what the desk holds, and
    refused tickets are listed with their reason. `--refused FILE` writes just their rows, as the sheet has them, with
    the cell and the reason: mended, `push FILE` brings them in under the numbers that they had. Pictures stay in the
    log itself.

    `push -n -o plan.json` saves the plan; `push plan.json` does exactly that, and refuses, saying what changed, when
    log, profile or desk are no longer what they were.
    """
    from sheet2desk import migration
    from sheet2desk.cli.output import write_file
    from sheet2desk.cli.progress import progress
    from sheet2desk.desks.interface import SideChannelDesk
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
    if dates_script and not isinstance(desk, SideChannelDesk):
        raise ConfigError("--dates-script: this desk has no such way", help="leave it out; the plan says what is lost")
    session.workbooks = [] if refused else None
    log = read_log(session, sources)
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
        gone = 0

        def carried(done: int, _total: int, _what: str) -> None:
            nonlocal gone
            gone = done
            advance(1)

        try:
            with progress("pushing", len(plan.actions)) as advance:
                result = migration.push(plan, log, desk, book, session.now, carried)
        except (KeyboardInterrupt, TryLater) as stopped:
            what = "interrupted" if isinstance(stopped, KeyboardInterrupt) else "stopped"
            if gone or what == "interrupted":
                console.remark(
                    f"{what} after {gone} of {len(plan.actions)} tickets: the same command goes on from there"
                )
            raise
    session.write(pushed_page.view(result, now=session.now, language_name=language))
    _hand_back(session, result, log, refused)
    if dates_script and isinstance(desk, SideChannelDesk):
        there = [(done.remote, done.key, done.action.ticket) for done in result.receipts if done.remote]
        write_file(dates_script, [desk.history(there, session.zone)])
        console.remark(f"{dates_script} sets the dates: `bundle exec rails runner FILE` on the machine of the desk")
    if result.run:
        undo = f"; to take back: `sheet2desk undo {result.run} --to {to}`" if result.counts["created"] else ""
        console.remark(f"to compare: `sheet2desk verify SRC --to {to}`{undo}")
    return int(bool(result.refused or result.differing))


def _hand_back(session: Session, result: PushResult, log: Log, path: Path | None) -> None:
    """Write the refused rows where the user wants them, or say how that is asked for."""
    count = len(result.refused)
    if not count:
        if path:
            console.remark(f"nothing was refused: {path} was not written")
        return
    if path is None:
        console.remark("to mend: the same command with --refused FILE writes the refused rows to a CSV")
        return
    import csv
    import io

    from sheet2desk.cli.output import write_file
    from sheet2desk.formats.spreadsheet_guard import guarded
    from sheet2desk.migration import refused_rows

    header, rows = refused_rows(result.refused, log, session.workbooks or ())
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[guarded(cell) for cell in row] for row in (header, *rows)])
    write_file(path, ["\ufeff", text.getvalue()])
    console.remark(f"{count} refused {'ticket' if count == 1 else 'tickets'} in {path}: mend and push that file")


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
