"""A snapshot as the four published tables."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ledger.model.commitment import Commitment, Event
from ledger.model.money import Money
from ledger.model.quantity import Quantity
from ledger.model.snapshot import DocumentMeta, Snapshot
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status
from ledger.model.table import Cell, Table
from ledger.publish import columns
from ledger.publish.cells import document_key, safe_text, safe_url
from ledger.publish.equivalents import equivalent_cells, is_closed, was_firm

Row = tuple[Cell, ...]
JOINT = "joint"
"""Kind of a link between donors that give one number together."""
LANGUAGE = re.compile("[a-z]{2,3}")


def tables_of(snapshot: Snapshot) -> tuple[Table, ...]:
    """Give commitments, events, claims and documents, each in a stable order."""
    commitments = sorted(snapshot.commitments, key=lambda c: (c.donor, c.recipient, c.item, c.id))
    claims = [row for c in commitments for row in claim_rows(c, snapshot)]
    return (
        Table(
            "commitments",
            "Commitments",
            "One row for each donor, recipient and item: the present state.",
            columns.COMMITMENTS,
            tuple(commitment_row(c, snapshot) for c in commitments),
        ),
        Table(
            "events",
            "Events",
            "One row for each dated status of a commitment: the timelines.",
            columns.EVENTS,
            tuple(event_row(place, c) for c in commitments for place in range(len(c.events))),
        ),
        Table(
            "claims",
            "Claims",
            "One row for each statement of an article about a donor's position, with the words that prove it.",
            columns.CLAIMS,
            tuple(claims),
        ),
        Table(
            "documents",
            "Documents",
            "One row for each article that a claim comes from, without its text.",
            columns.DOCUMENTS,
            document_rows(snapshot, claims),
        ),
    )


def commitment_row(commitment: Commitment, snapshot: Snapshot) -> Row:
    """Give a row of columns.COMMITMENTS."""
    c = commitment
    clash = c.conflict
    return (
        c.id,
        *party_cells(c, snapshot),
        safe_text(c.variant),
        c.status.value,
        str(c.since),
        c.since.last,
        str(c.requested) if c.requested else None,
        *quantity_cells(c.quantity),
        reached(c, Status.PLEDGED),
        reached(c, Status.DELIVERED),
        *money_cells(c.best.claim.value),
        str(c.deliver_by) if c.deliver_by else None,
        share(c.confidence),
        c.sources,
        c.claims,
        len(c.events),
        safe_text(f"{clash.kept} over {clash.other} on {clash.on}: {clash.rule}") if clash else None,
        ";".join(sorted(link.commitment for link in c.links if link.kind != JOINT)) or None,
        ";".join(sorted(link.commitment for link in c.links if link.kind == JOINT)) or None,
        *evidence_cells(c.best),
        c.best.published,
        *equivalent_cells(c.status, firm=was_firm(c.events), closed=is_closed(c)),
    )


def event_row(place: int, commitment: Commitment) -> Row:
    """Give a row of columns.EVENTS: the event at a place of the timeline."""
    e = commitment.events[place]
    return (
        e.id,
        commitment.id,
        e.status.value,
        str(e.on),
        e.on.last,
        e.inferred,
        *quantity_cells(e.quantity),
        *money_cells(e.claims[0].claim.value),
        e.tranche,
        e.former,
        e.hedged,
        safe_text(e.effect),
        e.sources,
        len(e.claims),
        e.known_since,
        *evidence_cells(e.claims[0]),
        *equivalent_cells(e.status, firm=was_firm(commitment.events[:place])),
    )


def claim_rows(commitment: Commitment, snapshot: Snapshot) -> Iterator[Row]:
    """Give the rows of columns.CLAIMS, by event; a claim that supports two events stands with the first."""
    seen: set[str] = set()
    for event in commitment.events:
        for sourced in event.claims:
            if sourced.id not in seen:
                seen.add(sourced.id)
                yield claim_row(sourced, event, commitment, snapshot)


def claim_row(sourced: SourcedClaim, event: Event, commitment: Commitment, snapshot: Snapshot) -> Row:
    """Give a row of columns.CLAIMS."""
    c = sourced.claim
    return (
        sourced.id,
        event.id,
        commitment.id,
        document_key(sourced.document),
        sourced.published,
        *party_cells(commitment, snapshot),
        safe_text(c.variant),
        c.status.value,
        *quantity_cells(c.quantity),
        *money_cells(c.value),
        str(c.event_date) if c.event_date else None,
        str(c.deliver_by) if c.deliver_by else None,
        safe_text(c.speaker),
        safe_text(c.requester),
        safe_text(c.approver),
        c.hedged,
        c.former,
        safe_text(c.evidence) or "…",
        c.start,
        c.end,
        safe_text(c.rule),
        share(c.confidence),
        safe_text(sourced.note),
        safe_url(sourced.url),
    )


def document_rows(snapshot: Snapshot, claims: list[Row]) -> tuple[Row, ...]:
    """Give the rows of columns.DOCUMENTS: the articles that a published claim comes from."""
    counts = Counter(row[3] for row in claims)
    keyed = {document_key(document.id): document for document in snapshot.documents}
    return tuple(document_row(key, keyed[key], counts[key]) for key in sorted(keyed) if key in counts)


def document_row(key: str, document: DocumentMeta, claims: int) -> Row:
    """Give a row of columns.DOCUMENTS."""
    d = document
    lang = d.lang if d.lang and LANGUAGE.fullmatch(d.lang) else None
    story = document_key(d.story) if d.story else None
    return (
        key,
        safe_text(d.title),
        safe_text(d.publisher),
        safe_url(d.url),
        d.published,
        lang,
        d.digest,
        story,
        claims,
    )


def party_cells(commitment: Commitment, snapshot: Snapshot) -> Row:
    """Give the cells of columns.PARTIES."""
    c = commitment
    return (
        c.donor,
        safe_text(snapshot.state_name(c.donor)),
        c.recipient,
        safe_text(snapshot.state_name(c.recipient)),
        c.item,
        safe_text(snapshot.item_name(c.item)),
        c.item_class,
    )


def quantity_cells(quantity: Quantity | None) -> Row:
    """Give the cells of columns.QUANTITY."""
    if quantity is None:
        return (None, None, None, None, None, None, False)
    q = quantity
    return (q.least, q.most, q.qualifier, q.kind, q.total, safe_text(q.unit), q.joint)


def share(percent: int) -> Decimal:
    """Give a percentage as a share of 1."""
    return Decimal(percent).scaleb(-2)


def reached(commitment: Commitment, status: Status) -> int | None:
    """Give the least number of units that reached a status."""
    return next((quantity.least for of, quantity in commitment.reached if of is status), None)


def money_cells(value: Money | None) -> Row:
    """Give the cells of columns.MONEY."""
    return (value.amount, value.currency) if value else (None, None)


def evidence_cells(sourced: SourcedClaim) -> Row:
    """Give evidence, claim, document and address."""
    evidence = safe_text(sourced.claim.evidence) or "…"
    return (evidence, sourced.id, document_key(sourced.document), safe_url(sourced.url))
