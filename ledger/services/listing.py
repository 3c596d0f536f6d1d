"""List commitments and their status, at the end of a day and as known on a day."""

from datetime import date
from operator import attrgetter
from typing import Any

from ledger.model.filter import Filter
from ledger.model.state import State, flatten
from ledger.model.status import COURSE, Status
from ledger.store import Store
from ledger.store.names import find_hierarchy, find_labels
from ledger.store.timeline import find_states

SORTS = ("donor", "item", "status", "since", "quantity", "sources", "confidence")
BY_DONOR = attrgetter("donor", "item", "recipient")
RANK = {status: n for n, status in enumerate((Status.REFUSED, Status.WITHDRAWN, Status.REQUESTED, *COURSE))}


def list_commitments(store: Store, where: Filter, as_of: date | None = None, sort: str = "donor") -> list[State]:
    """Give the commitments at the end of `as_of`; with `where.known_at`, as the public could know them then."""
    if where.known_at is None and sort == "donor":
        return list(find_states(store, where, as_of))
    states = keep_book_of(store, where, as_of) if where.known_at else find_states(store, where, as_of)
    return sorted(states, key=BY_DONOR if sort == "donor" else lambda state: sort_key(state, sort))


def sort_key(state: State, sort: str) -> tuple[Any, ...]:
    """Give what a list is sorted by: the furthest, latest and most first; names in their order."""
    if sort == "item":
        return (state.item, state.donor, state.recipient)
    quantity = state.quantity.least or state.quantity.most or 0 if state.quantity else 0
    first = {
        "status": RANK[state.status],
        "since": int(state.since_day.replace("-", "")),
        "quantity": quantity,
        "sources": state.sources,
        "confidence": state.confidence,
    }
    return (-first[sort], *BY_DONOR(state))


def keep_book_of(store: Store, where: Filter, as_of: date | None) -> list[State]:
    """Fold the claims published by `where.known_at` and give the states that the filter asks for."""
    from ledger.book import keep_book  # noqa: PLC0415 - most lists read the timeline and fold nothing
    from ledger.store.reading import find_claims  # noqa: PLC0415 - as above

    labels = find_labels(store, "item")
    commitments = keep_book(find_claims(store, where.threads), as_of=as_of, hierarchy=find_hierarchy(store))
    states = (flatten(c, labels.get(c.item, c.item)) for c in commitments)
    return [state for state in states if is_asked(state, where)]


def is_asked(state: State, where: Filter) -> bool:
    """Whether a state meets the conditions on status and day."""
    day = date.fromisoformat(state.since_day)
    return not (
        (where.statuses and state.status not in where.statuses)
        or (where.since and day < where.since)
        or (where.until and day > where.until)
    )


def label_states(store: Store) -> dict[str, str]:
    """Give the names of states to show, by code."""
    return find_labels(store, "state")
