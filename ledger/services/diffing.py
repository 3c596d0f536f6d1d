"""Say what changed between two days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ledger.errors import UsageError
from ledger.model.change import Change
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment, Conflict
from ledger.model.filter import Filter
from ledger.model.partial_date import PartialDate
from ledger.model.sourced import SourcedClaim
from ledger.model.state import State
from ledger.model.status import Status
from ledger.store import Store
from ledger.store.reading import find_claims, read_setting
from ledger.store.timeline import find_changed

RELEASED = "released"
"""Setting with the last day of the latest published release."""
By = Literal["event", "published"]


class BackwardsError(UsageError):
    """The first day is later than the second."""

    def __init__(self, after: date, until: date) -> None:
        """Name both."""
        super().__init__(f"{after} is later than {until}; write the earlier day first")


class NeverReleasedError(UsageError):
    """Nothing was published yet."""

    exit_code = 1

    def __init__(self) -> None:
        """Say how to publish."""
        super().__init__("nothing was published from this ledger yet; `aidledger publish DIR` makes a release")


@dataclass(frozen=True, slots=True)
class Span:
    """From the end of one day to the end of another; None stands for all that is known."""

    after: date
    until: date | None
    by: By = "event"
    """`event`: by the day on which it happened; `published`: by the day on which the public could know it."""


def last_release(store: Store) -> date:
    """Give the day up to which the latest release goes; NeverReleasedError."""
    day = read_setting(store, RELEASED)
    if day is None:
        raise NeverReleasedError
    return date.fromisoformat(day)


def diff_commitments(store: Store, where: Filter, span: Span) -> list[Change]:
    """Give what changed after the end of `span.after` up to and including `span.until`; by donor and item.

    Reads the timeline; claims are folded anew only where they are limited to, or compared by, what could be known.
    BackwardsError where the days are in the wrong order.
    """
    if span.until is not None and span.after > span.until:
        raise BackwardsError(span.after, span.until)
    if span.by == "event" and where.known_at is None:
        changes = compare_states(find_changed(store, where, span.after, span.until))
    else:
        changes = compare_books(store, where, span)
    return [change for change in changes if is_asked(change, where)]


def compare_states(pairs: Iterable[tuple[State | None, State]]) -> list[Change]:
    """Compare the rows of the timeline, which hold what a comparison looks at, and no claims."""
    from ledger.book import compare  # noqa: PLC0415 - a `--help` compares nothing

    states = list(pairs)
    sources = {after.thread: after.sources for _, after in states}
    before = [to_commitment(state) for state, _ in states if state is not None]
    changes = compare(before, [to_commitment(state) for _, state in states])
    return [replace(change, sources=sources[(change.donor, change.recipient, change.item)]) for change in changes]


def compare_books(store: Store, where: Filter, span: Span) -> list[Change]:
    """Fold the claims for both days and compare."""
    from ledger.book import compare, keep_book  # noqa: PLC0415 - as above

    claims = list(find_claims(store, where.threads))
    if span.by == "event":
        return compare(keep_book(claims, as_of=span.after), keep_book(claims, as_of=span.until))
    known = span.until or date.max
    before = keep_book(c for c in claims if c.published <= span.after)
    return compare(before, keep_book(c for c in claims if c.published <= known))


def is_asked(change: Change, where: Filter) -> bool:
    """Whether a change meets the conditions on status and day: the new status, and the day of the change."""
    day = change.on.last
    return not (
        (where.statuses and change.after not in where.statuses)
        or (where.since and day < where.since)
        or (where.until and day > where.until)
    )


def to_commitment(state: State) -> Commitment:
    """Give a commitment that holds what a row of the timeline holds."""
    claim = Claim(
        *(state.donor, state.recipient, state.item, state.item_class, state.status, state.evidence),
        *(0, len(state.evidence), "", state.confidence),
        quantity=state.quantity,
    )
    best = SourcedClaim(state.claim, claim, state.document, date.fromisoformat(state.published), url=state.url)
    since = PartialDate.parse(state.since)
    return Commitment(
        id=state.id,
        donor=state.donor,
        recipient=state.recipient,
        item=state.item,
        item_class=state.item_class,
        status=state.status,
        since=since,
        requested=PartialDate.parse(state.requested) if state.requested else None,
        quantity=state.quantity,
        deliver_by=PartialDate.parse(state.deliver_by) if state.deliver_by else None,
        confidence=state.confidence,
        events=(),
        best=best,
        conflict=to_conflict(state.conflict, since),
    )


def to_conflict(text: str | None, since: PartialDate) -> Conflict | None:
    """Read a conflict from its line."""
    if text is None:
        return None
    kept, _, rest = text.partition(" over ")
    other, _, rule = rest.partition(": ")
    return Conflict(since.last, Status(kept), Status(other), rule)
