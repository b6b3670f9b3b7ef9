"""CSI: the share of satisfied answers, ratings 4 and 5, among the rated tickets, in percent.

`mean` is the mean rating beside it. Unrated tickets are left out, and so is a rating off the scale of 1 to 5.
"""

from __future__ import annotations

from math import fsum

from sheet2desk.reports.metric import Metric, Sample, tally

NAME = "CSI"
TITLE = "customer satisfaction"
DEFINITION = "percent of ratings 4 and 5 among the rated tickets (scale 1 to 5)"


def measure(sample: Sample) -> Metric:
    """Return the percentage of good ratings."""
    given = [case.rating for case in sample.cases if case.rating is not None]
    ratings = [rating for rating in given if 1 <= rating <= 5]
    reasons = ["not rated"] * (len(sample.cases) - len(given)) + ["off the scale"] * (len(given) - len(ratings))
    good = sum(rating >= 4 for rating in ratings)
    share = 100 * good / len(ratings) if ratings else None
    return Metric(
        NAME, TITLE, share, "percent", len(ratings), tally(reasons), DEFINITION,
        mean=fsum(ratings) / len(ratings) if ratings else None,
    )  # fmt: skip
