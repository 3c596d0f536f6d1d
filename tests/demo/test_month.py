"""The made-up month is sound, and its hand-made expectation speaks of its articles."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.extract.reader import Reader
from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.model.status import Status
from ledger.services.reading import open_reader

HERE = Path(__file__).parent
MONTH = HERE.parents[1] / "ledger" / "examples" / "month.jsonl"
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
ARTICLES: dict[str, dict[str, str]] = {
    row["id"]: row for row in map(json.loads, MONTH.read_text(encoding="utf-8").splitlines())
}
TODO: dict[str, str] = json.loads((HERE / "todo.json").read_text(encoding="utf-8"))
"""Known gaps of the extractor by article; an article that reads well must be taken out."""
CHECKED = ("donor", "item", "status")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give one reader for all articles."""
    return open_reader()


def fits(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Whether a claim has the wanted tuple, or one that counts as right."""
    return claim.recipient == wanted["recipient"] and all(
        str(getattr(claim, name)) in (wanted[name], *wanted.get(f"{name}_also", ())) for name in CHECKED
    )


def wrong_slots(claim: Claim, wanted: dict[str, Any]) -> list[str]:
    """Name each stated slot that the claim has otherwise."""
    quantity = claim.quantity
    has = {
        "quantity": quantity.number if quantity else None,
        "quantity_total": quantity.total if quantity else None,
        "joint": quantity.joint if quantity else False,
        "event_date": str(claim.event_date) if claim.event_date else None,
        "hedged": claim.hedged,
        "former": claim.former,
        "approver": claim.approver,
        "variant": claim.variant,
    }
    return [f"{name} is {value}, not {wanted[name]}" for name, value in has.items() if value != wanted.get(name, value)]


def find_faults(claims: tuple[Claim, ...], expected: list[dict[str, Any]]) -> list[str]:
    """Say what is missing, too much or wrong in a slot."""
    faults = []
    for wanted in expected:
        fitting = [claim for claim in claims if fits(claim, wanted)]
        name = " ".join(wanted[key] for key in CHECKED)
        if not fitting and not wanted.get("optional"):
            faults.append(f"missing: {name}")
        if fitting and all(wrong_slots(claim, wanted) for claim in fitting):
            faults.append(f"slot: {name}: {'; '.join(wrong_slots(fitting[0], wanted))}")
    faults += [
        f"spurious: {' '.join(claim.tuple)}: {claim.evidence}"
        for claim in claims
        if claim.item != "class:weapons" and not any(fits(claim, wanted) for wanted in expected)
    ]
    return faults


def test_every_article_is_marked_as_invented_and_lies_in_the_month() -> None:
    """Nobody can take an example for news."""
    assert len(ARTICLES) >= 28
    for row in ARTICLES.values():
        assert row["note"] == "invented example"
        assert date(2023, 9, 1) <= date.fromisoformat(row["published"]) <= date(2023, 9, 30)
        assert ".example/" in row["url"]


def test_expectation_covers_every_article_and_no_other() -> None:
    """An article without claims is stated as such."""
    assert list(EXPECTED["articles"]) == list(ARTICLES)


def test_timelines_follow_from_the_claims() -> None:
    """Each thread of a required claim has a timeline, and each timeline's statuses are claimed somewhere."""
    claimed: dict[tuple[str, str, str], set[str]] = {}
    for claims in EXPECTED["articles"].values():
        for claim in claims:
            if not claim.get("optional"):
                claimed.setdefault((claim["donor"], claim["recipient"], claim["item"]), set()).add(claim["status"])
    told = {(t["donor"], t["recipient"], t["item"]): {e["status"] for e in t["events"]} for t in EXPECTED["timelines"]}
    assert told == claimed
    assert all(t["status"] in set(Status) for t in EXPECTED["timelines"])


def test_diffs_lead_from_nothing_to_the_timelines() -> None:
    """Played in order, the changes end in the states that the timelines show."""
    state: dict[tuple[str, str, str], str] = {("DE", "UA", "taurus"): "requested"}
    for diff in EXPECTED["diffs"]:
        for change in diff["changes"]:
            thread = (change["donor"], change["recipient"], change["item"])
            assert state.get(thread) == change["from"], change
            assert diff["before"] < change["on"] <= diff["after"], change
            state[thread] = change["to"]
    assert state == {(t["donor"], t["recipient"], t["item"]): t["status"] for t in EXPECTED["timelines"]}


def articles() -> list[object]:
    """Give the article ids, known gaps marked."""
    return [
        pytest.param(name, marks=[pytest.mark.xfail(reason=TODO[name], strict=True)] if name in TODO else [])
        for name in ARTICLES
    ]


@pytest.mark.parametrize("name", articles())
def test_article_is_read_as_expected(name: str, reader: Reader) -> None:
    """The article gives the claims that a careful reader states, and no other."""
    row = ARTICLES[name]
    document = Document(
        id=name,
        text=row["text"],
        title=row["title"],
        published=date.fromisoformat(row["published"]),
        lang=row["lang"],
    )
    assert not find_faults(reader.read(document).claims, EXPECTED["articles"][name])
