"""`sheet2desk import`: the tickets of a log, normalised."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from sheet2desk.cli import console
from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from sheet2desk.log import Log


def import_(
    session: Session,
    sources: Sources,
    *,
    attachments: Annotated[
        Path | None,
        Option("--attachments", metavar="DIR", help="Save the pictures to DIR, each once.", show_default=False),
    ] = None,
) -> None:
    """Write the normalised tickets: JSON Lines to stdout, or by the ending of the file: .jsonl, .json, .csv, .xlsx."""
    from sheet2desk.views import tickets

    _known_ending(session)
    log = session.read(sources)
    saved = _save_attachments(log, attachments) if attachments is not None else None
    session.write(tickets.view(log, now=session.now, language_name=session.profile.language, saved=saved))
    _summary(session, log)
    if saved is not None:
        console.remark(f"pictures: {len(saved)} in {attachments}")


def _known_ending(session: Session) -> None:
    output, format = session.options.output, session.options.format
    if format is None and output not in (None, "-") and Path(str(output)).suffix.lower() not in session.format.ENDINGS:
        raise ConfigError(
            f"--output: the ending of {output} names no format",
            help="end it in .jsonl, .json, .csv or .xlsx, or use --format",
        )


def _save_attachments(log: Log, folder: Path) -> dict[str, str]:
    from sheet2desk.cli.attachments import save
    from sheet2desk.cli.progress import progress

    with progress("saving pictures", sum(len(ticket.attachments) for ticket in log.tickets)) as advance:
        return save(log, folder, advance)


def _summary(session: Session, log: Log) -> None:
    """Say how the rows read became tickets, and how much there is to look at (docs/definitions.md, Rows)."""
    from sheet2desk.views.language import language

    say = language(session.profile.language)
    fates = Counter(row.fate for source in log.sources for sheet in source.sheets for row in sheet.rows)
    parts = " + ".join(say.count(count, say(fate.value)) for fate, count in fates.most_common())
    console.remark(f"{say.count(log.rows, 'row')} = {parts or 0}")
    if log.notes:
        remarks = say.count(len(log.notes), "remark")
        console.remark(say("{remarks} on what was read: see `sheet2desk check`", remarks=remarks))
