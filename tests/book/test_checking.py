"""Each check finds its fault, names the claims and the remedy, and is silent otherwise."""

from typing import Any

import pytest

from ledger.book import check, keep_book
from ledger.model.finding import Finding
from tests.book.made_up import made

SOUND = [
    made("pledged", "2023-01-25", number=14, source="Post"),
    made("pledged", "2023-01-25", number=14, source="Times"),
    made("delivered", "2023-03-27", number=14, source="Post"),
    made("delivered", "2023-03-27", number=14, source="Times"),
]
FAULTY: list[tuple[str, list[dict[str, Any]]]] = [
    ("delivered-above-pledged", [{"status": "delivered", "on": "2023-04-01", "number": 18}]),
    ("event-after-publication", [{"status": "delivered", "on": "2023-04-01", "published": "2023-03-30"}]),
    ("date-out-of-range", [{"status": "considered", "on": "1941-01-01", "published": "2023-03-30"}]),
    ("date-out-of-range", [{"status": "pledged", "on": "2023-01-25", "deliver_by": "2922"}]),
    ("units-mixed", [{"status": "pledged", "on": "2023-01-26", "number": 1, "unit": "battalion"}]),
    (
        "open-conflict",
        [
            {"status": "refused", "on": "2023-05-01", "source": "Post"},
            {"status": "pledged", "on": "2023-05-01", "source": "Times"},
        ],
    ),
]


def found(*claims: dict[str, Any]) -> list[Finding]:
    """Check a sound thread with further claims."""
    return check(keep_book([*SOUND, *(made(**claim) for claim in claims)]))


def test_sound_book_has_no_findings() -> None:
    """Pledged and delivered by two sources each: nothing to say; nor of an empty book."""
    assert found() == []
    assert check([]) == []


@pytest.mark.parametrize(("code", "claims"), FAULTY)
def test_fault_is_found(code: str, claims: list[dict[str, Any]]) -> None:
    """The finding has its code, the ids of commitment and claims, and ends with what to do."""
    (finding,) = [one for one in found(*claims) if one.code == code]
    added = {made(**claim).id for claim in claims}
    assert added & set(finding.claims)
    assert finding.commitments == (keep_book(SOUND)[0].id,)
    assert str(finding).startswith("DE UA leopard-2: ")
    assert "aidledger review" in finding.remedy


def test_delivery_without_a_promise_is_a_skipped_step() -> None:
    """A delivery of which no promise is on record; by one source only."""
    codes = {one.code for one in check(keep_book([made("delivered", "2023-03-27")]))}
    assert codes == {"skipped-step", "one-source"}


def test_more_delivered_is_right_once_more_is_pledged() -> None:
    """The article of the further pledge settles it."""
    more = [{"status": "delivered", "on": "2023-04-01", "number": 18, "source": source} for source in ("Post", "Times")]
    assert "delivered-above-pledged" in {one.code for one in found(*more)}
    assert found(*more, {"status": "pledged", "on": "2023-02-24", "number": 18}) == []


def test_other_units_are_no_excess() -> None:
    """18 launchers are not more than 14 vehicles."""
    codes = {one.code for one in found({"status": "delivered", "on": "2023-04-01", "number": 18, "unit": "launcher"})}
    assert codes == {"units-mixed"}
