"""`sheet2desk overdue`: lost and overdue requests, for people and for cron."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session


def overdue(
    session: Session,
    sources: Sources,
    *,
    exit_code: Annotated[bool, Option("--exit-code", help="Exit 1 when anything is lost or overdue.")] = False,
) -> int:
    """Show lost and overdue requests: late, unanswered, nobody's, forgotten, or missing from the numbers.

    \b
    cron, each working morning, with mail only when there is something:
      CRON_TZ=Europe/Moscow
      0 9 * * 1-5  sheet2desk overdue -q /srv/logs/defects.xlsx
    Windows:
      schtasks /create /tn overdue /sc weekly /d MON,TUE,WED,THU,FRI /st 09:00
        /tr "sheet2desk overdue -q C:\\logs\\defects.xlsx"
    """
    from sheet2desk import sla
    from sheet2desk.views import overdue as page

    log = session.read(sources)
    profile = session.profile
    calendar = sla.build_calendar(profile.calendar, session.zone, path=profile.path)
    flags = sla.find_flags(log, profile, calendar, session.now)
    session.write(page.view(flags, log, language_name=profile.language))
    return int(exit_code and bool(flags.flags))
