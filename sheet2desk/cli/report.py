"""`sheet2desk report`: the KPIs."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session

#: In a longer log duplicates are only searched for when they change the numbers: the search costs more than the rest.
SEARCHED = 10_000


def report(
    session: Session,
    sources: Sources,
    *,
    period: Annotated[
        str | None,
        Option(
            "--period",
            metavar="PERIOD",
            help="Tickets created in it: 2024, 2024-Q1, 2024-03, 2024-03-01..2024-03-31, last-month.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str | None,
        Option("--by", metavar="FIELD", help="Break down by a field, like category or assignee.", show_default=False),
    ] = None,
    merge_duplicates: Annotated[
        bool, Option("--merge-duplicates", help="Count surely duplicate tickets once.")
    ] = False,
) -> None:
    """Measure the log: NST, NTB, CSI, AFRT, MTTR and what belongs with them, each with its definition."""
    from sheet2desk import matching, reports, sla
    from sheet2desk.views import report as page

    log = session.read(sources)
    span = reports.parse_period(period, session.zone, session.now) if period is not None else None
    profile = session.profile
    calendar = sla.build_calendar(profile.calendar, session.zone, path=profile.path)
    look = merge_duplicates or len(log.tickets) <= SEARCHED
    groups = matching.find_sure(log.tickets, profile) if look else None
    measured = reports.measure(
        log,
        profile,
        calendar,
        session.now,
        span,
        by,
        duplicates=groups,
        merge=merge_duplicates,
    )
    session.write(page.view(measured, language_name=profile.language))
