"""What changed in a commitment between two days."""

from enum import StrEnum
from typing import NamedTuple

from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
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


class Change(NamedTuple):
    """One row of a diff. A tuple, because a diff of a year makes tens of thousands of them."""

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
    evidence: str
    url: str | None
    claim: str
    """Id of the claim that the quote is from."""
    wider: tuple[str, Status] | None = None
    """The item that a refinement says more exactly, and where the donor stood on it."""
    rival: Status | None = None
    """The status that lost a conflict which has come up; in the row of a conflict the quote speaks for it."""
