"""What in the book a person should look at: impossible, unlikely or open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from ledger.book.positions import RANK
from ledger.book.quantities import exceeds
from ledger.model.commitment import Commitment, Event
from ledger.model.finding import Finding
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status

EARLIEST = date(2014, 1, 1)
"""No claim of this field is about an earlier day."""
FARTHEST = timedelta(days=15 * 366)
"""How far after publication a delivery may be promised."""
HIGH = RANK[Status.APPROVED]
"""From here on a status should have two sources."""
REVIEW = "read the article and correct the claim with `aidledger review`"
PROMISES = (Status.OFFERED, Status.PLEDGED, Status.APPROVED)


def check(commitments: Iterable[Commitment]) -> list[Finding]:
    """Give the findings on commitments, by commitment and in the order of CHECKS; an empty list where all is well."""
    return [finding for c in commitments for one in CHECKS for finding in one(c)]


def check_delivered(c: Commitment) -> Iterator[Finding]:
    """More units were delivered than promised."""
    numbers = dict(c.reached)
    arrived = numbers.get(Status.DELIVERED)
    promised = [n for s in (Status.PLEDGED, Status.APPROVED) if (n := numbers.get(s)) is not None]
    if arrived is None or not promised:
        return
    alike = [n for n in promised if n.unit == arrived.unit]
    if alike and all(exceeds(arrived, n) for n in alike):
        most = max(n.most or 0 for n in alike)
        message = f"{arrived.least} delivered, but no more than {most} promised"
        remedy = f"ingest the article of the further pledge, or {REVIEW}"
        yield finding("delivered-above-pledged", c, message, remedy, claims_at(c, Status.DELIVERED))


def check_steps(c: Commitment) -> Iterator[Finding]:
    """A delivery stands without any promise before it."""
    moved = [e for e in c.events if e.status in {Status.IN_DELIVERY, Status.DELIVERED} and not e.former]
    if moved and not any(e.status in PROMISES for e in c.events):
        message = f"{moved[0].status} on {moved[0].on} with no offer, pledge or approval on record"
        yield finding("skipped-step", c, message, f"ingest the article of the pledge, or {REVIEW}", moved[0].claims)


def check_dates(c: Commitment) -> Iterator[Finding]:
    """A claim's date lies outside what can be, or after its own publication."""
    for sourced in claims_of(c):
        on, due = sourced.claim.event_date, sourced.claim.deliver_by
        if on is not None and on.first < EARLIEST:
            yield finding("date-out-of-range", c, f"event dated {on}, before {EARLIEST}", REVIEW, [sourced])
        if on is not None and on.first > sourced.published:
            message = f"event dated {on}, after its publication on {sourced.published}"
            yield finding("event-after-publication", c, message, REVIEW, [sourced])
        if due is not None and not EARLIEST <= due.first <= sourced.published + FARTHEST:
            yield finding("date-out-of-range", c, f"delivery promised for {due}", REVIEW, [sourced])
        if sourced.published < EARLIEST:
            remedy = "correct the date with `aidledger review`"
            yield finding("date-out-of-range", c, f"published on {sourced.published}", remedy, [sourced])


def check_units(c: Commitment) -> Iterator[Finding]:
    """The numbers of one commitment are in several units, which are never added or compared."""
    units: dict[str, SourcedClaim] = {}
    for sourced in claims_of(c):
        quantity = sourced.claim.quantity
        if quantity is not None and quantity.number is not None:
            units.setdefault(quantity.unit or "piece", sourced)
    if len(units) > 1:
        message = f"numbers in several units: {', '.join(sorted(units))}"
        yield finding("units-mixed", c, message, f"see which unit is meant, and {REVIEW}", units.values())


def check_sources(c: Commitment) -> Iterator[Finding]:
    """A high status rests on one source."""
    if RANK[c.status] >= HIGH and c.support == 1:
        remedy = "find a second source, or confirm the claim with `aidledger review`"
        yield finding("one-source", c, f"{c.status} since {c.since} by one source only", remedy, [c.best])


def check_conflict(c: Commitment) -> Iterator[Finding]:
    """A yes and a no of one day by equal support are undecided."""
    if c.conflict is None:
        return
    clash = c.conflict
    message = f"{clash.kept} and {clash.other} on {clash.on} by equal support; kept by {clash.rule}"
    claims = [s for e in c.events if e.on.last == clash.on and e.status in {clash.kept, clash.other} for s in e.claims]
    yield finding("open-conflict", c, message, "reject the wrong claim with `aidledger review`", claims)


CHECKS: tuple[Callable[[Commitment], Iterator[Finding]], ...] = (
    check_delivered,
    check_steps,
    check_dates,
    check_units,
    check_sources,
    check_conflict,
)


def finding(code: str, c: Commitment, message: str, remedy: str, claims: Iterable[SourcedClaim]) -> Finding:
    """Give a finding on one commitment."""
    ids = tuple(dict.fromkeys(s.id for s in claims))
    return Finding(code, f"{c.donor} {c.recipient} {c.item}", message, remedy, (c.id,), ids)


def claims_of(c: Commitment) -> list[SourcedClaim]:
    """Give all claims of a commitment, in the order of its timeline."""
    return [sourced for event in c.events for sourced in event.claims]


def claims_at(c: Commitment, status: Status) -> list[SourcedClaim]:
    """Give the claims of a status that give a number."""
    events: list[Event] = [e for e in c.events if e.status is status]
    return [sourced for e in events for sourced in e.claims if sourced.claim.quantity is not None]
