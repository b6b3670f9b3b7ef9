"""What the search for duplicates hands on: pairs with their reasons, and the clusters that they make."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final, Literal

from sheet2desk.data_class import frozen
from sheet2desk.ticket import Ticket

Verdict = Literal["sure", "review"]
Relation = Literal["copy", "duplicate", "follow_up", "repeat_contact", "recurrence", "mass_incident"]

#: The only relations under which tickets may be counted or moved as one.
MERGING: Final = frozenset({"copy", "duplicate"})


@frozen
class Match:
    """A pair of tickets, `a` the earlier one, and what speaks for and against them being one request.

    `score` is the weight of the evidence in bits (log2 of the odds), 0 meaning as likely as not; `rule` the rule
    that decided (K1, K2, K3, K4, S2, S4, W by weight alone, D a reviewer). `details` is what a machine may want:
    levels, m, u and weight of each comparison, vetoes, what normalising changed.
    """

    a: Ticket
    b: Ticket
    verdict: Verdict
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    rule: str = "W"
    details: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    fingerprints: tuple[str, str] = ("", "")

    @property
    def merges(self) -> bool:
        """Whether the pair may count as one ticket without asking anybody (docs/definitions.md, Duplicates)."""
        return self.verdict == "sure" and self.relation in MERGING

    @property
    def summary(self) -> str:
        """Return the reasons in one line."""
        return " · ".join(self.reasons)


@frozen
class Cluster:
    """Tickets that belong together: surely one request (`sure`), or a question for a reviewer (`review`).

    A `sure` cluster holds sure pairs only; a ticket stands in one sure cluster at most and may stand in a review
    cluster beside it. `id` is the smallest fingerprint of the members, so it survives sorting of the sheet.
    """

    verdict: Verdict
    survivor: Ticket
    members: tuple[Ticket, ...]
    pairs: tuple[Match, ...]
    id: str = ""
