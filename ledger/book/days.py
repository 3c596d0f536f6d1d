"""A day's claims, put together by what they say."""

from collections.abc import Iterable
from datetime import date

from ledger.book.dating import booking_day, is_inferred, shown_date
from ledger.book.evidence import Support, best_first, best_number, support_of
from ledger.book.positions import RANK
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status


class Group:
    """Claims of one day that say the same: one event."""

    __slots__ = ("addition", "claims", "former", "inferred", "on", "quantity", "status", "support")

    def __init__(self, status: Status, addition: str | None, claims: list[SourcedClaim], *, former: bool) -> None:
        """Weigh the claims and put the best evidence first."""
        self.status = status
        self.addition = addition
        self.former = former
        self.quantity: Quantity | None = best_number(claims)
        self.support: Support = support_of(claims)
        self.on = shown_date(claims)
        self.inferred = all(map(is_inferred, claims))
        self.claims = best_first(claims, self.quantity) if len(claims) > 1 else (claims[0],)

    @property
    def is_leave(self) -> bool:
        """Whether all of it is the donor's word on what others may pass on, none on its own stock."""
        return all(c.claim.approver == c.claim.donor for c in self.claims)


def by_day(claims: Iterable[SourcedClaim], as_of: date | None = None) -> list[tuple[date, list[SourcedClaim]]]:
    """Give the claims that count by the end of a day, by day in order; one that is given twice counts once.

    The order in which they come does not matter.
    """
    unique: dict[str, SourcedClaim] = {}
    for c in claims:
        other = unique.get(c.id)
        if other is None or (c is not other and _preference(c) < _preference(other)):
            unique[c.id] = c
    days: dict[date, list[SourcedClaim]] = {}
    for c in unique.values():
        day = booking_day(c)
        if as_of is None or day <= as_of:
            days.setdefault(day, []).append(c)
    return sorted(days.items()) if len(days) > 1 else list(days.items())


def _preference(sourced: SourcedClaim) -> tuple[object, ...]:
    """Give the order in which one is kept of two that say the same of one document: the earliest, then the surest."""
    c, s = sourced.claim, sourced
    return (s.published, -c.confidence, c.start, c.end, c.rule, s.story or "", s.note or "", s.url or "", c.trace)


def group(claims: list[SourcedClaim]) -> list[Group]:
    """Put a day's claims together by status, former state and addition; the less far a status, the earlier."""
    if len(claims) == 1:
        return [_alone(claims[0])]
    found: dict[tuple[int, bool, str], list[SourcedClaim]] = {}
    for c in claims:
        key = (RANK[c.claim.status], c.claim.former, addition_of(c.claim.quantity) or "")
        found.setdefault(key, []).append(c)
    return [
        Group(sorted_claims[0].claim.status, key[2] or None, sorted_claims, former=key[1])
        for key, sorted_claims in sorted(found.items())
    ]


def _alone(sourced: SourcedClaim) -> Group:
    claim = sourced.claim
    return Group(claim.status, addition_of(claim.quantity), [sourced], former=claim.former)


def addition_of(quantity: Quantity | None) -> str | None:
    """Name an addition by its number and unit; None for a total."""
    if quantity is None or not quantity.additional:
        return None
    return f"{quantity.least}-{quantity.most} {quantity.unit or ''}"
