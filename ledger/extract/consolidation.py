"""Keep one claim per tuple, event date and quantity, and the most specific item of a noun."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ledger.model.claim import Claim, Dropped
from ledger.model.quantity import Quantity
from ledger.model.status import Status

BESIDE = 30
"""Characters from a model to the end of a class that a list names right behind it."""
KEY = tuple[str, str, str, str]
ARRIVING = frozenset({Status.DELIVERED, Status.IN_DELIVERY})
"""What the present tense of a headline may mean as well as a promise."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells whether a claim says of a model what another says of its family or class."""

    ancestors: Mapping[str, frozenset[str]]
    """The families and classes of each item."""
    listing: frozenset[str]
    """The rules of lists: their entries stand beside one another, whatever they are."""

    def is_special(self, a: Claim, b: Claim, body: int) -> bool:
        """Whether a claim says more exactly what another says; the headline ends at `body`."""
        if _clears_for(a, b):
            return True
        if (a.donor, a.recipient) != (b.donor, b.recipient) or b.item not in self.ancestors.get(a.item, ()):
            return False
        general = b.item.startswith("class:")
        announced = general and b.start < body and b.status is Status.PLEDGED and a.status in ARRIVING
        return (a.status is b.status or announced) and (not general or self._is_named(a, b))

    def _is_named(self, model: Claim, general: Claim) -> bool:
        """Whether a class without a number of its own is what the text elsewhere calls by its name."""
        return (
            not model.item.startswith("class:")
            and not 0 < general.end - model.end <= BESIDE
            and general.quantity is None
            and general.status is not Status.REQUESTED
            and general.rule not in self.listing
        )


def consolidate(claims: list[Claim], body: int, kinds: Kinds) -> tuple[list[Claim], list[Dropped]]:
    """Merge claims that say the same (CODEBOOK, rule 9); return what is kept and what was merged away.

    The text proper starts at `body`; before it stands the headline, which says less than a sentence. A model that is
    the parent of another means the other where both are claimed alike ("Leopard tanks ... 14 Leopard 2"), and so does
    a class whose model is named elsewhere.
    """
    kept: list[Claim] = []
    merged: list[Dropped] = []
    for claim in claims:
        twin = next((n for n, k in enumerate(kept) if k.tuple == claim.tuple and _agree(k, claim, body)), None)
        if twin is None:
            kept.append(claim)
        else:
            better, other = _ordered(kept[twin], claim, body)
            kept[twin] = _fill(better, other)
            merged.append(Dropped(other.item, other.start, other.end, "said again elsewhere in the text"))
    general = [c for c in kept if any(kinds.is_special(k, c, body) for k in kept)]
    merged += [Dropped(c.item, c.start, c.end, "said more exactly elsewhere in the text") for c in general]
    return [c for c in kept if c not in general], merged


def _clears_for(a: Claim, b: Claim) -> bool:
    """Whether a claim says for whom the leave is that another only says is given, or declined."""
    alike = (a.recipient, a.item, a.status) == (b.recipient, b.item, b.status)
    return alike and a.approver == b.donor != a.donor and b.approver in {None, b.donor} and b.quantity is None


def _agree(a: Claim, b: Claim, body: int) -> bool:
    dates = a.event_date is None or b.event_date is None or a.event_date == b.event_date
    if a.quantity is None or b.quantity is None or a.quantity.number == b.quantity.number:
        return dates
    headline = min(a.start, b.start) < body
    return dates and headline and (_holds(a.quantity, b.quantity) or _holds(b.quantity, a.quantity))


def _holds(rough: Quantity, exact: Quantity) -> bool:
    """Whether a number is one of those that a rougher one of the same unit allows ("dozens", then "31")."""
    if rough.unit != exact.unit or exact.least is None or exact.least != exact.most:
        return False
    low, high = rough.least or 0, rough.most or exact.least
    return rough.least != rough.most and low <= exact.least <= high


def _ordered(a: Claim, b: Claim, body: int) -> tuple[Claim, Claim]:
    """The better evidence first: no headline, then with a quantity and a day, then earlier."""
    first = max((a, b), key=lambda c: (c.start >= body, c.quantity is not None, c.event_date is not None, -c.start))
    return (first, b if first is a else a)


def _fill(better: Claim, other: Claim) -> Claim:
    """Take over slots that only the other claim has; what is said twice is surer."""
    return replace(
        better,
        circumstances=(*better.circumstances, *({"repeated"} - {*better.circumstances})),
        quantity=better.quantity or other.quantity,
        value=better.value or other.value,
        event_date=better.event_date or other.event_date,
        deliver_by=better.deliver_by or other.deliver_by,
        speaker=better.speaker or other.speaker,
        variant=better.variant or other.variant,
        requester=better.requester or other.requester,
        approver=better.approver or other.approver,
    )
