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


def state_values(state: State) -> tuple[object, ...]:
    """Give the values of a row of `list`, in the order of LIST."""
    s, q = state, state.quantity
    number, qualifier, unit = (q.number, q.qualifier, q.unit) if q else (None, None, None)
    head = (s.id, s.donor, s.recipient, s.item, s.item_name, s.item_class, str(s.status), s.since, s.requested)
    proof = (s.sources, s.claims, s.confidence / 100, s.conflict, s.evidence, s.url)
    return (*head, number, qualifier, unit, s.deliver_by, *proof)


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
    text = f"{text} {unit_text(q)}" if q.unit and text else text
    text = f"{text} ({q.total} in all)" if q.total is not None else text
    return f"{text} jointly" if q.joint and text else text


def unit_text(q: Quantity) -> str:
    """Write a unit as its number asks for: `1 battery`, `2 batteries`."""
    unit = q.unit or ""
    if q.least == q.most == 1:
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
