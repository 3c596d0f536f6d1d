"""Turn what a user asks in names into a filter."""

from dataclasses import dataclass
from datetime import date

from ledger.model.filter import Filter
from ledger.services.resolving import resolve_classes, resolve_items, resolve_states, resolve_statuses
from ledger.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks of the ledger, in the user's own names."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    known_at: date | None = None
    min_confidence: int = 0
    document: str | None = None
    speaker: str | None = None


def to_filter(store: Store, question: Question) -> Filter:
    """Resolve the names; UnknownNameError, with what may be meant, where one stands for nothing."""
    q = question
    return Filter(
        donors=resolve_states(store, q.donors),
        recipients=resolve_states(store, q.recipients, "recipient"),
        items=resolve_items(store, q.items),
        classes=resolve_classes(store, q.classes),
        statuses=resolve_statuses(q.statuses),
        since=q.since,
        until=q.until,
        known_at=q.known_at,
        min_confidence=q.min_confidence,
        document=q.document,
        speaker=q.speaker,
    )
