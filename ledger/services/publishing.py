"""Publish the ledger as a dataset."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from ledger import __version__
from ledger.book import compare, keep_book
from ledger.errors import LedgerError
from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.snapshot import DocumentMeta, Snapshot, StateName
from ledger.model.sourced import SourcedClaim
from ledger.publish import Published, publish
from ledger.services.diffing import RELEASED
from ledger.store import Store, open_store
from ledger.store.export import (
    find_articles,
    find_date_corrections,
    find_item_names,
    find_retractions,
    find_rules,
    save_tables,
)
from ledger.store.faults import LockedLedgerError, ReadOnlyLedgerError
from ledger.store.names import find_hierarchy, find_labels
from ledger.store.reading import find_claims
from ledger.store.settings import record_setting

RECENT = timedelta(days=30)


class NothingToPublishError(LedgerError):
    """No claim fits."""

    def __init__(self, *, filtered: bool) -> None:
        """Say whether a filter left nothing, or the ledger holds nothing."""
        remedy = "name other filters" if filtered else "read articles first with `aidledger ingest PATH`"
        super().__init__(f"there is nothing to publish; {remedy}")


@dataclass(frozen=True, slots=True)
class Order:
    """How a release is made."""

    where: Filter = field(default_factory=Filter)
    words: tuple[str, ...] = ()
    """The filter as the user gave it; a later release must name the same."""
    as_of: date | None = None
    """None stands for the latest day that the claims know of."""
    previous: Path | None = None
    bom: bool = False
    correction: str | None = None


def publish_dataset(store: Store, folder: Path, order: Order) -> Published:
    """Write the dataset; NothingToPublishError, and what `publish` raises."""
    snapshot = take_snapshot(store, order)
    done = publish(
        snapshot,
        folder,
        previous=order.previous,
        bom=order.bom,
        correction=order.correction,
        save_tables=save_tables,
    )
    if not order.words:
        record_release(store, snapshot.as_of)
    return done


def record_release(store: Store, day: date) -> None:
    """Remember up to which day the whole ledger was published; a ledger that cannot be written now is left as it is."""
    try:
        with open_store(store.path, write=True, wait=0.0) as writable:
            record_setting(writable, RELEASED, day.isoformat())
    except (LockedLedgerError, ReadOnlyLedgerError):
        return


def take_snapshot(store: Store, order: Order) -> Snapshot:
    """Give the ledger at one moment."""
    where = order.where
    every = list(find_claims(store, where.threads))
    claims = [sourced for sourced in every if sourced.claim.confidence >= where.min_confidence]
    if not claims:
        raise NothingToPublishError(filtered=bool(order.words))
    as_of = order.as_of or latest_day(claims)
    places = find_hierarchy(store)
    book = keep_book(claims, as_of=as_of, hierarchy=places)
    kept = tuple(commitment for commitment in book if fits(commitment, where))
    if not kept:
        raise NothingToPublishError(filtered=True)
    threads = {commitment.id for commitment in kept}
    changes = compare(keep_book(claims, as_of=as_of - RECENT, hierarchy=places), book)
    asked = {(c.donor, c.recipient, c.item) for c in kept}
    left = [c for c in book if c.id not in threads]
    return Snapshot(
        as_of=as_of,
        known_at=where.known_at,
        documents=tuple(articles_of(store, kept)),
        commitments=kept,
        items=find_item_names(store),
        states=find_state_names(store),
        software=__version__,
        rules=find_rules(store),
        recent=tuple(c for c in changes if (c.donor, c.recipient, c.item) in asked),
        retracted=find_retractions(store) | find_left_out(every, left, where.min_confidence),
        corrected=find_date_corrections(store),
        filters=order.words,
    )


def latest_day(claims: Iterable[SourcedClaim]) -> date:
    """Give the last day on which a claim was published or its event ended."""
    return max(max(c.published, c.claim.event_date.last if c.claim.event_date else c.published) for c in claims)


def fits(commitment: Commitment, where: Filter) -> bool:
    """Tell whether a commitment meets the conditions on status and day."""
    day = commitment.since.last
    return not (
        (where.statuses and commitment.status not in where.statuses)
        or (where.since and day < where.since)
        or (where.until and day > where.until)
    )


def articles_of(store: Store, commitments: Iterable[Commitment]) -> Iterator[DocumentMeta]:
    """Give the articles behind commitments."""
    used = {claim.document for c in commitments for event in c.events for claim in event.claims}
    return (article for article in find_articles(store) if article.id in used)


def find_state_names(store: Store) -> dict[str, StateName]:
    """Give the English and German name of every state, by code."""
    english, german = find_labels(store, "state", "en"), find_labels(store, "state", "de")
    return {
        code: StateName(english.get(code, german.get(code, code)), german.get(code, english.get(code, code)))
        for code in sorted(english.keys() | german.keys())
    }


def find_left_out(claims: Iterable[SourcedClaim], left: Iterable[Commitment], least: int) -> dict[str, str]:
    """Say of each live claim that the filters leave out why it is not in the release."""
    unsure = {
        c.id: f"less sure than {least} percent by the present rules" for c in claims if c.claim.confidence < least
    }
    moved = {
        claim.id: f"its commitment, now {c.status.value.replace('_', ' ')}, no longer fits the filters"
        for c in left
        for event in c.events
        for claim in event.claims
    }
    return moved | unsure
