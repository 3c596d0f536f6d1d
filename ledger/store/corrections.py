"""Reviews: what people say of claims, as records of their own that outlive new readings."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.model.claim import Claim
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status
from ledger.store.opening import Store


@dataclass(frozen=True, slots=True)
class Review:
    """One review of a claim, or of a document's publication date (then `claim` is None)."""

    document: str
    claim: int | None
    """Row number of the claim reviewed; kept for its content, never shown."""
    verdict: str
    """`accept`, `correct`, `reject` or `date`."""
    changes: Mapping[str, Any]
    note: str
    reviewer: str


def record_review(store: Store, run: int, review: Review) -> int | None:
    """Write a review; None where the same was written before."""
    r = review
    changes = json.dumps(dict(sorted(r.changes.items())), ensure_ascii=False)
    with store.transaction():
        same = store.connection.execute(
            "SELECT max(n) FROM review WHERE document = ? AND claim IS ?", (r.document, r.claim)
        ).fetchone()[0]
        last = store.connection.execute(
            "SELECT verdict, changes, note, reviewer FROM review WHERE n = ?", (same,)
        ).fetchone()
        if last == (r.verdict, changes, r.note, r.reviewer):
            return None
        cursor = store.connection.execute(
            "INSERT INTO review (document, claim, verdict, changes, note, reviewer, run) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (r.document, r.claim, r.verdict, changes, r.note, r.reviewer, run),
        )
        return cursor.lastrowid


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A review with the id of its claim."""

    n: int
    document: str
    claim: str | None
    verdict: str
    changes: str
    note: str
    reviewer: str
    started: str


def find_reviews(store: Store, document: str | None = None) -> Iterator[StoredReview]:
    """Give the reviews in the order in which they were made."""
    condition, values = ("WHERE review.document = ?", [document]) if document is not None else ("", [])
    rows = store.connection.execute(
        "SELECT review.n, review.document, claim.id, verdict, changes, note, reviewer, run.started"  # noqa: S608 - no values
        " FROM review JOIN run ON run.id = review.run LEFT JOIN claim ON claim.n = review.claim"
        f" {condition} ORDER BY review.n",
        values,
    )
    return (StoredReview(*row) for row in rows)


def find_claim_rows(store: Store, claim: str, document: str | None = None) -> list[tuple[int, str]]:
    """Give row number and document of the claims of an id (or its beginning); those that count first."""
    condition, values = (" AND version.document = ?", [document]) if document is not None else ("", [])
    return store.connection.execute(
        "SELECT claim.n, version.document FROM claim JOIN version ON version.n = claim.version"  # noqa: S608 - no values
        f" WHERE claim.id >= ? AND claim.id < ?{condition} ORDER BY live DESC, claim.id, claim.n",
        (claim, f"{claim}\uffff", *values),
    ).fetchall()


def apply_changes(store: Store, claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """Give the claim with the slots of a correction; their values are written as `extract --jsonl` writes them."""
    given = {READERS[key][0]: READERS[key][1](value) for key, value in changes.items() if key in READERS}
    changed = replace(claim, **given)
    if changed.item != claim.item:
        row = store.connection.execute("SELECT class FROM item WHERE id = ?", (changed.item,)).fetchone()
        known = row[0] if row else changed.item if changed.item.startswith("class:") else claim.item_class
        changed = replace(changed, item_class=known)
    parts = {QUANTITY[key]: value for key, value in changes.items() if key in QUANTITY}
    if "quantity" in changes or parts:
        changed = replace(changed, quantity=change_quantity(claim.quantity, changes, parts))
    return changed


def change_quantity(quantity: Quantity | None, changes: Mapping[str, Any], parts: Mapping[str, Any]) -> Quantity | None:
    """Give the quantity with its number and marks changed."""
    if "quantity" in changes and changes["quantity"] is None and not parts:
        return None
    base = quantity or Quantity()
    if "quantity" in changes:
        number = changes["quantity"]
        span = number if isinstance(number, dict) else {"min": number, "max": number}
        base = replace(base, least=span.get("min"), most=span.get("max"))
    return replace(base, **parts)


def _day(value: str | None) -> PartialDate | None:
    return PartialDate.parse(value) if value else None


def _money(value: Mapping[str, Any] | None) -> Money | None:
    return Money(Decimal(str(value["amount"])), value["currency"]) if value else None


def _same(value: Any) -> Any:  # noqa: ANN401 - the value of any slot
    return value


READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "donor": ("donor", _same),
    "recipient": ("recipient", _same),
    "item": ("item", _same),
    "status": ("status", Status),
    "variant": ("variant", _same),
    "value": ("value", _money),
    "event_date": ("event_date", _day),
    "deliver_by": ("deliver_by", _day),
    "speaker": ("speaker", _same),
    "requester": ("requester", _same),
    "approver": ("approver", _same),
    "hedged": ("hedged", bool),
    "former": ("former", bool),
}
"""How the value of each slot is read, by its published name: the field of a claim and the reader."""
QUANTITY = {"quantity_qualifier": "qualifier", "unit": "unit", "quantity_total": "total", "joint": "joint"}


def redate_version(store: Store, version: int, day: date) -> None:
    """Give a version the publication date that a review says is right."""
    with store.transaction():
        store.connection.execute("UPDATE version SET dated = ? WHERE n = ?", (day.isoformat(), version))
        store.connection.execute(
            "UPDATE claim SET on_day = ? WHERE version = ? AND event_date IS NULL", (day.isoformat(), version)
        )
        store.connection.execute(
            "UPDATE thread SET stale = 1 WHERE n IN (SELECT thread FROM claim WHERE version = ?)", (version,)
        )
