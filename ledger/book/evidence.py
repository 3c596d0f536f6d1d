"""What stands behind a status: support by sources, the best evidence, the best number."""

from collections.abc import Iterable, Sequence

from ledger.model.identity import quantity_key
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim

Support = tuple[bool, int]
"""Whether any claim is unhedged, and by how many independent sources: larger is stronger."""


def support_of(claims: Sequence[SourcedClaim]) -> Support:
    """Weigh claims: an unhedged one beats hedged ones, then more independent sources beat fewer.

    Where any claim is unhedged, only the sources of unhedged ones count. Wire copies are one source.
    """
    if len(claims) == 1:
        return (not claims[0].claim.hedged, 1)
    firm = {c.source_key for c in claims if not c.claim.hedged}
    return (True, len(firm)) if firm else (False, len({c.source_key for c in claims}))


def best_first(claims: Iterable[SourcedClaim], number: Quantity | None = None) -> tuple[SourcedClaim, ...]:
    """Put the best evidence first: unhedged, with the number shown, then surest, then earliest.

    The id makes the order whole.
    """
    return tuple(
        sorted(
            claims,
            key=lambda c: (c.claim.hedged, c.claim.quantity != number, -c.claim.confidence, c.published, c.id),
        )
    )


def best_number(claims: Sequence[SourcedClaim]) -> Quantity | None:
    """Give the number that the claims of one event agree on best.

    A donor's own number beats a joint one; then unhedged beats hedged, more sources beat fewer, an exact number beats
    a range, and the larger one beats the smaller.
    """
    if len(claims) == 1:
        return claims[0].claim.quantity
    numbers: dict[str, tuple[Quantity, list[SourcedClaim]]] = {}
    for c in claims:
        quantity = c.claim.quantity
        if quantity is not None:
            numbers.setdefault(str(quantity_key(quantity)), (quantity, []))[1].append(c)
    if not numbers:
        return None
    return max(numbers.values(), key=lambda number: _weight(*number))[0]


def _weight(quantity: Quantity, claims: Sequence[SourcedClaim]) -> tuple[object, ...]:
    exact = quantity.least is not None and quantity.least == quantity.most and quantity.qualifier is None
    size = quantity.least if quantity.least is not None else quantity.most or 0
    return (not quantity.joint, *support_of(claims), exact, size, str(quantity_key(quantity)))
