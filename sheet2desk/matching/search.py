"""The search for duplicates, step by step: records, copies, blocks, weights, verdicts, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from sheet2desk.data_class import mutable
from sheet2desk.matching.assemble import assemble
from sheet2desk.matching.blocks import Blocks, Dropped
from sheet2desk.matching.columns import Roles, recognise
from sheet2desk.matching.copies import find_copies
from sheet2desk.matching.decisions import Reviewed
from sheet2desk.matching.match import Cluster
from sheet2desk.matching.pairs import Pairs
from sheet2desk.matching.record import Settings, make_records
from sheet2desk.matching.regions import phone_region
from sheet2desk.matching.replay import Replay
from sheet2desk.matching.score import Scorer
from sheet2desk.matching.verdict import Judge
from sheet2desk.ticket import Ticket

if TYPE_CHECKING:
    from sheet2desk.config import Profile


@mutable
class Search:
    """Everything that the search found and left out."""

    clusters: list[Cluster] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)  # blocks of which only neighbours in time were compared
    stale: list[Reviewed] = field(default_factory=list)  # decisions whose records were changed since
    roles: Roles = field(default_factory=Roles)  # how custom columns were understood
    compared: int = 0  # pairs


def find_duplicates(tickets: Sequence[Ticket], profile: Profile, decisions: Iterable[Reviewed] = ()) -> list[Cluster]:
    """Return the clusters of duplicate and related tickets: sure ones first, then questions, then related ones.

    The result doesn't depend on the order of the tickets. Raises ConfigError when decisions contradict each other.
    """
    return search(tickets, profile, decisions).clusters


def find_sure(tickets: Sequence[Ticket], profile: Profile, decisions: Iterable[Reviewed] = ()) -> list[list[Ticket]]:
    """Return what `sure_groups` of all clusters returns, in a part of the time: nothing that is only a question."""
    return sure_groups(search(tickets, profile, decisions, sure_only=True).clusters)


def search(
    tickets: Sequence[Ticket], profile: Profile, decisions: Iterable[Reviewed] = (), *, sure_only: bool = False
) -> Search:
    """Return the clusters with what the search left out: large blocks, stale decisions."""
    wishes = profile.duplicates
    region = phone_region((ticket.requester.phone for ticket in tickets), profile)
    settings = Settings(region, frozenset(address.lower() for address in wishes.shared_mailboxes))
    roles = recognise(tickets)
    records = make_records(tickets, roles, settings)
    replay = Replay(decisions, records)
    copies = find_copies(records, apart=replay.apart)
    copied = {id(copy.second) for copy in copies}
    distinct = [record for record in records if id(record) not in copied]
    scorer = Scorer(distinct, copied=len(copies))
    blocks = Blocks(distinct, scorer.frequency, sure_only=sure_only)
    pairs = Pairs(distinct, scorer, Judge(distinct, strict=wishes.strict), replay)
    clusters = assemble(records, copies, list(pairs.decided(blocks)), scorer, replay)
    return Search(clusters, blocks.dropped, replay.stale, roles, pairs.compared)


def sure_groups(clusters: Iterable[Cluster]) -> list[list[Ticket]]:
    """Return the tickets that count as one, survivor first: the closure over sure pairs (docs/definitions.md)."""
    return [
        [cluster.survivor, *(ticket for ticket in cluster.members if ticket is not cluster.survivor)]
        for cluster in clusters
        if cluster.verdict == "sure"
    ]
