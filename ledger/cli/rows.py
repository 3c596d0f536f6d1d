"""Claims as the rows that all formats print; keys and their order are those of DESIGN.md."""

from ledger.model.claim import Claim
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim

CLAIM = (
    "donor", "recipient", "item", "class", "variant", "status", "quantity", "quantity_qualifier", "quantity_kind",
    "quantity_total", "unit", "joint", "value", "event_date", "deliver_by", "speaker", "requester", "approver",
    "hedged", "former", "evidence", "start", "end", "rule", "confidence",
)  # fmt: skip
CLAIMS = (*CLAIM, "id", "document", "published", "url", "title", "publisher", "lang", "note")


def written(day: PartialDate | None) -> str | None:
    """Write a partial date."""
    return str(day) if day else None


def money_row(value: Money | None) -> dict[str, object] | None:
    """Write a sum; whole amounts without a point."""
    if value is None:
        return None
    whole = value.amount == value.amount.to_integral_value()
    return {"amount": int(value.amount) if whole else float(value.amount), "currency": value.currency}


def claim_row(claim: Claim) -> dict[str, object]:
    """Give a claim as `extract --jsonl` prints it."""
    q = claim.quantity or Quantity()
    return {
        "donor": claim.donor,
        "recipient": claim.recipient,
        "item": claim.item,
        "class": claim.item_class,
        "variant": claim.variant,
        "status": str(claim.status),
        "quantity": q.number,
        "quantity_qualifier": q.qualifier,
        "quantity_kind": q.kind if claim.quantity else None,
        "quantity_total": q.total,
        "unit": q.unit,
        "joint": q.joint,
        "value": money_row(claim.value),
        "event_date": written(claim.event_date),
        "deliver_by": written(claim.deliver_by),
        "speaker": claim.speaker,
        "requester": claim.requester,
        "approver": claim.approver,
        "hedged": claim.hedged,
        "former": claim.former,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "confidence": claim.confidence / 100,
    }


def sourced_row(sourced: SourcedClaim) -> dict[str, object]:
    """Give a row of `claims`."""
    return claim_row(sourced.claim) | {
        "id": sourced.id,
        "document": sourced.document,
        "published": sourced.published.isoformat(),
        "url": sourced.url,
        "title": sourced.title,
        "publisher": sourced.publisher,
        "lang": sourced.lang,
        "note": sourced.note,
    }
