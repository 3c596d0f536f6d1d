"""Values to cells and back."""

from decimal import Decimal

from ledger.model.claim import Claim
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status
from ledger.store.codec import from_claim, to_claim

CLAIM = Claim(
    "DE", "UA", "leopard-2", "class:tank", Status.APPROVED, "gave leave for 14 Leopard 2", 3, 30, "approve.verb", 88,
    variant="2A6", quantity=Quantity(14, 14, "about", "piece", joint=True), value=Money(Decimal("2.5"), "EUR"),
    event_date=PartialDate.parse("2023-01"), deliver_by=PartialDate.parse("2023-03-31"), speaker="a spokesman",
    requester="UA", approver="DE", hedged=True, former=True, trace=("donor by role subject", "recipient named"),
)  # fmt: skip


def test_a_claim_comes_back_as_it_was() -> None:
    """Each slot has its own cell, the trace too."""
    thread = (CLAIM.donor, CLAIM.recipient, CLAIM.item, CLAIM.item_class)
    assert to_claim(thread, from_claim(CLAIM)) == CLAIM
