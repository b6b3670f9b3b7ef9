"""What became of each ticket of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum

from sheet2desk.data_class import frozen
from sheet2desk.migration.compare import Difference
from sheet2desk.migration.plan import Action

Progress = Callable[[int, int, str], None]  # done, of how many, what


class Outcome(StrEnum):
    """How a ticket came through."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REFUSED = "refused"


@frozen
class Receipt:
    """One ticket's fate in this run; `remote` is its number in the desk, `address` where a person opens it.

    `differences` are what the desk holds otherwise although it was given and no loss was announced.
    """

    outcome: Outcome
    action: Action
    remote: str | None = None
    address: str | None = None
    reason: str = ""
    differences: Sequence[Difference] = ()

    @property
    def key(self) -> str:
        """Return the ticket's key."""
        return self.action.key

    @property
    def id(self) -> str | None:
        """Return the ticket's number in the log."""
        return self.action.id

    @property
    def place(self) -> str:
        """Return the ticket's place in the sheet."""
        return self.action.place


@frozen
class PushResult:
    """What a run did; `warnings` is what the user should know beside it."""

    run: str
    desk: str
    receipts: Sequence[Receipt]
    warnings: Sequence[str] = ()

    @property
    def counts(self) -> Counter[str]:
        """Return how many tickets met each outcome."""
        return Counter(str(receipt.outcome) for receipt in self.receipts)

    @property
    def refused(self) -> list[Receipt]:
        """Return the tickets that need somebody: refused, with the reason."""
        return [receipt for receipt in self.receipts if receipt.outcome is Outcome.REFUSED]

    @property
    def differing(self) -> list[Receipt]:
        """Return the tickets that the desk holds otherwise than it was given."""
        return [receipt for receipt in self.receipts if receipt.differences]
