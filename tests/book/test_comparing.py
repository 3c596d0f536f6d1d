"""What a comparison says, beginning with nothing at all."""

import pytest

from ledger.book import compare, keep_book
from ledger.book.kinds import kind_of_step
from ledger.model.change import Kind
from ledger.model.status import Status
from tests.book.made_up import made

PLEDGED = keep_book([made("pledged", "2023-01-25", number=14)])


def test_empty_ledgers() -> None:
    """Nothing against nothing, something against nothing, nothing against something."""
    assert compare([], []) == []
    (new,) = compare([], PLEDGED)
    assert (new.kind, new.before, new.after, str(new.on)) == (Kind.NEW, None, Status.PLEDGED, "2023-01-25")
    assert compare(PLEDGED, []) == []


def test_rows_are_in_order() -> None:
    """By donor, recipient and item, whatever the order of the books."""
    book = keep_book([made("pledged", "2023-01-25", donor=donor, item=item) for donor in "CAB" for item in ("y", "x")])
    assert [(row.donor, row.item) for row in compare([], book[::-1])] == [(d, i) for d in "ABC" for i in "xy"]


def test_sources_are_those_of_the_new_status() -> None:
    """Three papers report the pledge; who reported the refusal before does not count."""
    claims = [made("refused", "2023-01-10", source="Echo")]
    claims += [made("pledged", "2023-01-25", source=source) for source in ("Post", "Times", "Star")]
    (row,) = compare(keep_book(claims[:1]), keep_book(claims))
    assert (row.kind, row.sources) == (Kind.RESUMED, 3)
    assert row.claim in {claim.id for claim in claims[1:]}


def test_a_variant_that_becomes_known_refines() -> None:
    """Leopard 2, then Leopard 2A6."""
    claims = [made("pledged", "2023-01-25"), made("pledged", "2023-02-01", variant="2A6", source="Times")]
    (row,) = compare(keep_book(claims[:1]), keep_book(claims))
    assert row.kind is Kind.REFINED


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("requested", "considered", Kind.ADVANCED),
        ("requested", "refused", Kind.REFUSED),
        ("considered", "delivered", Kind.ADVANCED),
        ("pledged", "withdrawn", Kind.WITHDRAWN),
        ("withdrawn", "refused", Kind.REFUSED),
        ("refused", "considered", Kind.RESUMED),
        ("withdrawn", "pledged", Kind.RESUMED),
        ("delivered", "pledged", Kind.SET_BACK),
        ("considered", "requested", Kind.SET_BACK),
    ],
)
def test_step_has_its_name(before: str, after: str, kind: Kind) -> None:
    """Each step between two statuses is of one kind."""
    assert kind_of_step(Status(before), Status(after)) is kind
