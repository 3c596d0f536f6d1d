"""Values to table cells and back."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status
from ledger.store.cells import QUANTITY, Cells, from_quantity, to_quantity

SLOTS = f"""status, evidence, start, "end", rule, confidence, variant, {QUANTITY}, amount, currency, event_date,
  deliver_by, speaker, requester, approver, hedged, former, trace"""
SOURCED = f"""SELECT claim.n, claim.id, thread.donor, thread.recipient, thread.item, thread.class, {SLOTS},
  version.document, coalesce(version.dated, version.published), version.lang, version.title, version.url,
  version.publisher, version.story, review.verdict, review.reviewer, review.note
FROM claim JOIN thread ON thread.n = claim.thread JOIN version ON version.n = claim.version
  LEFT JOIN review ON review.n = claim.review"""  # noqa: S608 - constant parts
"""Give rows that `to_sourced` reads."""


def from_claim(claim: Claim) -> Cells:
    """Give the cells of SLOTS."""
    money = claim.value
    return (
        str(claim.status),
        claim.evidence,
        claim.start,
        claim.end,
        claim.rule,
        claim.confidence,
        claim.variant,
        *from_quantity(claim.quantity),
        str(money.amount) if money else None,
        money.currency if money else None,
        str(claim.event_date) if claim.event_date else None,
        str(claim.deliver_by) if claim.deliver_by else None,
        claim.speaker,
        claim.requester,
        claim.approver,
        int(claim.hedged),
        int(claim.former),
        json.dumps(claim.trace, ensure_ascii=False),
    )


def to_date(text: str | None) -> PartialDate | None:
    """Read a partial date."""
    return PartialDate.parse(text) if text else None


def to_claim(thread: Sequence[str], slots: Sequence[Any]) -> Claim:
    """Read the cells of a thread (donor, recipient, item, class) and of SLOTS."""
    (status, evidence, start, end, rule, confidence, variant, *quantity) = slots[:14]
    amount, currency, event, deliver, speaker, requester, approver, hedged, former, trace = slots[14:]
    return Claim(
        thread[0],
        thread[1],
        thread[2],
        thread[3],
        Status(status),
        evidence,
        start,
        end,
        rule,
        confidence,
        variant,
        to_quantity(quantity),
        Money(Decimal(amount), currency) if amount is not None else None,
        to_date(event),
        to_date(deliver),
        speaker,
        requester,
        approver,
        bool(hedged),
        bool(former),
        trace=tuple(json.loads(trace)),
    )


def to_sourced(row: Sequence[Any]) -> SourcedClaim:
    """Read a row of SOURCED."""
    document, published, lang, title, url, publisher, story, verdict, reviewer, note = row[30:]
    return SourcedClaim(
        row[1],
        to_claim(row[2:6], row[6:30]),
        document,
        date.fromisoformat(published),
        lang,
        title,
        url,
        publisher,
        story,
        f"{WORDS[verdict]} by {reviewer}{f': {note}' if note else ''}" if verdict else None,
    )


WORDS = {"accept": "confirmed", "correct": "corrected", "reject": "rejected", "date": "date corrected"}


def content_of(thread: Sequence[str], slots: Sequence[Any]) -> str:
    """Give the digest of everything that a claim says, its rule and trace included."""
    return digest_of([*thread, *slots])


def version_of(document: Document) -> str:
    """Give the digest of everything that was read of a document, where it was read from left out."""
    d = document
    published = d.published.isoformat() if d.published else None
    return digest_of([d.id, d.digest, published, d.title, d.lang, d.url, d.publisher, d.kind, d.recipient])


def digest_of(parts: Sequence[object]) -> str:
    """Give 32 hex digits for a list of plain values."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
