"""The codes that other trackers and event data sets give to our statuses."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.model.commitment import Commitment, Event
from ledger.model.status import Status

S = Status


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One status elsewhere; None where the other scheme has nothing like it."""

    iati_transaction: str | None = None
    """Transaction type; a leading minus stands for a negative value under that type."""
    iati_status: str | None = None
    """Activity status."""
    kiel: str | None = None
    cameo: str | None = None
    plover: str | None = None


EQUIVALENTS = {
    S.REQUESTED: Equivalent(None, "IATI:1", "asked", "CAMEO:0232;CAMEO:1032", "REQUEST-assist"),
    S.CONSIDERED: Equivalent(None, "IATI:1", None, "CAMEO:014", None),
    S.OFFERED: Equivalent("IATI:12", "IATI:1", None, "CAMEO:0332", "AGREE"),
    S.PLEDGED: Equivalent("IATI:12", "IATI:1", "commitment", "CAMEO:0332", "AGREE"),
    S.APPROVED: Equivalent("IATI:2", "IATI:2", "allocation", "CAMEO:0332", "AGREE"),
    S.IN_DELIVERY: Equivalent(None, "IATI:2", None, None, None),
    S.DELIVERED: Equivalent("IATI:3", "IATI:2", "units delivered", "CAMEO:072", "AID"),
    S.REFUSED: Equivalent(None, None, None, "CAMEO:1222", "REJECT-assist"),
    S.WITHDRAWN: Equivalent("IATI:-12", "IATI:5;IATI:6", "prose", "CAMEO:1622", "SANCTION-discontinue"),
}
FIRM = (S.APPROVED, S.IN_DELIVERY, S.DELIVERED)


def equivalent_cells(status: Status, *, firm: bool = False, closed: bool = False) -> tuple[str | None, ...]:
    """Give the five codes of a status.

    `firm` says that a withdrawal takes back what was approved, not only pledged; `closed` that nothing is still open.
    """
    other = EQUIVALENTS[status]
    transaction = "IATI:-2" if firm and status is S.WITHDRAWN else other.iati_transaction
    activity = "IATI:4" if closed and status is S.DELIVERED else other.iati_status
    return transaction, activity, other.kiel, other.cameo, other.plover


def is_closed(commitment: Commitment) -> bool:
    """Tell whether the latest event of every tranche is a delivery."""
    latest = {event.tranche: event.status for event in commitment.events if not event.former}
    return bool(latest) and all(status is S.DELIVERED for status in latest.values())


def was_firm(events: Sequence[Event]) -> bool:
    """Tell whether the donor had gone further than a pledge."""
    return any(event.status in FIRM for event in events)
