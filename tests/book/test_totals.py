"""Sums that never add what must not be added."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.book import keep_book, totals
from ledger.model.commitment import Commitment
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.total import Total
from tests.book.made_up import HIERARCHY, made


def by_class(*claims: SourcedClaim) -> list[Total]:
    """Give the totals by class."""
    return totals(keep_book(claims, hierarchy=HIERARCHY), key=class_of)


def class_of(commitment: Commitment) -> str:
    """Give the class of a commitment."""
    return commitment.item_class


def test_nothing_adds_up_to_nothing() -> None:
    """An empty book has no totals, and neither has talk."""
    assert totals([]) == []
    assert by_class(made("offered", "2023-01-01", number=5), made("refused", "2023-01-01", donor="FR")) == []


def test_units_stay_apart() -> None:
    """A battery of one donor and launchers of another are two totals."""
    found = by_class(
        made("pledged", "2023-01-05", item="patriot", number=1, unit="battery"),
        made("pledged", "2023-01-06", item="patriot", number=2, unit="launcher", donor="NL"),
    )
    assert [(t.unit, t.committed) for t in found] == [
        ("battery", Quantity(1, 1, unit="battery")),
        ("launcher", Quantity(2, 2, unit="launcher")),
    ]


def test_class_claim_counts_once_beside_its_model() -> None:
    """14 tanks in January and 14 Leopard 2 in February are 14, and the total says what it left out."""
    tanks, leopards = (
        made("pledged", "2023-01-25", item="class:tank", number=14),
        made("pledged", "2023-02-01", number=14),
    )
    (total,) = by_class(tanks, leopards)
    assert total.committed == Quantity(14, 14)
    assert len(total.left_out) == 1


def test_own_number_of_a_joint_donor_is_part_of_the_joint_one() -> None:
    """100 of three donors, of which one gives 14: still 100; another donor's 5 come on top."""
    joint = [
        made("pledged", "2023-02-07", item="leopard-1", donor=donor, number=100, joint=True)
        for donor in ("DE", "DK", "NL")
    ]
    own = made("pledged", "2023-02-08", item="leopard-1", donor="DE", number=14)
    other = made("pledged", "2023-02-09", item="leopard-1", donor="BE", number=5)
    (total,) = by_class(*joint, own, other)
    assert total.committed == Quantity(105, 105)
    assert (total.commitments, total.joint) == (4, 2)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(2, 5))
def test_a_joint_number_counts_once(numbers: list[int], donors: int) -> None:
    """However many donors share it, and whatever others give."""
    own = [made("pledged", "2023-01-05", donor=f"A{n}", number=number) for n, number in enumerate(numbers)]
    joint = [made("pledged", "2023-01-06", donor=f"B{n}", number=90, joint=True) for n in range(donors)]
    (total,) = by_class(*own, *joint)
    assert total.committed == Quantity(sum(numbers) + 90, sum(numbers) + 90)


def test_open_numbers_make_an_open_sum() -> None:
    """At least 14 and 4 are at least 18; what has no number is counted as unknown."""
    (total,) = by_class(
        made("pledged", "2023-01-25", min=14, qualifier="at_least"),
        made("pledged", "2023-01-25", number=4, donor="PL"),
        made("pledged", "2023-01-25", donor="PT"),
    )
    assert total.committed == Quantity(18, None, "at_least")
    assert (total.commitments, total.unknown) == (2, 1)
