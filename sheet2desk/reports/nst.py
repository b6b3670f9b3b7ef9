"""NST: how many tickets were created in the period; without a period, how many the log holds.

Exact double rows are all counted; `--merge-duplicates` counts a cluster of sure duplicates once.
"""

from __future__ import annotations

from sheet2desk.reports.metric import Metric, Sample

NAME = "NST"
TITLE = "tickets"
DEFINITION = "number of tickets created in the period, without a period all of them"


def measure(sample: Sample) -> Metric:
    """Return the number of cases."""
    count = len(sample.cases)
    return Metric(NAME, TITLE, count, "tickets", count, {}, DEFINITION)
