"""Regression gates on planted logs: the truth is known row by row."""

import pytest

from sheet2desk.config import Profile
from sheet2desk.matching import MERGING, find_duplicates, sure_groups
from tests.matching.synthetic import make_log

ROWS = 2000


def _pair(a, b):
    return frozenset((id(a), id(b)))


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed {}".format)
def found(request):
    planted = make_log(ROWS, request.param)
    return planted, find_duplicates(planted.tickets, Profile())


def _sure(clusters):
    return {_pair(a, b) for group in sure_groups(clusters) for place, a in enumerate(group) for b in group[:place]}


def _asked(clusters):
    return {
        _pair(match.a, match.b)
        for cluster in clusters
        for match in cluster.pairs
        if match.verdict == "review" and match.relation in MERGING
    }


def test_what_is_called_sure_is_true(found):
    """Of the pairs that would be merged unasked at least 99 in 100 are one request."""
    planted, clusters = found
    sure = _sure(clusters)
    assert len(sure & planted.truth.keys()) >= 0.99 * len(sure)


def test_most_duplicates_are_found(found):
    """At least half of the duplicates are merged unasked, and nine in ten are merged or asked about."""
    planted, clusters = found
    sure, asked = _sure(clusters), _asked(clusters)
    assert len(sure & planted.truth.keys()) >= 0.5 * len(planted.truth)
    assert len((sure | asked) & planted.truth.keys()) >= 0.9 * len(planted.truth)


def test_questions_are_few(found):
    """A reviewer is asked about at most eight pairs in a hundred rows."""
    _, clusters = found
    assert len(_asked(clusters)) <= 0.08 * ROWS


def test_no_near_miss_is_merged(found):
    """The next item, another part, the same part later or of a new batch, an outbreak: none is a duplicate."""
    planted, clusters = found
    assert not _sure(clusters) & planted.traps.keys()


@pytest.mark.parametrize(("trap", "relation"), [("same_part_later", "recurrence"), ("other_part", "repeat_contact")])
def test_near_misses_are_called_what_they_are(found, trap, relation):
    """What is no duplicate but belongs together is shown under its own name."""
    planted, clusters = found
    relations = {_pair(match.a, match.b): match.relation for cluster in clusters for match in cluster.pairs}
    of_kind = [relations.get(pair) for pair, kind in planted.traps.items() if kind == trap]
    assert of_kind.count(relation) >= 0.6 * len(of_kind)
    assert not {"copy", "duplicate"} & set(of_kind)


def test_copied_rows_are_all_found(found):
    """A row copied down, or carried to another sheet, never escapes."""
    planted, clusters = found
    copies = {pair for pair, kind in planted.truth.items() if kind in ("row_copy", "two_sheets")}
    assert copies <= _sure(clusters)
