"""Show commitments with their timeline and what the ledger did to their claims."""

from dataclasses import dataclass
from datetime import date

from ledger.errors import UsageError
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.sourced import SourcedClaim
from ledger.services.resolving import resolve_items, resolve_states
from ledger.store import Store
from ledger.store.names import find_hierarchy, find_labels
from ledger.store.reading import find_claims
from ledger.store.runs import Booked, find_bookings


class NothingToShowError(UsageError):
    """No commitment of this donor and item is in the ledger."""

    exit_code = 1

    def __init__(self, donor: str, item: str, others: list[str]) -> None:
        """Name both, and what the donor has."""
        held = f"{donor} has {', '.join(others[:8])}" if others else f"the ledger holds nothing of {donor}"
        super().__init__(f"no commitment of {donor} on {item} then; {held}: see `aidledger list --donor {donor}`")


@dataclass(frozen=True, slots=True)
class Shown:
    """One commitment with the names to show and its audit."""

    commitment: Commitment | None
    """None where no claim of the thread counts any more; only for an audit."""
    donor_name: str
    recipient_name: str
    item_name: str
    retracted: tuple[SourcedClaim, ...] = ()
    """Claims of this thread that no longer count; only for an audit."""
    bookings: tuple[Booked, ...] = ()
    """What runs did to the claims of this thread; only for an audit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments to show, in the user's names."""

    donor: str
    item: str
    recipient: str | None = None
    as_of: date | None = None
    known_at: date | None = None
    audit: bool = False


def show_commitments(store: Store, wanted: Wanted) -> list[Shown]:
    """Give the commitments of a donor on an item and its variants, folded anew from their claims.

    NothingToShowError where there is none.
    """
    from ledger.book import keep_book  # noqa: PLC0415 - `list --help` and the like fold nothing

    where = Filter(
        donors=resolve_states(store, [wanted.donor]),
        recipients=resolve_states(store, [wanted.recipient], "recipient") if wanted.recipient else (),
        items=resolve_items(store, [wanted.item]),
        known_at=wanted.known_at,
    )
    commitments = keep_book(find_claims(store, where), as_of=wanted.as_of, hierarchy=find_hierarchy(store))
    threads = {(c.donor, c.recipient, c.item): c for c in commitments}
    found = dict.fromkeys(threads)
    if wanted.audit:
        found |= dict.fromkeys(sorted(thread_of(s.claim) for s in find_claims(store, where, live=False)))
    if not found:
        held = find_claims(store, Filter(donors=where.donors, known_at=wanted.known_at))
        raise NothingToShowError(wanted.donor, wanted.item, sorted({c.claim.item for c in held}))
    states, items = find_labels(store, "state"), find_labels(store, "item")
    return [_shown(store, thread, threads.get(thread), (states, items), audit=wanted.audit) for thread in sorted(found)]


Thread = tuple[str, str, str]
"""Donor, recipient and item."""


def thread_of(claim: Claim) -> Thread:
    """Give what a claim is about."""
    return (claim.donor, claim.recipient, claim.item)


def _shown(
    store: Store, thread: Thread, c: Commitment | None, names: tuple[dict[str, str], dict[str, str]], *, audit: bool
) -> Shown:
    donor, recipient, item = thread
    states, items = names
    labels = (states.get(donor, donor), states.get(recipient, recipient), items.get(item, item))
    if not audit:
        return Shown(c, *labels)
    gone = find_claims(store, Filter(donors=(donor,), recipients=(recipient,), items=(item,)), live=False)
    return Shown(c, *labels, tuple(gone), tuple(find_bookings(store, *thread)))
