"""MTTR: the mean time to resolve, from created to the last solved date, in business minutes, with median and p90.

Time spent pending would be taken off, but one reading of a log doesn't tell it, so none is. Unsolved tickets are left
out and counted, and so are those closed without a date.
"""

from __future__ import annotations

from sheet2desk.reports.elapsed import measure_elapsed
from sheet2desk.reports.metric import Metric, Sample
from sheet2desk.ticket import Moment, Ticket

NAME = "MTTR"
TITLE = "mean time to resolve"
DEFINITION = "mean business minutes from created to last solved, of the tickets that have both, pauses unknown"


def measure(sample: Sample) -> Metric:
    """Return the mean time to a resolution."""
    return measure_elapsed(sample, NAME, TITLE, DEFINITION, _solved, "solved before created")


def _solved(ticket: Ticket) -> Moment | str:
    if ticket.solved_at is None:
        return "solved without a date" if ticket.finished else "not solved"
    return ticket.solved_at
