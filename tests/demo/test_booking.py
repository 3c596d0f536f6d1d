"""The book makes of the month's claims what a careful reader makes of them: timelines and what changed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.book import compare, keep_book
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment
from ledger.model.hierarchy import Hierarchy
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status

HERE = Path(__file__).parent
MONTH = HERE.parents[1] / "ledger" / "examples" / "month.jsonl"
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
PUBLISHED = {
    row["id"]: date.fromisoformat(row["published"])
    for row in map(json.loads, MONTH.read_text(encoding="utf-8").splitlines())
}
STORY = {name: group[0] for group in EXPECTED["stories"] for name in group}
PLACES = Hierarchy({item: (place[0], place[1]) for item, place in EXPECTED["places"].items()})
Thread = tuple[str, str, str]


def quantity_of(row: dict[str, Any]) -> Quantity | None:
    """Give the stated quantity of an expected claim."""
    if "quantity" not in row:
        return None
    number = row["quantity"]
    least, most = (number["min"], number["max"]) if isinstance(number, dict) else (number, number)
    return Quantity(
        least,
        most,
        unit=row.get("unit"),
        additional=row.get("quantity_kind") == "additional",
        total=row.get("quantity_total"),
        joint=row.get("joint", False),
    )


def sourced(name: str, number: int, row: dict[str, Any]) -> SourcedClaim:
    """Turn an expected claim into what the ledger would hold."""
    claim = Claim(
        donor=row["donor"],
        recipient=row["recipient"],
        item=row["item"],
        item_class=EXPECTED["places"][row["item"]][0],
        status=Status(row["status"]),
        evidence="as expected",
        start=0,
        end=11,
        rule="by-hand",
        confidence=90,
        variant=row.get("variant"),
        quantity=quantity_of(row),
        value=Money(row["value"]["amount"], row["value"]["currency"]) if "value" in row else None,
        event_date=PartialDate.parse(row["event_date"]) if "event_date" in row else None,
        deliver_by=PartialDate.parse(row["deliver_by"]) if "deliver_by" in row else None,
        approver=row.get("approver"),
        requester=row.get("requester"),
        hedged=row.get("hedged", False),
        former=row.get("former", False),
    )
    return SourcedClaim(f"{name}-{number}", claim, name, PUBLISHED[name], story=STORY.get(name))


CLAIMS = [
    sourced(name, number, row)
    for name, rows in EXPECTED["articles"].items()
    for number, row in enumerate(rows)
    if not row.get("optional")
]


def book(day: str) -> dict[Thread, Commitment]:
    """Give the book at the end of a day, by thread."""
    kept = keep_book(CLAIMS, as_of=date.fromisoformat(day), hierarchy=PLACES)
    return {(c.donor, c.recipient, c.item): c for c in kept}


def number_of(quantity: Quantity | None) -> int | dict[str, int | None] | None:
    """Give the published value."""
    return quantity.number if quantity else None


def either(row: dict[str, Any], name: str) -> list[str]:
    """Give every value that counts as right."""
    return [row[name], *row.get(f"{name}_also", ())]


@pytest.fixture(scope="module")
def month() -> dict[Thread, Commitment]:
    """Give the book at the end of the month."""
    return book("2023-09-30")


def test_month_has_the_expected_threads(month: dict[Thread, Commitment]) -> None:
    """No thread is lost, none is made up."""
    assert sorted(month) == sorted((t["donor"], t["recipient"], t["item"]) for t in EXPECTED["timelines"])


@pytest.mark.parametrize("row", EXPECTED["timelines"], ids=lambda t: f"{t['donor']}-{t['recipient']}-{t['item']}")
def test_timeline(row: dict[str, Any], month: dict[Thread, Commitment]) -> None:
    """Status, dates, number, sources, conflict, links and the events are those of a careful reader."""
    kept = month[row["donor"], row["recipient"], row["item"]]
    assert kept.status == row["status"]
    assert str(kept.since) in either(row, "since")
    assert number_of(kept.quantity) == row.get("quantity", number_of(kept.quantity))
    assert (str(kept.requested) if kept.requested else None) == row.get("requested")
    assert kept.sources == row["sources"]
    told = {(str(e.on), str(e.status)) for e in kept.events if not e.former}
    assert told == {(e["on"], e["status"]) for e in row["events"]}
    assert [link.item for link in kept.links] == row.get("links", [])
    clash = kept.conflict
    found = {"on": clash.on.isoformat(), "kept": str(clash.kept), "other": str(clash.other)} if clash else None
    assert found == row.get("conflict")


@pytest.mark.parametrize("diff", EXPECTED["diffs"], ids=lambda d: f"{d['before']}..{d['after']}")
def test_diff(diff: dict[str, Any]) -> None:
    """Between two days exactly the expected threads changed, in the expected way."""
    changes = {
        (c.donor, c.recipient, c.item): c
        for c in compare(list(book(diff["before"]).values()), list(book(diff["after"]).values()))
    }
    wanted = {(row["donor"], row["recipient"], row["item"]): row for row in diff["changes"]}
    assert sorted(changes) == sorted(wanted)
    for thread, row in wanted.items():
        change = changes[thread]
        assert str(change.kind) in either(row, "change"), thread
        assert ((str(change.before) if change.before else None), str(change.after)) == (row["from"], row["to"]), thread
        assert str(change.on) in either(row, "on"), thread
        if not row.get("any_quantity"):
            stated = (number_of(change.quantity_before), number_of(change.quantity_after))
            assert stated == (row["quantity_from"], row["quantity_to"]), thread
