"""What runs did: audit only, never part of an answer about the world."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.store.opening import Store


@dataclass(frozen=True, slots=True)
class Booked:
    """A claim added or retracted by a run."""

    claim: str
    act: str
    run: int
    kind: str
    started: str
    rules: str
    document: str
    counts: bool


def find_bookings(store: Store, donor: str, recipient: str, item: str) -> Iterator[Booked]:
    """Give what runs did to the claims of a thread, in order."""
    rows = store.connection.execute(
        "SELECT claim.id, booking.act, run.id, run.kind, run.started, run.rules, version.document, claim.live"
        " FROM thread JOIN claim ON claim.thread = thread.n JOIN version ON version.n = claim.version"
        " JOIN booking ON booking.claim = claim.n JOIN run ON run.id = booking.run"
        " WHERE donor = ? AND thread.recipient = ? AND item = ? ORDER BY run.id, version.document, claim.id, act",
        (donor, recipient, item),
    )
    for claim, act, run, kind, started, rules, document, live in rows:
        yield Booked(claim, act, run, kind, started, rules, document, bool(live))
