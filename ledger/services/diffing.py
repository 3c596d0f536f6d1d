"""Say what changed between two days."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from ledger.errors import UsageError
from ledger.model.change import Change, Kind
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment, Event, Link
from ledger.model.filter import Filter
from ledger.model.hierarchy import Hierarchy, is_class
from ledger.model.identity import commitment_id
from ledger.model.partial_date import PartialDate
from ledger.model.sourced import SourcedClaim
from ledger.model.state import Position, State, Turn
from ledger.model.status import Status
from ledger.store import Store
from ledger.store.names import find_hierarchy
from ledger.store.reading import find_claims, read_claim, read_setting
from ledger.store.timeline import find_state, find_turns

RELEASED = "released"
"""Setting with the last day of the latest published release."""
By = Literal["event", "published"]
NEVER = PartialDate(1, 1, 1)
read_day = lru_cache(maxsize=4096)(date.fromisoformat)
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

    claims, places = list(find_claims(store, where.threads)), find_hierarchy(store)
    if span.by == "event":
        before = keep_book(claims, as_of=span.after, hierarchy=places)
        return compare(before, keep_book(claims, as_of=span.until, hierarchy=places))
    before = keep_book(claims, known_at=span.after, hierarchy=places)
    return compare(before, keep_book(claims, known_at=span.until, hierarchy=places))


def compare_timelines(store: Store, where: Filter, span: Span) -> list[Change]:
    """Compare the rows of the timeline; no claims are folded."""
    from ledger.book import compare  # noqa: PLC0415 - `--help` compares nothing

    places = find_hierarchy(store)
    before: list[Commitment] = []
    after: list[Commitment] = []
    changes: list[Change] = []
    support: dict[str, int] = {}
    for turn in find_turns(store, where, span.after, span.until):
        state, now, old = turn
        if old is not None and now.conflict is not None and now.conflict != old.conflict and now.rival is not None:
            changes.append(to_conflict(turn, now.conflict, read_claim(store, now.rival)))
        wide = [] if old else find_wider(store, state, places, span.after)
        kind = kind_of_turn(turn) if not wide else None
        if kind is not None:
            changes.append(to_change(turn, kind))
            continue
        before += [*wide, *([to_commitment(state, old)] if old else [])]
        links = tuple(Link(one.id, one.item, "", "refines") for one in wide)
        after.append(to_commitment(state, now, links))
        support[state.id] = now.support
    for change in compare(before, after):
        sources = support[commitment_id(change.donor, change.recipient, change.item)]
        changes.append(replace(change, sources=sources))
    return sorted(changes, key=lambda c: (c.donor, c.recipient, c.item, c.kind is Kind.CONFLICT))


def to_conflict(turn: Turn, conflict: str, rival: SourcedClaim) -> Change:
    """Give the row of a conflict that has come up, with the claim for the status that lost."""
    day = read_date(conflict.partition(":")[0])
    return replace(to_change(turn, Kind.CONFLICT), on=day, sources=turn.now.rival_support, best=rival)


def kind_of_turn(turn: Turn) -> Kind | None:
    """Give the kind of a turn that its statuses alone tell; None where more must be looked at."""
    from ledger.book.changes import kind_of_step  # noqa: PLC0415 - as above

    if turn.before is None:
        return Kind.NEW
    return kind_of_step(turn.before.status, turn.now.status) if turn.before.status is not turn.now.status else None


def to_change(turn: Turn, kind: Kind) -> Change:
    """Give the row of a turn from one status to another."""
    state, now, old = turn
    return Change(
        *state.thread,
        kind,
        old.status if old else None,
        now.status,
        read_date(now.since),
        old.quantity if old else None,
        now.quantity,
        now.support,
        to_best(state),
    )


def find_wider(store: Store, state: State, places: Hierarchy, as_of: date) -> list[Commitment]:
    """Give what the same donor had said by a day of an item that this one is a kind of: Leopard for Leopard 2."""
    names = [name for name in places.ancestors(state.item, state.item_class) if not is_class(name)]
    found = (find_state(store, (state.donor, state.recipient, name), as_of) for name in names)
    return [to_commitment(wide, to_position(wide)) for wide in found if wide is not None]


def to_position(state: State) -> Position:
    """Give the position of a state that is looked at only because it is there."""
    return Position(state.status, state.since, state.quantity, None, None, state.sources, state.since, 0, None, 0)


@lru_cache(maxsize=64)
def stand_ins(number: int) -> tuple[Event, ...]:
    """Give events that stand for so many noes of a donor."""
    return tuple(Event(f"no-{n}", NEVER, inferred=False, status=Status.REFUSED, claims=()) for n in range(number))


def to_commitment(state: State, position: Position, links: tuple[Link, ...] = ()) -> Commitment:
    """Give a commitment that holds what a comparison looks at."""
    best = to_best(state)
    proof = Event("proof", read_date(position.changed), inferred=False, status=position.status, claims=(best,))
    return Commitment(
        id=state.id,
        donor=state.donor,
        recipient=state.recipient,
        item=state.item,
        item_class=state.item_class,
        status=position.status,
        since=read_date(position.since),
        requested=None,
        quantity=position.quantity,
        deliver_by=None,
        confidence=state.confidence,
        events=(*stand_ins(position.noes), proof),
        best=best,
        links=links,
        variant=position.variant,
    )


def to_best(state: State) -> SourcedClaim:
    """Give the claim that proves a state, as far as a row of a diff shows it."""
    claim = Claim(
        *(state.donor, state.recipient, state.item, state.item_class, state.status, state.evidence),
        *(0, len(state.evidence), "", state.confidence),
    )
    return SourcedClaim(state.claim, claim, state.document, read_day(state.published), url=state.url)
