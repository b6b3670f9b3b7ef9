"""KPIs of a log: one module each, measured over a period, whole and broken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sheet2desk.data_class import frozen, mutable
from sheet2desk.log import Log
from sheet2desk.reports import afrt, csi, mttr, nst, ntb
from sheet2desk.reports.breakdown import group
from sheet2desk.reports.flow import Flow, flow
from sheet2desk.reports.merge import merge_duplicates
from sheet2desk.reports.metric import Case, Metric, ReportKind, Sample
from sheet2desk.reports.period import Period, parse_period
from sheet2desk.sla.breach import Judge
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.columns import SheetColumns
from sheet2desk.sla.policy import build_policy
from sheet2desk.ticket import Ticket

if TYPE_CHECKING:
    from sheet2desk.config import Profile

REPORTS: Final[dict[str, ReportKind]] = {module.NAME: module for module in (nst, ntb, csi, afrt, mttr)}


@frozen
class Group:
    """The metrics of one value of the field that a report is broken down by; None stands for blank."""

    by: str
    value: str | None
    metrics: list[Metric]


@mutable
class Report:
    """The KPIs of a period (None: the whole log), their breakdown, and the flow of tickets through the period.

    `duplicates` is how many of the period's tickets repeat another for sure, None when nobody looked; `merged` says
    whether they were counted once.
    """

    period: Period | None
    now: datetime
    calendar: str
    metrics: list[Metric]
    flow: Flow
    by: str | None = None
    breakdown: list[Group] = field(default_factory=list)
    duplicates: int | None = None
    merged: bool = False
    warnings: list[str] = field(default_factory=list)


def measure(
    log: Log,
    profile: Profile,
    calendar: Calendar,
    now: datetime,
    period: Period | None = None,
    by: str | None = None,
    *,
    duplicates: Sequence[Sequence[Ticket]] | None = None,
    merge: bool = False,
) -> Report:
    """Return the KPIs of the tickets created in the period.

    `duplicates` are the clusters of sure duplicates: their repeats are counted beside, with `merge` each cluster is one
    case. Raises ConfigError for a target that is no length of time and for a field `by` which the log doesn't have.
    """
    judge = Judge(calendar, build_policy(profile, calendar), SheetColumns(log.tickets), now)
    cases = [Case(ticket, judge.judge(ticket), ticket.satisfaction) for ticket in log.tickets]
    repeats = None if duplicates is None else _repeats(duplicates, period)
    if merge and duplicates:
        cases = merge_duplicates(cases, duplicates, calendar)
    counted = cases if period is None else [case for case in cases if case.ticket.created_at in period]
    report = Report(
        period,
        now,
        calendar.describe(),
        _metrics(counted, calendar, now),
        flow((case.ticket for case in cases), period),
        by=by,
        duplicates=repeats,
        merged=merge and duplicates is not None,
    )
    if by is not None:
        report.breakdown = [
            Group(by, value, _metrics(members, calendar, now))
            for value, members in group(counted, by, log, calendar.zone)
        ]
    report.warnings += calendar.warnings
    if report.flow.undated:
        count = report.flow.undated
        report.warnings.append(
            f"{count} ticket{' has' if count == 1 else 's have'} no created date and {'is' if count == 1 else 'are'} "
            "in no period"
        )
    return report


def _metrics(cases: Sequence[Case], calendar: Calendar, now: datetime) -> list[Metric]:
    sample = Sample(cases, calendar, now)
    metrics = [kind.measure(sample) for kind in REPORTS.values()]
    for metric in metrics:
        assert metric.counted + sum(metric.left_out.values()) == len(cases), (
            f"{metric.name} must account for each ticket"
        )
    return metrics


def _repeats(groups: Sequence[Sequence[Ticket]], period: Period | None) -> int:
    """Return how many tickets of the period repeat another one of it."""
    sizes = (sum(period is None or ticket.created_at in period for ticket in tickets) for tickets in groups)
    return sum(size - 1 for size in sizes if size)


__all__ = ["REPORTS", "Flow", "Group", "Metric", "Period", "Report", "measure", "parse_period"]
