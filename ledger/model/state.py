"""A commitment at the end of a day as one flat row: what lists, diffs and tables show."""

from dataclasses import dataclass
from datetime import date

from ledger.model.commitment import Commitment
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class State:
    """One row of `list` (DESIGN.md): a commitment without its timeline, with the quote that proves it."""

    id: str
    donor: str
    recipient: str
    item: str
    item_name: str
    item_class: str
    status: Status
    since: PartialDate
    requested: PartialDate | None
    quantity: Quantity | None
    deliver_by: PartialDate | None
    sources: int
    claims: int
    confidence: int
    """Percent."""
    conflict: str | None
    """`kept over other: rule` where claims of one day cannot both hold."""
    evidence: str
    url: str | None
    claim: str
    """Id of the claim that the quote is from."""
    document: str
    published: date

    @property
    def thread(self) -> tuple[str, str, str]:
        """What the commitment is about: donor, recipient, item."""
        return (self.donor, self.recipient, self.item)


def flatten(commitment: Commitment, item_name: str) -> State:
    """Give the flat row of a commitment."""
    best = commitment.best
    clash = commitment.conflict
    return State(
        id=commitment.id,
        donor=commitment.donor,
        recipient=commitment.recipient,
        item=commitment.item,
        item_name=item_name,
        item_class=commitment.item_class,
        status=commitment.status,
        since=commitment.since,
        requested=commitment.requested,
        quantity=commitment.quantity,
        deliver_by=commitment.deliver_by,
        sources=commitment.sources,
        claims=commitment.claims,
        confidence=commitment.confidence,
        conflict=f"{clash.kept} over {clash.other}: {clash.rule}" if clash else None,
        evidence=best.claim.evidence,
        url=best.url,
        claim=best.id,
        document=best.document,
        published=best.published,
    )
