"""`sheet2desk undo`: what one run made in the desk, taken back."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from sheet2desk.cli import console
from sheet2desk.cli.desk_access import JournalPlace, To, open_desk, open_journal
from sheet2desk.cli.question import ask
from sheet2desk.cli.session import Session


def undo(
    session: Session,
    run: Annotated[str, Argument(metavar="RUN", help="The run, as `push` named it.", show_default=False)],
    *,
    to: To,
    yes: Annotated[bool, Option("--yes", help="Do not ask.")] = False,
    journal: JournalPlace = None,
) -> int:
    """Remove the tickets that one run made and that nobody has touched since; the others are listed. Safe to repeat."""
    from sheet2desk import migration
    from sheet2desk.cli.progress import progress
    from sheet2desk.views import undone as page

    desk = open_desk(session, to)
    with open_journal(journal, only_look=True) as book:
        migration.check_run(run, desk, book)
        question = f"remove what run {run} made in {desk.identity}?"
        if not (yes or ask(question, otherwise="add --yes to remove the run's tickets")):
            console.remark("nothing was removed")
            return 1
        with progress("removing") as advance:
            result = migration.undo(run, desk, book, session.now, lambda _done, _total, _what: advance(1))
    session.write(page.view(result, now=session.now, language_name=session.profile.language))
    return int(bool(result.kept))
