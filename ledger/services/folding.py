"""Fold the claims of the threads that changed into the timeline that lists and diffs read."""

from collections.abc import Callable

from ledger.book import Step as BookStep
from ledger.book import steps
from ledger.book.changes import changed_on
from ledger.model.sourced import SourcedClaim
from ledger.services.presence import is_other_at_work
from ledger.store import Store, open_store
from ledger.store.faults import LockedLedgerError, ReadOnlyLedgerError
from ledger.store.steps import Step, find_thread_claims, record_steps
from ledger.store.timeline import find_stale

BATCH = 500
"""Threads folded in one transaction."""


def fold_changed(store: Store, progress: Callable[[int, int], None] | None = None) -> int:
    """Fold the threads whose claims changed and give how many; `progress` is told done and all.

    Copies of one text are joined before, because they count as one source.
    """
    if find_stale(store):
        from ledger.services.stories import join_copies  # noqa: PLC0415 - a query that finds nothing to fold needs none

        join_copies(store)
    stale = find_stale(store)
    for start in range(0, len(stale), BATCH):
        with store.transaction():
            for thread in stale[start : start + BATCH]:
                claims, numbers = find_thread_claims(store, thread)
                record_steps(store, thread, map(to_step, steps(claims)), numbers)
        if progress:
            progress(min(start + BATCH, len(stale)), len(stale))
    return len(stale)


def catch_up(store: Store) -> int:
    """Fold what a killed run left; give how many commitments stay behind because the ledger cannot be written now."""
    stale = find_stale(store)
    if not stale:
        return 0
    if is_other_at_work(store):
        return len(stale)
    try:
        with open_store(store.path, write=True, wait=0.0) as writable:
            fold_changed(writable)
    except (LockedLedgerError, ReadOnlyLedgerError):
        return len(stale)
    return 0


def to_step(step: BookStep) -> Step:
    """Give a step of the fold with what a later comparison needs of its events."""
    c = step.commitment
    rival, rival_support = find_rival(step)
    return Step(
        step.on, c, step.claims, step.sources, step.support, str(changed_on(c)), step.noes, rival, rival_support
    )


def find_rival(step: BookStep) -> tuple[SourcedClaim | None, int]:
    """Give the best claim for the status that lost a conflict, and its sources."""
    c, clash = step.commitment, step.commitment.conflict
    if clash is None:
        return None, 0
    lost = (event for event in reversed(c.events) if event.status is clash.other and event.on.last == clash.on)
    event = next(lost, None)
    return (event.claims[0], event.sources) if event else (c.best, step.support)
