"""NTB: how many tickets broke a promise, response or resolution, ever up to now.

Response: created → first response, or now while it is blank, is longer than the target. Resolution: with a due cell,
solved, or now while it is blank, is after it; the cell beats the SLA. Else created → solved or now is longer than the
target of the priority. Exactly on target is no breach. What only one reading of a day without a time would make a
breach is `possible` and not counted. `parts` say how many broke which promise, how many of them are still open, and
how many are closed without a date, so that only now could stand for it.
"""

from __future__ import annotations

from sheet2desk.reports.metric import Case, Metric, Sample, tally
from sheet2desk.sla.breach import Outcome

NAME = "NTB"
TITLE = "tickets that broke a promise"
DEFINITION = (
    "tickets whose first response came, or is missing, later than its target, or that were solved, or are unsolved, "
    "after the due date, without one later than the target of their priority; business time, up to now, "
    "exactly on target is kept, pauses unknown"
)


def measure(sample: Sample) -> Metric:
    """Return the number of cases with a breach, among those where a promise could be measured."""
    measured = [case for case in sample.cases if case.breach.measured]
    breached = [case for case in measured if case.breach.breached]
    return Metric(
        NAME,
        TITLE,
        len(breached) if measured or not sample.cases else None,
        "tickets",
        len(measured),
        tally(_reason(case) for case in sample.cases if not case.breach.measured),
        DEFINITION,
        parts={
            "response": sum(case.breach.response is Outcome.BREACHED for case in breached),
            "resolution": sum(case.breach.resolution is Outcome.BREACHED for case in breached),
            "still open": sum(not case.ticket.finished for case in breached),
            "closed without a date": sum(_undated(case) for case in breached),
            "possible": sum(case.breach.possible for case in measured),
        },
    )


def _undated(case: Case) -> bool:
    late = case.breach.resolution is Outcome.BREACHED
    return late and case.ticket.finished and case.ticket.solved_at is None


def _reason(case: Case) -> str:
    if Outcome.NO_CREATED in (case.breach.response, case.breach.resolution):
        return "no created date"
    if case.breach.resolution is Outcome.NO_COLUMN:
        return "closed, and no column of solved dates"
    if case.breach.response is Outcome.NO_COLUMN:
        return "no column of first responses, no due date and no resolution target"
    return "no target and no due date"
