"""What one document says about one donor's position."""

from dataclasses import dataclass

from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A donor's position on one item for one recipient, with the words that prove it (CODEBOOK.md)."""

    donor: str
    recipient: str
    item: str
    item_class: str
    status: Status
    evidence: str
    start: int
    end: int
    """`text[start:end] == evidence`, in characters."""
    rule: str
    confidence: int
    """Percent: how often claims of this kind were right."""
    variant: str | None = None
    quantity: Quantity | None = None
    value: Money | None = None
    event_date: PartialDate | None = None
    deliver_by: PartialDate | None = None
    speaker: str | None = None
    requester: str | None = None
    approver: str | None = None
    hedged: bool = False
    former: bool = False
    circumstances: tuple[str, ...] = ()
    """What moved its confidence away from its rule's: names of `ledger.model.features`."""
    trace: tuple[str, ...] = ()
    """Why each slot has its value: one short line a step."""

    @property
    def tuple(self) -> tuple[str, str, str, str]:
        """What makes two claims the same: donor, recipient, item, status."""
        return (self.donor, self.recipient, self.item, self.status)


@dataclass(frozen=True, slots=True)
class Dropped:
    """An item mention that became no claim, and the first condition that failed."""

    item: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document: the claims, and the mentions that became none."""

    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
