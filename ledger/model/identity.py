"""Ids: hashes of content, never row numbers, so that the same facts have the same id in every ledger."""

import hashlib

from ledger.model.claim import Claim
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status

DIGITS = 16
"""Hex digits of an id."""
APART = "\x1f"
"""Separates the parts of a content; no text of ours holds it, and `None` is written otherwise than an empty text."""


def claim_id(document: str, claim: Claim) -> str:
    """Give the id of a claim: its document, what it says and the words that say it.

    Rule, confidence, trace and offsets are left out: the same statement keeps its id when rules are renamed or the
    text around it moves.
    """
    c = claim
    money = None if c.value is None else f"{c.value.amount.normalize():f} {c.value.currency}"
    return _hash(
        "claim", document, c.donor, c.recipient, c.item, c.status.value, c.evidence, c.variant,
        quantity_key(c.quantity), money, c.event_date, c.deliver_by, c.speaker, c.requester, c.approver, c.hedged,
        c.former,
    )  # fmt: skip


def commitment_id(donor: str, recipient: str, item: str) -> str:
    """Give the id of a commitment: donor, recipient and item."""
    return _digest(f"commitment{APART}{donor}{APART}{recipient}{APART}{item}")


def event_id(
    commitment: str, status: Status, on: PartialDate, addition: str | None = None, *, former: bool = False
) -> str:
    """Give the id of an event: its commitment, status and date; an addition has its number, too."""
    day = f"{on.year}-{on.month}-{on.day}+{on.span}"
    return _digest(f"event{APART}{commitment}{APART}{status}{APART}{day}{APART}{addition}{APART}{former}")


def quantity_key(quantity: Quantity | None) -> str | None:
    """Give a quantity as one text: equal for equal quantities only."""
    if quantity is None:
        return None
    q = quantity
    return f"{q.least}/{q.most}/{q.qualifier}/{q.unit}/{q.additional}/{q.total}/{q.joint}"


def _hash(*parts: object) -> str:
    return _digest(APART.join(["\x00" if part is None else str(part) for part in parts]))


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
