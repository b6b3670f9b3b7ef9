"""`sheet2desk verify`: the desk read back and compared with the log."""

from __future__ import annotations

from sheet2desk.cli.desk_access import JournalPlace, To, open_desk, open_journal, read_log
from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session


def verify(session: Session, sources: Sources, *, to: To, journal: JournalPlace = None) -> int:
    """Read every pushed ticket back from the desk and compare it with the log, field by field."""
    from sheet2desk import migration
    from sheet2desk.cli.progress import progress
    from sheet2desk.views import verification as page

    desk = open_desk(session, to)
    log = read_log(session, sources)
    with open_journal(journal, only_look=True) as book, progress("comparing", len(log.tickets)) as advance:
        result = migration.verify(
            log,
            session.profile,
            desk,
            book,
            session.now,
            lambda _done, _total, _what: advance(1),
            zone=session.zone,
        )
    session.write(page.view(result, now=session.now, language_name=session.profile.language))
    return int(not result.equal)
