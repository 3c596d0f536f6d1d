"""What holds of every book, whatever the claims."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st

from ledger.book import compare, fold, keep_book, steps
from ledger.book.dating import booking_day
from ledger.book.positions import RANK, Effect
from ledger.model.change import Kind
from ledger.model.commitment import IDLE, Commitment
from ledger.model.sourced import SourcedClaim
from ledger.model.status import COURSE, NEGATIVE, Status
from tests.book.made_up import HIERARCHY, event_text, made, shown_text
from tests.book.strategies import DAY, NO, NUMBERS, YES, claims, threads

LATER = "2023-03-01"
QUIET = {Effect.RESTATEMENT, Effect.REQUEST, Effect.FORMER, Effect.OUTWEIGHED, Effect.LEAVE}
Book = list[SourcedClaim]


def folded(book: Book, as_of: date | None = None) -> Commitment:
    """Fold what is known to give a state."""
    state = fold(book, as_of)
    assert state is not None
    note("\n".join([shown_text(state), *map(event_text, state.events)]))
    return state


def position(state: Commitment) -> tuple[Any, ...]:
    """Give what the book says of the donor: all that only a named rule may change."""
    return (state.status, state.since, state.quantity, state.tranches, state.reached)


@given(threads(), st.randoms())
def test_order_never_changes_the_book(book: Book, chance: Any) -> None:  # noqa: ANN401 - a random source
    """The claims give the same timeline in any order."""
    shuffled = list(book)
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(book)
    assert steps(shuffled) == steps(book)


@given(threads(), st.data())
def test_adding_the_same_claim_again_changes_nothing(book: Book, data: st.DataObject) -> None:
    """What is read twice counts once."""
    again = data.draw(st.sampled_from(book))
    assert fold([*book, again]) == fold(book)


@given(threads(), st.integers(-1, 40))
def test_last_step_is_the_state_of_the_day(book: Book, days: int) -> None:
    """The timeline that the store keeps answers as a fold of that day."""
    day = DAY + timedelta(days=days)
    past = [step for step in steps(book) if step.on <= day]
    assert fold(book, day) == (past[-1].commitment if past else None)


@given(threads())
def test_counts_that_grow_with_the_timeline_are_those_of_each_state(book: Book) -> None:
    """Claims, sources and noes of each step are as if they were counted anew."""
    for step in steps(book):
        c = step.commitment
        noes = [event for event in c.events if event.status in NEGATIVE and event.effect not in IDLE]
        assert (step.claims, step.sources, step.noes) == (c.claims, c.sources, len(noes))
        assert step.support == (c.support or c.sources)


@given(threads())
def test_later_days_leave_earlier_events_alone(book: Book) -> None:
    """A timeline only grows at its end."""
    states = [step.commitment for step in steps(book)]
    for earlier, later in pairwise(states):
        note("\n".join([shown_text(earlier), *map(event_text, earlier.events)]))
        note("\n".join([shown_text(later), *map(event_text, later.events)]))
        assert later.events[: len(earlier.events)] == earlier.events
        assert len(later.events) > len(earlier.events)


@given(threads())
def test_the_book_changes_through_named_rules_only(book: Book) -> None:
    """Where all events of a day are restatements, requests, former states or outweighed, the position stands."""
    states = [step.commitment for step in steps(book)]
    for earlier, later in pairwise(states):
        note("\n".join([shown_text(earlier), str(position(earlier)), *map(event_text, earlier.events)]))
        note("\n".join([shown_text(later), str(position(later)), *map(event_text, later.events)]))
        effects = {event.effect for event in later.events[len(earlier.events) :]}
        if effects <= QUIET and earlier.tranches:
            assert position(later) == position(earlier)
        if later.status is not earlier.status and earlier.tranches:
            assert effects - QUIET - {Effect.NUMBER}


@given(threads())
def test_every_claim_stands_behind_one_event(book: Book) -> None:
    """Nothing is lost, not even what is outweighed; the ids of events are unique."""
    state = folded(book)
    behind = [sourced.id for event in state.events for sourced in event.claims]
    assert sorted(behind) == sorted({c.id for c in book})
    assert len({event.id for event in state.events}) == len(state.events)


@given(threads(), threads(statuses=(Status.REQUESTED,)))
def test_requests_never_move_the_donor(book: Book, requests: Book) -> None:
    """With or without requests the donor stands where it stands."""
    state = folded(book)
    assume(state.tranches)
    with_requests = folded([*book, *requests])
    assert position(with_requests) == position(state)
    assert with_requests.conflict == state.conflict


@given(threads(), threads())
def test_former_states_never_overtake_the_present(book: Book, others: Book) -> None:
    """Where the donor has a present position, what was once the case changes nothing."""
    state = folded(book)
    assume(state.tranches)
    former = [replace(c, claim=replace(c.claim, former=True), id=f"f{c.id}") for c in others]
    assert position(folded([*book, *former])) == position(state)


@given(threads(), st.sampled_from(YES))
def test_a_lesser_yes_later_is_no_step_back(book: Book, status: Status) -> None:
    """A later restatement without a number changes nothing but the sources."""
    state = folded(book)
    assume(state.tranches and RANK[status] <= RANK[state.status])
    after = folded([*book, made(status, LATER, source="Late Post")])
    assert position(after) == position(state)
    assert after.events[-1].effect is Effect.RESTATEMENT


@given(threads(), st.sampled_from(YES))
def test_a_further_yes_later_carries_on(book: Book, status: Status) -> None:
    """A later and further status is the new one, or ends a no."""
    state = folded(book)
    assume(state.status not in COURSE or RANK[status] > RANK[state.status])
    after = folded([*book, made(status, LATER)])
    assert (after.status, str(after.since)) == (status, LATER)


@given(threads(), st.sampled_from(NO), threads(statuses=(Status.REQUESTED,)))
def test_a_no_stands_until_a_later_yes(book: Book, no: Status, requests: Book) -> None:
    """A no of the last day is the status whatever came before; requests leave it, a mere thought ends it.

    What has arrived cannot be refused any more.
    """
    state = folded(book)
    assume(state.status is not no)
    assume(no is not Status.REFUSED or all(part.status is not Status.DELIVERED for part in state.tranches))
    late = [replace(c, claim=replace(c.claim, event_date=None), published=date(2023, 3, 5)) for c in requests]
    refused = [*book, made(no, LATER), *late]
    assert (folded(refused).status, str(folded(refused).since)) == (no, LATER)
    assert folded([*refused, made("considered", "2023-03-10")]).status is Status.CONSIDERED


@given(threads(), st.data())
def test_wire_copies_add_no_weight(book: Book, data: st.DataObject) -> None:
    """The same text in another paper changes nothing but the count of claims."""
    first = data.draw(st.sampled_from(book))
    copied = [c if c.document != first.document else replace(c, story=c.story or "wire") for c in book]
    copy = next(c for c in copied if c.id == first.id)
    more = [*copied, *(replace(copy, id=f"{copy.id}{n}", document=f"copy {n}") for n in range(5))]
    before, after = folded(copied), folded(more)
    assert (position(after), after.conflict, after.support) == (position(before), before.conflict, before.support)


@given(threads(), st.integers(0, 8))
def test_known_at_is_as_if_later_articles_did_not_exist(book: Book, days: int) -> None:
    """A ledger that is filled later answers as one that was filled then."""
    day = DAY + timedelta(days=days)
    assert keep_book(book, known_at=day) == keep_book([c for c in book if c.published <= day])


@given(threads(), st.integers(-1, 40))
def test_nothing_is_booked_before_its_day(book: Book, days: int) -> None:
    """As of a day, every event has happened by then, and every claim that has is there."""
    day = DAY + timedelta(days=days)
    state = fold(book, day)
    counted = {sourced.id for event in state.events for sourced in event.claims} if state else set()
    assert counted == {c.id for c in book if booking_day(c) <= day}


@given(threads(), st.integers(-1, 40), st.integers(0, 40))
def test_changes_tell_the_status_of_both_days(book: Book, first: int, more: int) -> None:
    """A row names what was before and what is after, and no status changes without a row."""
    day = DAY + timedelta(days=first)
    before, after = keep_book(book, as_of=day), keep_book(book, as_of=day + timedelta(days=more))
    rows = compare(before, after)
    for row in rows:
        assert row.before == (before[0].status if before else None)
        assert row.after == after[0].status
        assert (row.quantity_before, row.quantity_after) == (
            before[0].quantity if before else None,
            after[0].quantity,
        )
    if after and (not before or before[0].status is not after[0].status or before[0].quantity != after[0].quantity):
        assert [row for row in rows if row.kind is not Kind.CONFLICT]
    assert compare(after, after) == []


@given(st.lists(st.one_of(claims(), claims(item="leopard"), claims(item="class:tank")), max_size=10))
def test_links_go_both_ways_and_merge_nothing(book: Book) -> None:
    """Each link has its counterpart, and no claim moves to another thread."""
    kept = keep_book(book, hierarchy=HIERARCHY)
    pairs = {(c.id, link.commitment) for c in kept for link in c.links}
    assert pairs == {(other, one) for one, other in pairs}
    assert all(s.claim.item == c.item for c in kept for e in c.events for s in e.claims)


@given(threads(), st.sampled_from([number for number in NUMBERS if number.get("joint") or "unit" in number]))
def test_joint_numbers_and_other_units_are_never_added(book: Book, number: dict[str, Any]) -> None:
    """A joint number, or one in another unit, leaves what is booked in pieces as it is."""
    pieces = [c for c in book if c.claim.quantity is None or not (c.claim.quantity.unit or c.claim.quantity.joint)]
    assume(pieces)
    state = folded(pieces)
    assume(state.status in {Status.PLEDGED, Status.APPROVED, Status.IN_DELIVERY, Status.DELIVERED} and state.quantity)
    after = folded([*pieces, made("pledged", LATER, **number)])
    assert len(after.tranches) == len(state.tranches)
    if number.get("joint"):
        assert after.quantity == state.quantity
