"""A commitment at the end of a day as one flat row: what lists, diffs and tables show."""

from typing import TYPE_CHECKING, NamedTuple

from ledger.model.quantity import Quantity
from ledger.model.status import Status

if TYPE_CHECKING:
    from ledger.model.commitment import Commitment


class State(NamedTuple):
    """One row of `list` (DESIGN.md): a commitment without its timeline, with the quote that proves it.

    Dates are in their written form. A tuple, because a list makes tens of thousands of them.
    """

    id: str
    donor: str
    recipient: str
    item: str
    item_name: str
    item_class: str
    status: Status
    since: str
    since_day: str
    """The last day of `since`."""
    requested: str | None
    deliver_by: str | None
    sources: int
    claims: int
    confidence: int
    """Percent."""
    conflict: str | None
    """`day: kept over other: rule` where claims of one day cannot both hold."""
    evidence: str
    url: str | None
    quantity: Quantity | None


class Position(NamedTuple):
    """What a comparison of two days looks at."""

    status: Status
    since: str
    quantity: Quantity | None
    variant: str | None
    conflict: str | None
    support: int
    """Independent sources of the status."""
    changed: str
    """Date of the event that gave the present number or variant."""
    noes: int
    """How often the donor had said no by then."""
    rival: int | None
    """Row number of the best claim for the status that lost a conflict."""
    rival_support: int
    """Its independent sources."""


class Turn(NamedTuple):
    """A commitment that stands otherwise at the end of one day than at the end of an earlier one."""

    donor: str
    recipient: str
    item: str
    item_class: str
    evidence: str
    url: str | None
    claim: str
    """Id of the claim that the quote is from."""
    now: Position
    before: Position | None


def flatten(commitment: "Commitment", item_name: str) -> State:
    """Give the flat row of a commitment."""
    c, best = commitment, commitment.best
    return State(
        c.id,
        c.donor,
        c.recipient,
        c.item,
        item_name,
        c.item_class,
        c.status,
        str(c.since),
        c.since.last.isoformat(),
        str(c.requested) if c.requested else None,
        str(c.deliver_by) if c.deliver_by else None,
        c.sources,
        c.claims,
        c.confidence,
        conflict_text(c),
        best.claim.evidence,
        best.url,
        c.quantity,
    )


def conflict_text(commitment: "Commitment") -> str | None:
    """Write a conflict as one line."""
    clash = commitment.conflict
    return f"{clash.on}: {clash.kept} over {clash.other}: {clash.rule}" if clash else None
