"""Say what changed between two days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from ledger.book.kinds import kind_of_move
from ledger.errors import UsageError
from ledger.model.change import Change, Kind
from ledger.model.filter import Filter
from ledger.model.hierarchy import Hierarchy, is_class
from ledger.model.partial_date import PartialDate
from ledger.model.state import Turn
from ledger.model.status import Status
from ledger.store import Store
from ledger.store.names import find_hierarchy
from ledger.store.settings import read_setting
from ledger.store.timeline import Quote, find_quote, find_status, find_turns

RELEASED = "released"
"""Setting with the last day of the latest published release."""
By = Literal["event", "published"]
read_date = lru_cache(maxsize=4096)(PartialDate.parse)


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
    by_timeline = span.by == "event" and where.known_at is None
    changes = (compare_timelines if by_timeline else compare_books)(store, where, span)
    return [change for change in changes if not where.statuses or change.after in where.statuses]


def compare_books(store: Store, where: Filter, span: Span) -> list[Change]:
    """Fold the claims for both days and compare."""
    from ledger.book import compare, keep_book  # noqa: PLC0415 - most diffs read the timeline
    from ledger.store.reading import find_claims  # noqa: PLC0415 - as above

    claims, places = list(find_claims(store, where.threads)), find_hierarchy(store)
    if span.by == "event":
        before = keep_book(claims, as_of=span.after, hierarchy=places)
        return compare(before, keep_book(claims, as_of=span.until, hierarchy=places))
    before = keep_book(claims, known_at=span.after, hierarchy=places)
    return compare(before, keep_book(claims, known_at=span.until, hierarchy=places))


def compare_timelines(store: Store, where: Filter, span: Span) -> list[Change]:
    """Compare the rows of the timeline; no claims are folded."""
    turns = find_turns(store, where, span.after, span.until)
    wider = Wider(store, find_hierarchy(store), span.after)
    return [change for turn in turns for change in changes_of(turn, wider)]


def changes_of(turn: Turn, wider: "Wider") -> Iterator[Change]:
    """Give the changes of one turn: one for the position, and one where a conflict has come up."""
    now, old = turn.now, turn.before
    if old is None:
        new = wider.refine(turn) or to_change(turn, Kind.NEW)
        yield new._replace(rival=loser_of(now.conflict)) if now.conflict else new
        return
    kind = kind_of_move(old, now, back=lambda: now.noes > old.noes)
    if kind is not None:
        yield to_change(turn, kind)
    if now.conflict is not None and now.conflict != old.conflict and now.rival is not None:
        yield to_conflict(turn, now.conflict, find_quote(wider.store, now.rival))


def to_change(turn: Turn, kind: Kind) -> Change:
    """Give the row of a turn."""
    now, old = turn.now, turn.before
    own = kind is Kind.QUANTITY or (kind is Kind.REFINED and old is not None)
    return Change(
        turn.donor,
        turn.recipient,
        turn.item,
        kind,
        old.status if old else None,
        now.status,
        read_date(now.changed if own else now.since),
        old.quantity if old else None,
        now.quantity,
        now.support,
        turn.evidence,
        turn.url,
        turn.claim,
    )


def to_conflict(turn: Turn, conflict: str, lost: Quote) -> Change:
    """Give the row of a conflict that has come up, with the words for the status that lost."""
    evidence, url, claim = lost
    return to_change(turn, Kind.CONFLICT)._replace(
        on=read_date(conflict.partition(":")[0]),
        sources=turn.now.rival_support,
        evidence=evidence,
        url=url,
        claim=claim,
        rival=loser_of(conflict),
    )


def loser_of(conflict: str) -> Status:
    """Read the status that lost from a conflict as the timeline writes it: `day: kept over other: rule`."""
    return Status(conflict.partition(" over ")[2].partition(":")[0])


@dataclass(frozen=True, slots=True)
class Wider:
    """Finds what a donor had said by a day of the item that another one is a kind of: Leopard for Leopard 2."""

    store: Store
    places: Hierarchy
    as_of: date
    families: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The wider models of each item, the nearest first; looked up once."""

    def refine(self, turn: Turn) -> Change | None:
        """Give the row of a new commitment that says more exactly what the donor had said; None where none was."""
        key = (turn.item, turn.item_class)
        if key not in self.families:
            self.families[key] = [name for name in self.places.ancestors(*key) if not is_class(name)]
        for name in self.families[key]:
            status = find_status(self.store, (turn.donor, turn.recipient, name), self.as_of)
            if status is not None:
                return to_change(turn, Kind.REFINED)._replace(wider=(name, status))
        return None
