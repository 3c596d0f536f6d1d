"""When a number exceeds, refines or adds to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.book.numbers import Numbers
from ledger.book.quantities import add, bounds, exceeds, falls_below, plain, refines, with_total
from ledger.model.quantity import Quantity
from ledger.model.status import Status

EXACT = Quantity(14, 14)
ABOUT = Quantity(40, 40, "about")
AT_LEAST = Quantity(24, None, "at_least")
UP_TO = Quantity(None, 100, "at_most")
ONE = (True, 1)


def quantities() -> st.SearchStrategy[Quantity]:
    """Give numbers, ranges and open ends."""
    numbers = st.integers(0, 120)
    ranges = st.tuples(numbers, numbers).map(lambda pair: Quantity(min(pair), max(pair)))
    return st.one_of(
        numbers.map(lambda n: Quantity(n, n)),
        ranges,
        numbers.map(lambda n: Quantity(n, None, "at_least")),
        numbers.map(lambda n: Quantity(None, n, "at_most")),
        numbers.map(lambda n: Quantity(n, n, "about")),
    )


@pytest.mark.parametrize(
    ("new", "booked", "expected"),
    [
        (Quantity(18, 18), EXACT, True),
        (EXACT, EXACT, False),
        (AT_LEAST, EXACT, True),
        (Quantity(18, 18), AT_LEAST, False),
        (UP_TO, EXACT, False),
        (Quantity(43, 43), ABOUT, False),
        (Quantity(45, 45), ABOUT, True),
    ],
)
def test_exceeds(new: Quantity, booked: Quantity, expected: bool) -> None:  # noqa: FBT001 - an expected value
    """Only what is surely more counts as more."""
    assert exceeds(new, booked) is expected


@pytest.mark.parametrize(
    ("new", "booked", "expected"),
    [
        (Quantity(30, 30), AT_LEAST, True),
        (Quantity(88, 88), UP_TO, True),
        (Quantity(42, 42), ABOUT, True),
        (ABOUT, Quantity(42, 42), False),
        (EXACT, EXACT, False),
        (Quantity(20, 20), AT_LEAST, False),
    ],
)
def test_refines(new: Quantity, booked: Quantity, expected: bool) -> None:  # noqa: FBT001 - an expected value
    """A number inside a vaguer one says it more exactly."""
    assert refines(new, booked) is expected


@given(quantities(), quantities())
def test_numbers_compare_in_one_way(one: Quantity, other: Quantity) -> None:
    """Of exceeding, falling below and refining at most one holds, and the first two are each other's mirror."""
    assert exceeds(one, other) + falls_below(one, other) + refines(one, other) <= 1
    assert exceeds(one, other) == falls_below(other, one)
    assert not exceeds(one, one)
    assert not refines(one, one)


@given(quantities(), quantities())
def test_sums_hold_all_that_both_can_mean(one: Quantity, other: Quantity) -> None:
    """The least of a sum is that of both, and an open end stays open."""
    total = add(one, other)
    assert total.least == (one.least or 0) + (other.least or 0)
    assert (total.most is None) == (one.most is None or other.most is None)
    low, high = bounds(total)
    assert high is None or low <= high


def test_a_stated_total_wins() -> None:
    """The text "59 more, 109 in all" is 109, whatever is booked, and alone."""
    more = Quantity(59, 59, additional=True, total=109)
    assert add(Quantity(40, 40), more) == plain(more) == Quantity(109, 109)
    assert add(None, Quantity(20, 20, additional=True)) == Quantity(20, None, "at_least")


def test_the_total_beside_a_number_is_of_its_unit() -> None:
    """4 of 14; never 4 launchers of 14 vehicles."""
    assert with_total(Quantity(4, 4), EXACT) == Quantity(4, 4, total=14)
    assert with_total(Quantity(4, 4, unit="launcher"), EXACT) == Quantity(4, 4, unit="launcher")
    assert with_total(EXACT, EXACT) == EXACT


@given(st.lists(st.tuples(st.sampled_from([Status.IN_DELIVERY, Status.DELIVERED]), st.integers(1, 60)), min_size=1))
def test_what_has_moved_only_grows(told: list[tuple[Status, int]]) -> None:
    """No later and lesser number takes back a delivery, and what is booked in all is never less."""
    numbers, most = Numbers(), dict[Status, int]()
    for status, number in told:
        numbers.book_total(status, Quantity(number, number), ONE)
        most[status] = max(number, most.get(status, 0))
        assert numbers.at[status][None].least == most[status]
        assert numbers.in_all[None].least == max(most.values())


@given(st.integers(1, 200), st.integers(1, 200), st.sampled_from([Status.APPROVED, Status.OFFERED, Status.CONSIDERED]))
def test_licences_and_talk_raise_no_pledge(pledged: int, other: int, status: Status) -> None:
    """A licence for 178 and a pledge of 20 stay two numbers."""
    numbers = Numbers()
    numbers.book_total(Status.PLEDGED, Quantity(pledged, pledged), ONE)
    numbers.book_total(status, Quantity(other, other), ONE)
    assert numbers.in_all == {None: Quantity(pledged, pledged)}
    assert dict(numbers.reached()) == {
        status: Quantity(other, other),
        Status.PLEDGED: Quantity(pledged, pledged),
    }
