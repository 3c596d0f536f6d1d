"""A donor's commitment: the thread of all claims of one donor, recipient and item."""

from dataclasses import dataclass
from datetime import date

from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status

IDLE = frozenset({"outweighed", "leave_to_others"})
"""Rules that book an event beside the state that is shown: it supports nothing and moves nothing."""


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
class Tranche:
    """A part of a commitment with a position of its own."""

    number: int
    """From 1, in the order in which they were opened."""
    status: Status
    since: PartialDate
    quantity: Quantity | None = None
    """How many units opened it, as the claim says it: 59 with `additional` for "59 more"."""


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
    kind: str = "class"
    """`class`: a class and a model of it; `refines` and `refined_by`: a name and a narrower one; `joint`: one number
    that several donors give together."""


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
    """How many have the status; `total` is what is booked in all where that is more."""
    deliver_by: PartialDate | None
    confidence: int
    events: tuple[Event, ...]
    best: SourcedClaim
    """The claim that proves the present status best."""
    conflict: Conflict | None = None
    links: tuple[Link, ...] = ()
    variant: str | None = None
    """The latest variant that a claim names: `2A6`."""
    tranches: tuple[Tranche, ...] = ()
    """Oldest first: the status shown is that of the furthest, the last one is the newest."""
    reached: tuple[tuple[Status, Quantity], ...] = ()
    """How many units reached each status, as far as claims say: 14 pledged, 4 delivered."""

    @property
    def claims(self) -> int:
        """How many claims stand behind it."""
        return sum(len(e.claims) for e in self.events)

    @property
    def sources(self) -> int:
        """How many independent sources stand behind it."""
        return len({c.source_key for e in self.events for c in e.claims})

    @property
    def support(self) -> int:
        """How many independent sources support the present status since it began."""
        held = {
            c.source_key
            for e in self.events
            if e.status is self.status and not e.former and e.on.last >= self.since.last and e.effect not in IDLE
            for c in e.claims
        }
        return len(held)
