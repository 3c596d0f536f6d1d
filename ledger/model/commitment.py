"""A donor's commitment: the thread of all claims of one donor, recipient and item."""

from dataclasses import dataclass
from datetime import date

from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class Event:
    """A dated status of a commitment with the claims that support it."""

    id: str
    on: PartialDate
    inferred: bool
    """True where the date is the publication date because the text gives none."""
    status: Status
    claims: tuple[SourcedClaim, ...]
    """Best evidence first."""
    quantity: Quantity | None = None
    tranche: int = 1
    former: bool = False
    hedged: bool = False
    effect: str = ""
    """Name of the rule of the fold that booked it: `advance`, `restatement`, `refusal` and so on."""

    @property
    def sources(self) -> int:
        """How many independent sources support it."""
        return len({c.source_key for c in self.claims})

    @property
    def known_since(self) -> date:
        """The first publication that reports it."""
        return min(c.published for c in self.claims)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one day that cannot both be the donor's position."""

    on: date
    kept: Status
    other: Status
    rule: str
    """Name of the rule that decided which one is shown."""


@dataclass(frozen=True, slots=True)
class Link:
    """Another commitment that is likely the same, and why; never merged in silence."""

    commitment: str
    item: str
    why: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """The state of one thread at the end of one day, with its timeline."""

    id: str
    donor: str
    recipient: str
    item: str
    item_class: str
    status: Status
    since: PartialDate
    requested: PartialDate | None
    """Since when the recipient's side asks for it, beside the donor's own position."""
    quantity: Quantity | None
    deliver_by: PartialDate | None
    confidence: int
    events: tuple[Event, ...]
    best: SourcedClaim
    """The claim that proves the present status best."""
    conflict: Conflict | None = None
    links: tuple[Link, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims stand behind it."""
        return sum(len(e.claims) for e in self.events)

    @property
    def sources(self) -> int:
        """How many independent sources stand behind it."""
        return len({c.source_key for e in self.events for c in e.claims})
