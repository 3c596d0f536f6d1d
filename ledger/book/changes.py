"""What changed between two books."""

from collections.abc import Iterator, Sequence

from ledger.book.kinds import kind_of_move
from ledger.book.positions import RANK
from ledger.model.change import Change, Kind
from ledger.model.commitment import IDLE, Commitment
from ledger.model.partial_date import PartialDate
from ledger.model.status import Status


def compare(before: Sequence[Commitment], after: Sequence[Commitment]) -> list[Change]:
    """Give what changed, by donor, recipient and item; either book may be empty.

    A commitment of `before` that `after` does not have is no change of the donor's position (nothing that happened
    can be undone by a later day) and gives no row.
    """
    old = {c.id: c for c in before}
    ordered = sorted(after, key=lambda c: (c.donor, c.recipient, c.item))
    return [change for c in ordered for change in changes_of(old.get(c.id), c, old)]


def changes_of(before: Commitment | None, after: Commitment, old: dict[str, Commitment]) -> Iterator[Change]:
    """Give the changes of one commitment: one for its position, and one where a conflict has come up."""
    if before is None:
        wide, rival = find_wider(after, old), after.conflict.other if after.conflict else None
        change = to_change(Kind.REFINED if wide else Kind.NEW, None, after)
        yield change._replace(wider=(wide.item, wide.status) if wide else None, rival=rival)
        return
    kind = kind_of_move(before, after, back=lambda: was_no(before, after))
    if kind is not None:
        yield to_change(kind, before, after)
    if after.conflict is not None and after.conflict != before.conflict:
        yield to_change(Kind.CONFLICT, before, after)._replace(rival=after.conflict.other)


def find_wider(after: Commitment, old: dict[str, Commitment]) -> Commitment | None:
    """Give what a new commitment says more exactly: the Leopard that became a Leopard 2; the nearest of several."""
    wide = [old[one.commitment] for one in after.links if one.kind == REFINES and one.commitment in old]
    return max(wide, key=lambda c: sum(one.kind == REFINES for one in c.links), default=None)


def was_no(before: Commitment, after: Commitment) -> bool:
    """Tell whether the donor said no in the time between."""
    known = {event.id for event in before.events}
    return any(RANK[e.status] in NO and e.effect not in IDLE and e.id not in known for e in after.events)


NO = (RANK[Status.REFUSED], RANK[Status.WITHDRAWN])
REFINES = "refines"
"""Kind of the link from a narrower name to a wider one."""


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
        best.claim.evidence,
        best.url,
        best.id,
    )


def changed_on(commitment: Commitment) -> PartialDate:
    """Give the date of the event that gave the commitment its present number or variant."""
    proof = commitment.best.id
    for event in reversed(commitment.events):
        if any(c.id == proof for c in event.claims):
            return event.on
    published = PartialDate.of(commitment.best.published)
    return published if published.first > commitment.since.last else commitment.since
