"""Ids follow from content alone."""

from dataclasses import fields, replace
from decimal import Decimal

from ledger.model.claim import Claim
from ledger.model.identity import DIGITS, claim_id, commitment_id, event_id
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status
from tests.book.made_up import made

CLAIM = made("pledged", "2023-01-25", number=14).claim
DAY = PartialDate.parse("2023-01-25")
MEANS = {
    "donor": "PL",
    "recipient": "MD",
    "item": "leopard-1",
    "status": Status.OFFERED,
    "evidence": "other words",
    "variant": "2A6",
    "quantity": Quantity(15, 15),
    "value": Money(Decimal(5), "EUR"),
    "event_date": PartialDate.parse("2023-01"),
    "deliver_by": PartialDate.parse("2023-03"),
    "speaker": "a spokesman",
    "requester": "UA",
    "approver": "DE",
    "hedged": True,
    "former": True,
}
SAYS_NOTHING = {
    "item_class": "class:other",
    "start": 7,
    "end": 9,
    "rule": "another.rule",
    "confidence": 1,
    "circumstances": ("hedged",),
    "trace": ("why",),
}


def test_every_slot_that_means_something_counts() -> None:
    """Two claims that differ in what they say have different ids; no slot is forgotten."""
    assert set(MEANS) | set(SAYS_NOTHING) == {field.name for field in fields(Claim)}
    ids = {claim_id("d", replace(CLAIM, **{name: value})) for name, value in MEANS.items()}  # type: ignore[arg-type] # any slot
    assert len(ids | {claim_id("d", CLAIM), claim_id("other", CLAIM)}) == len(MEANS) + 2


def test_rules_and_offsets_leave_the_id_alone() -> None:
    """A claim that is read again by renamed rules, or from a text that moved, is the same claim."""
    assert claim_id("d", replace(CLAIM, **SAYS_NOTHING)) == claim_id("d", CLAIM)  # type: ignore[arg-type] # any slot


def test_equal_sums_are_equal_however_they_are_written() -> None:
    """500 and 500.00 are one sum."""
    one, other = (replace(CLAIM, value=Money(Decimal(text), "USD")) for text in ("500", "5.00e2"))
    assert claim_id("d", one) == claim_id("d", other)


def test_ids_are_stable() -> None:
    """An id that was published once never changes."""
    assert commitment_id("DE", "UA", "leopard-2") == "d26e5cfbd2fec8d4"
    assert event_id("abc", Status.PLEDGED, DAY) == "67d77bd964b45591"
    assert claim_id("d", CLAIM) == "0e0cee98ddfc5745"
    assert len(claim_id("d", CLAIM)) == DIGITS


def test_parts_do_not_run_together() -> None:
    """What ends one part never begins the next."""
    assert commitment_id("DE", "UA", "x") != commitment_id("DE", "U", "Ax")
    assert event_id("c", Status.PLEDGED, DAY) != event_id("c", Status.PLEDGED, PartialDate(2023, 1, 25, 1))
    assert event_id("c", Status.PLEDGED, DAY, former=True) != event_id("c", Status.PLEDGED, DAY)
    assert event_id("c", Status.PLEDGED, DAY, "59-59 ") != event_id("c", Status.PLEDGED, DAY)
