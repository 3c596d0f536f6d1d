"""Counts that grow with a timeline, so that a long one is not counted anew after each of its days."""

from collections.abc import Sequence

from ledger.model.commitment import IDLE, Commitment, Event
from ledger.model.partial_date import PartialDate
from ledger.model.status import NEGATIVE, Status


class Tally:
    """What the events of one commitment add up to; `take` is given each of its states in order of time."""

    __slots__ = ("claims", "held", "noes", "seen", "since", "sources", "status")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.claims = 0
        self.noes = 0
        """How often the donor said no."""
        self.sources: set[str] = set()
        self.held: set[str] = set()
        """Sources of the present status since it began."""
        self.status: Status | None = None
        self.since: PartialDate | None = None
        self.seen = 0

    def take(self, commitment: Commitment) -> None:
        """Add the events that are new."""
        c = commitment
        new = c.events[self.seen :]
        self.seen = len(c.events)
        for event in new:
            self.claims += len(event.claims)
            self.noes += event.status in NEGATIVE and event.effect not in IDLE
            self.sources.update(one.source_key for one in event.claims)
        if (c.status, c.since) != (self.status, self.since):
            self.status, self.since, self.held = c.status, c.since, set()
            new = c.events
        self.held.update(supporters(new, c.status, c.since))


def supporters(events: Sequence[Event], status: Status, since: PartialDate) -> set[str]:
    """Give the independent sources of a status since it began; the events are in order of time."""
    begun = since.last
    found: set[str] = set()
    for event in reversed(events):
        if event.on.last < begun:
            break
        if event.status is status and not event.former and event.effect not in IDLE:
            found.update(one.source_key for one in event.claims)
    return found
