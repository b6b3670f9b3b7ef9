"""AFRT: the mean time from created to the first response, in business minutes, with median and 90th percentile.

Tickets without a response are left out and counted by reason: the mean says nothing of those who still wait (see
`no-first-response` in `overdue`).
"""

from __future__ import annotations

from sheet2desk.reports.elapsed import measure_elapsed
from sheet2desk.reports.metric import Metric, Sample
from sheet2desk.ticket import Moment, Ticket

NAME = "AFRT"
TITLE = "average first response time"
DEFINITION = "mean business minutes from created to first response, of the tickets that have both"


def measure(sample: Sample) -> Metric:
    """Return the mean time to a first response."""
    return measure_elapsed(sample, NAME, TITLE, DEFINITION, _responded, "response before created")


def _responded(ticket: Ticket) -> Moment | str:
    return ticket.first_response_at or "no first response"
