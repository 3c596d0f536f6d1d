"""Values as the rows that all formats print; keys and their order are those of DESIGN.md."""

from ledger.model.claim import Claim
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.state import State

LIST = (
    "id", "donor", "recipient", "item", "item_name", "class", "status", "since", "requested", "quantity",
    "quantity_qualifier", "unit", "deliver_by", "sources", "claims", "confidence", "conflict", "evidence", "url",
)  # fmt: skip
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


def state_row(state: State) -> dict[str, object]:
    """Give a row of `list`."""
    q = state.quantity or Quantity()
    return {
        "id": state.id,
        "donor": state.donor,
        "recipient": state.recipient,
        "item": state.item,
        "item_name": state.item_name,
        "class": state.item_class,
        "status": str(state.status),
        "since": state.since,
        "requested": state.requested,
        "quantity": q.number,
        "quantity_qualifier": q.qualifier,
        "unit": q.unit,
        "deliver_by": state.deliver_by,
        "sources": state.sources,
        "claims": state.claims,
        "confidence": state.confidence / 100,
        "conflict": state.conflict,
        "evidence": state.evidence,
        "url": state.url,
    }


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


def quantity_text(q: Quantity | None) -> str:
    """Write a quantity for people: `14`, `~40`, `≥24`, `12–14`, `+59 (109 in all)`, `2 batteries`."""
    if q is None:
        return ""
    if q.least is not None and q.least == q.most:
        text = f"{q.least:,}".replace(",", " ")
    elif q.least is not None and q.most is not None:
        text = f"{q.least}–{q.most}"
    elif q.least is not None:
        text = f"≥{q.least}"
    elif q.most is not None:
        text = f"≤{q.most}"
    else:
        text = "?" if q.qualifier == "undisclosed" else ""
    text = f"~{text}" if q.qualifier == "about" and text else text
    text = f"+{text}" if q.additional and text else text
    text = f"{text} {q.unit}" if q.unit and text else text
    text = f"{text} ({q.total} in all)" if q.total is not None else text
    return f"{text} jointly" if q.joint and text else text
