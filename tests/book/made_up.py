"""Made-up claims for the tests of the book, and the words in which a case states what it expects."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ledger.book import compare, keep_book, totals
from ledger.model.change import Change
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment, Event
from ledger.model.hierarchy import Hierarchy
from ledger.model.identity import claim_id
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status
from ledger.model.total import Total

CASES = Path(__file__).with_name("cases.toml")
CLASSES = {
    "leopard": ("class:tank", "class:tank"),
    "leopard-1": ("class:tank", "leopard"),
    "leopard-2": ("class:tank", "leopard"),
    "amx-10rc": ("class:recon-vehicle", "class:recon-vehicle"),
    "patriot": ("class:air-defence", "class:air-defence"),
    "class:tank": ("class:tank", "class:armour"),
    "class:recon-vehicle": ("class:recon-vehicle", "class:armour"),
    "class:armour": ("class:armour", None),
}
HIERARCHY = Hierarchy(CLASSES)


def made(  # noqa: PLR0913 - a claim has many slots
    status: str,
    on: str | None = None,
    *,
    source: str = "Post",
    published: str | None = None,
    donor: str = "DE",
    recipient: str = "UA",
    item: str = "leopard-2",
    story: str | None = None,
    confidence: int = 90,
    evidence: str | None = None,
    **slots: Any,  # noqa: ANN401 - slots have values of many types
) -> SourcedClaim:
    """Give a claim; published on the last day of its date where nothing else is said."""
    dated = PartialDate.parse(on) if on else None
    day = date.fromisoformat(published) if published else dated.last if dated else date(2023, 1, 1)
    words = evidence or f"{donor} {status} {item} {on}"
    claim = Claim(
        donor,
        recipient,
        item,
        CLASSES.get(item, (item, None))[0],
        Status(status),
        words,
        0,
        len(words),
        "made.up",
        confidence,
        quantity=number_of(slots),
        event_date=dated,
        deliver_by=PartialDate.parse(slots["deliver_by"]) if "deliver_by" in slots else None,
        hedged=slots.get("hedged", False),
        former=slots.get("former", False),
        variant=slots.get("variant"),
        approver=slots.get("approver"),
    )
    document = f"{source}, {day}"
    return SourcedClaim(claim_id(document, claim), claim, document, day, publisher=source, story=story)


def number_of(slots: Mapping[str, Any]) -> Quantity | None:
    """Give the quantity that the slots of a claim state."""
    least = slots.get("number", slots.get("min"))
    most = slots.get("number", slots.get("max"))
    if least is None and most is None and not slots.get("additional"):
        return None
    return Quantity(
        least,
        most,
        slots.get("qualifier"),
        slots.get("unit"),
        slots.get("additional", False),
        slots.get("in_all"),
        slots.get("joint", False),
    )


@dataclass(frozen=True)
class Case:
    """A worked example of a rule: claims, and what the book says."""

    rule: str
    why: str
    claims: list[SourcedClaim]
    expect: Mapping[str, Any]
    told: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """A short stable name."""
        return f"{self.rule}-{hashlib.sha256(self.why.encode()).hexdigest()[:4]}"


def read_rules() -> list[dict[str, Any]]:
    """Read the rules with their cases, in the order of the page."""
    rules: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["rule"]
    return rules


def read_cases() -> list[Case]:
    """Read all cases."""
    return [
        Case(rule["name"], case["why"], [made(**claim) for claim in case["claims"]], case["expect"], case["claims"])
        for rule in read_rules()
        for case in rule["case"]
    ]


def find_outcome(case: Case) -> dict[str, Any]:
    """Give of the book what the case states something about, in the same words."""
    book = keep_book(case.claims, hierarchy=HIERARCHY)
    asked: dict[str, Callable[[Any], Any]] = {
        "events": lambda _: [event_text(e) for c in book for e in c.events],
        "shown": lambda _: " / ".join(shown_text(c) for c in book),
        "as_of": lambda days: {day: shown_at(case, as_of=date.fromisoformat(day)) for day in days},
        "known_at": lambda days: {day: shown_at(case, known_at=date.fromisoformat(day)) for day in days},
        "conflict": lambda _: [conflict_text(c) for c in book if c.conflict],
        "requested": lambda _: str(book[0].requested),
        "deliver_by": lambda _: str(book[0].deliver_by),
        "sources": lambda _: book[0].support,
        "links": lambda _: [f"{c.item} {link.kind} {link.item}" for c in book for link in c.links],
        "changes": lambda spans: find_changes(case, spans),
        "totals": lambda _: [total_text(t) for t in totals(book, key=lambda c: c.item_class)],
    }
    return {key: asked[key](wanted) for key, wanted in case.expect.items()}


def shown_at(case: Case, as_of: date | None = None, known_at: date | None = None) -> str:
    """Give the state at the end of a day, or as known then."""
    book = keep_book(case.claims, as_of=as_of, known_at=known_at, hierarchy=HIERARCHY)
    return " / ".join(shown_text(c) for c in book) or "nothing"


def find_changes(case: Case, wanted: Mapping[str, Any]) -> dict[str, list[str]]:
    """Give the changes between two days, for each span `A..B` that the case names."""
    found = {}
    for span in wanted:
        first, last = (date.fromisoformat(day) for day in span.split(".."))
        before = keep_book(case.claims, as_of=first, hierarchy=HIERARCHY)
        after = keep_book(case.claims, as_of=last, hierarchy=HIERARCHY)
        found[span] = [change_text(change) for change in compare(before, after)]
    return found


def event_text(event: Event) -> str:
    """Write an event: `2023-01-25 pledged 14: advance`."""
    number = f" {quantity_text(event.quantity)}" if event.quantity else ""
    tranche = f" (tranche {event.tranche})" if event.tranche > 1 else ""
    return f"{event.on}{'*' if event.inferred else ''} {event.status}{number}: {event.effect}{tranche}"


def shown_text(commitment: Commitment) -> str:
    """Write a state: `pledged since 2023-01-25: 14`."""
    number = f": {quantity_text(commitment.quantity)}" if commitment.quantity else ""
    return f"{commitment.status} since {commitment.since}{number}"


def conflict_text(commitment: Commitment) -> str:
    """Write a conflict: `2023-01-25 pledged over refused by further_status`."""
    clash = commitment.conflict
    assert clash
    return f"{clash.on} {clash.kept} over {clash.other} by {clash.rule}"


def change_text(change: Change) -> str:
    """Write a change: `DE leopard-2 advanced 2023-01-25: offered -> pledged, none -> 14`."""
    numbers = ""
    if change.quantity_before != change.quantity_after:
        numbers = f", {quantity_text(change.quantity_before)} -> {quantity_text(change.quantity_after)}"
    before = change.before or "nothing"
    return f"{change.donor} {change.item} {change.kind} {change.on}: {before} -> {change.after}{numbers}"


def total_text(total: Total) -> str:
    """Write a total: `class:tank: 104 committed, 18 delivered`."""
    unit = f" in {total.unit}" if total.unit else ""
    arrived = f", {quantity_text(total.delivered)} delivered" if total.delivered else ""
    unknown = f", {total.unknown} unknown" if total.unknown else ""
    return f"{total.key}{unit}: {quantity_text(total.committed)} committed{arrived}{unknown}"


def quantity_text(quantity: Quantity | None) -> str:
    """Write a quantity: `14`, `at least 24`, `about 40`, `59 more, 109 in all`, `1 battery`, `90 jointly`."""
    if quantity is None:
        return "none"
    q = quantity
    text = f"{q.least}" if q.least == q.most else f"{q.least} to {q.most}"
    if q.most is None and q.least is not None:
        text = f"at least {q.least}"
    elif q.least is None and q.most is not None:
        text = f"up to {q.most}"
    text = f"about {text}" if q.qualifier == "about" else text
    text += f" {q.unit}" if q.unit else ""
    text += " more" if q.additional else ""
    text += f", {q.total} in all" if q.total is not None else ""
    return f"{text} jointly" if q.joint else text
