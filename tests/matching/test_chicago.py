"""A public set of hand-labelled records, far from tickets: what weighing and linkage reach without any training."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from sheet2desk.config import Duplicates, Profile
from sheet2desk.matching import MERGING, find_duplicates
from sheet2desk.ticket import Requester, Source, Ticket

SITES = Path(__file__).parents[3] / "shared" / "corpora" / "chicago" / "csv_example_input_with_true_ids.csv"


@pytest.mark.skipif(not SITES.exists(), reason="the Chicago sites aren't here")
def test_records_of_sites_are_linked():
    """Sites with name, address and phone alone reach a pair F1 of 0.90 over clusters at even odds."""
    with SITES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tickets = [
        Ticket(
            Source("sites.csv", "sites", number),
            description=f"{row['Address']} {row['Zip']}".strip() or None,
            requester=Requester(row["Site name"] or None, None, row["Phone"] or None),
        )
        for number, row in enumerate(rows, 2)
    ]
    leader = {id(ticket): id(ticket) for ticket in tickets}

    def lead(ticket):
        while leader[ticket] != ticket:
            ticket = leader[ticket]
        return ticket

    for cluster in find_duplicates(tickets, Profile(duplicates=Duplicates(phone_region="US"))):
        if all(match.relation in MERGING for match in cluster.pairs):
            for member in cluster.members:
                leader[lead(id(member))] = lead(id(cluster.members[0]))
    ours = Counter(lead(id(ticket)) for ticket in tickets)
    truth = Counter(row["True Id"] for row in rows)
    both = Counter((lead(id(ticket)), row["True Id"]) for ticket, row in zip(tickets, rows, strict=True))
    found, true, right = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (ours, truth, both))
    assert 2 * right / (found + true) >= 0.90
