"""What changed in a commitment between two days."""

from dataclasses import dataclass
from enum import StrEnum

from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status


class Kind(StrEnum):
    """How a commitment changed (DESIGN.md, `diff`)."""

    NEW = "new"
    ADVANCED = "advanced"
    SET_BACK = "set_back"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RESUMED = "resumed"
    QUANTITY = "quantity_changed"
    REFINED = "refined"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a diff."""

    donor: str
    recipient: str
    item: str
    kind: Kind
    before: Status | None
    after: Status
    on: PartialDate
    quantity_before: Quantity | None
    quantity_after: Quantity | None
    sources: int
    best: SourcedClaim
