"""What changed between two books."""

from collections.abc import Iterator, Sequence

from ledger.book.positions import RANK, YES
from ledger.model.change import Change, Kind
from ledger.model.commitment import Commitment
from ledger.model.partial_date import PartialDate
from ledger.model.status import Status


def compare(before: Sequence[Commitment], after: Sequence[Commitment]) -> list[Change]:
    """Give what changed, by donor, recipient and item; either book may be empty.

    A commitment of `before` that `after` does not have is no change of the donor's position (nothing that happened
    can be undone by a later day) and gives no row.
    """
    old = {c.id: c for c in before}
    ordered = sorted(after, key=lambda c: (c.donor, c.recipient, c.item))
    return [to_change(kind, old.get(c.id), c) for c in ordered for kind in kinds_of(old.get(c.id), c, old)]


def kinds_of(before: Commitment | None, after: Commitment, old: dict[str, Commitment]) -> Iterator[Kind]:
    """Give the kinds of change of one commitment: one for its position, and one where a conflict has come up.

    A change of number or variant is one of its own only where the status stands.
    """
    if before is None:
        yield Kind.REFINED if is_refinement(after, old) else Kind.NEW
    elif before.status is not after.status:
        yield kind_of_step(before.status, after.status)
    elif before.quantity != after.quantity:
        yield Kind.QUANTITY
    elif after.variant is not None and before.variant != after.variant:
        yield Kind.REFINED
    elif before.since != after.since and was_no(before, after):
        yield Kind.RESUMED
    if before is not None and after.conflict is not None and after.conflict != before.conflict:
        yield Kind.CONFLICT


def kind_of_step(before: Status, after: Status) -> Kind:
    """Name a step from one status to another."""
    if after is Status.REFUSED:
        return Kind.REFUSED
    if after is Status.WITHDRAWN:
        return Kind.WITHDRAWN
    if Status.REQUESTED is not before and RANK[before] < YES:
        return Kind.RESUMED
    return Kind.ADVANCED if RANK[after] > RANK[before] else Kind.SET_BACK


def is_refinement(after: Commitment, old: dict[str, Commitment]) -> bool:
    """Tell whether a new commitment says more exactly what another one had said before: Leopard, then Leopard 2."""
    return any(one.kind == "refines" and one.commitment in old for one in after.links)


def was_no(before: Commitment, after: Commitment) -> bool:
    """Tell whether the donor took its position back and came back to it in the time between."""
    if RANK[after.status] < YES:
        return False
    known = {event.id for event in before.events}
    return any(RANK[e.status] in NO and e.effect != "outweighed" and e.id not in known for e in after.events)


NO = (RANK[Status.REFUSED], RANK[Status.WITHDRAWN])


def to_change(kind: Kind, before: Commitment | None, after: Commitment) -> Change:
    """Give the row of one change."""
    best, on, sources = after.best, after.since, after.support or after.sources
    if kind is Kind.QUANTITY or (kind is Kind.REFINED and before is not None):
        on = changed_on(after)
    elif kind is Kind.CONFLICT and after.conflict is not None:
        on = PartialDate.of(after.conflict.on)
        other = [e for e in after.events if e.status is after.conflict.other and e.on.last == after.conflict.on]
        best, sources = (other[-1].claims[0], other[-1].sources) if other else (best, sources)
    return Change(
        after.donor,
        after.recipient,
        after.item,
        kind,
        before.status if before else None,
        after.status,
        on,
        before.quantity if before else None,
        after.quantity,
        sources,
        best,
    )


def changed_on(commitment: Commitment) -> PartialDate:
    """Give the date of the event that gave the commitment its present number or variant."""
    proof = commitment.best.id
    for event in reversed(commitment.events):
        if any(c.id == proof for c in event.claims):
            return event.on
    published = PartialDate.of(commitment.best.published)
    return published if published.first > commitment.since.last else commitment.since
