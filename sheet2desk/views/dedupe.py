"""Duplicate clusters, with the reason for each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.document import Block, Document, Heading, Notes, Paragraph, Part
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.matching import Cluster, Match, Search
    from sheet2desk.ticket import Ticket

PARTS = frozenset({Part.DATA, Part.BLOCKS})

SUBJECT = 60  # characters of a subject that tell it from others


def view(search: Search, *, now: datetime, language_name: str = "en") -> Document:
    """Return the document: sure clusters first, then the questions for a reviewer, then what was not looked at."""
    say = language(language_name)
    clusters = search.clusters
    return Document(
        title=say("Duplicates"),
        created=now,
        language=language_name,
        silent=not clusters and not search.stale,
        data=lambda: {
            "version": 1,
            "clusters": [_cluster(cluster) for cluster in clusters],
            "stale_decisions": [{"where": one.where, "verdict": one.verdict} for one in search.stale],
            "compared_in_part": [{"kind": one.kind, "key": one.key, "rows": one.rows} for one in search.dropped],
        },
        blocks=lambda: [*_blocks(clusters, say), *_left_over(search, say)],
    )


def _cluster(cluster: Cluster) -> dict[str, Any]:
    survivor = _place(cluster.survivor)
    del survivor["id"]
    return {
        "verdict": cluster.verdict,
        "survivor": survivor,
        "members": [_place(member) for member in cluster.members],
        "pairs": [_pair(pair) for pair in cluster.pairs],
    }


def _pair(pair: Match) -> dict[str, Any]:
    return {
        "a": _place(pair.a),
        "b": _place(pair.b),
        "verdict": pair.verdict,
        "relation": pair.relation,
        "score": round(pair.score, 4),
        "reasons": list(pair.reasons),
    }


def _place(ticket: Ticket) -> dict[str, Any]:
    return {"file": ticket.source.file, "sheet": ticket.source.sheet, "row": ticket.source.row, "id": ticket.id}


def _blocks(clusters: Sequence[Cluster], say: Language) -> Iterator[Block]:
    ordered = sorted(clusters, key=lambda cluster: cluster.verdict != "sure")
    for number, cluster in enumerate(ordered, 1):
        verdict = say("surely the same") if cluster.verdict == "sure" else say("perhaps the same: please look")
        tickets = say.count(len(cluster.members), "ticket")
        yield Heading(f"{number}. {tickets}: {verdict}", 3)
        yield Notes([_member(member, cluster, say) for member in cluster.members])
        for pair in cluster.pairs:
            yield Paragraph(f"{pair.a.label} ~ {pair.b.label}: {say(pair.relation)}: {'; '.join(pair.reasons)}")
    sure = sum(cluster.verdict == "sure" for cluster in clusters)
    if clusters:
        review = len(clusters) - sure
        yield Paragraph(
            say(
                "{sure} of surely the same tickets, {review} to look at",
                sure=say.count(sure, "cluster"),
                review=say.count(review, "cluster"),
            )
        )
    else:
        yield Paragraph(say("no duplicates found"))


def _member(member: Ticket, cluster: Cluster, say: Language) -> str:
    subject = member.subject or member.description or ""
    words = [member.label, str(member.source) if member.id else "", subject[:SUBJECT]]
    kept = f" ({say('kept')})" if member.source == cluster.survivor.source else ""
    return " ".join(word for word in words if word) + kept


def _left_over(search: Search, say: Language) -> Iterator[Block]:
    """Say which decisions no longer apply, and where rows were too many to compare all with all."""
    notes = [
        say("{where}: a row of this decision was changed since: decide again", where=one.where) for one in search.stale
    ]
    if search.dropped:
        rows = say.count(max(one.rows for one in search.dropped), "row")
        notes.append(
            say(
                "{groups} share a value in up to {rows}: there only neighbours in time were compared",
                groups=say.count(len(search.dropped), "group"),
                rows=rows,
            )
        )
    if notes:
        yield Notes(notes)
