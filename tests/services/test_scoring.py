"""Claims are counted against labels as the published scores are."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ledger.rulebook.written import read_label_items
from ledger.services.evaluating import by_status, count_slots, score, sum_up
from ledger.services.gold import GoldDocument, read_gold
from ledger.services.scoring import FULL, is_on_target, is_slot_right, is_sound, match

SHARED = Path(__file__).parents[3] / "shared"
GOLD = Path(__file__).parents[1] / "gold"
ITEMS = frozenset({"leopard", "leopard-2", "class:tank"})
LEVELS = ("claim", "commitment", "item", "donor")


def label(donor: str = "DE", item: str = "leopard-2", status: str = "pledged", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any slot
    """Make a label or a claim."""
    return {"donor": donor, "recipient": "UA", "item": item, "status": status, **more}


def test_same_tuple_is_a_pair() -> None:
    """A claim with a label's tuple is right; other claims are too many, other labels missed."""
    found = match([label(), label("PL")], [label(), label("FR")], FULL, ITEMS)
    assert found.pairs == ((label(), label()),)
    assert found.missed == (label("PL"),)
    assert found.spurious == (label("FR"),)


def test_optional_label_excuses_a_claim() -> None:
    """A claim that matches an optional label alone is neither right nor wrong."""
    found = match([label(optional=True)], [label()], FULL, ITEMS)
    assert found == type(found)((), (), ())


def test_other_values_count_as_right() -> None:
    """`donor_also`, `item_also` and `status_also` hold values that are right too."""
    wanted = label(donor_also=["WEST"], item_also=["leopard"], status_also=["in_delivery"])
    assert match([wanted], [label("WEST", "leopard", "in_delivery")], FULL, ITEMS).pairs


def test_unknown_item_is_right_for_its_class() -> None:
    """An item that labels cannot name is right where the label has its class; one that they can name is not."""
    wanted = label(item="class:tank")
    assert match([wanted], [label(item="pt-17", **{"class": "class:tank"})], FULL, ITEMS).pairs
    assert not match([wanted], [label(item="leopard", **{"class": "class:tank"})], FULL, ITEMS).pairs


def test_pairing_finds_as_many_as_possible() -> None:
    """A claim that two labels would take goes to the one that has no other."""
    loose, strict = label(status_also=["delivered"]), label(status="delivered", quantity=4)
    found = match([loose, strict], [label(status="delivered"), label()], FULL, ITEMS)
    assert len(found.pairs) == 2


def test_tuple_counts_once() -> None:
    """The same tuple twice in a document is one claim and one label."""
    found = match([label(), label(quantity=3)], [label(), label()], FULL, ITEMS)
    assert (len(found.pairs), found.missed, found.spurious) == (1, (), ())


@pytest.mark.parametrize(
    ("slot", "wanted", "got", "right"),
    [
        ("quantity", 14, 14, True),
        ("quantity", 14, None, False),
        ("quantity", {"min": 24, "max": None}, {"min": 24}, True),
        ("quantity", {"min": None, "max": 8}, 8, False),
        ("value", {"amount": 1000, "currency": "EUR"}, {"amount": 1004, "currency": "EUR"}, True),
        ("value", {"amount": 1000, "currency": "EUR"}, {"amount": 1000, "currency": "USD"}, False),
        ("value", {"amount": 1000, "currency": "EUR"}, 1000, False),
        ("speaker", "Kanzler Olaf Scholz", "Scholz", True),
        ("speaker", "Olaf Scholz", "Boris Pistorius", False),
        ("deliver_by", "2023-03", "2023-03-31", True),
        ("deliver_by", "2023", "2024-01", False),
        ("event_date", "2023-01-25", "2023-01", False),
        ("joint", True, True, True),
    ],
)
def test_slot_is_compared_by_its_meaning(slot: str, wanted: object, got: object, *, right: bool) -> None:
    """Numbers by their bounds, sums within half a percent, speakers by their words, deadlines by their beginning."""
    assert is_slot_right(slot, wanted, got) is right


def test_evidence_is_sound_and_on_target() -> None:
    """Evidence must stand at its offsets, and touch that of the label."""
    text = "Berlin schickt Leopard. Paris schickt nichts."
    claim = {"start": 0, "end": 22, "evidence": text[:22]}
    assert is_sound(text, claim)
    assert not is_sound(text, claim | {"start": 1})
    assert is_on_target(text, {"evidence": "schickt Leopard"}, claim)
    assert not is_on_target(text, {"evidence": "Paris"}, claim)


def score_published(gold: Path, claims: Path) -> dict[str, Any]:
    """Run the scorer whose figures are published."""
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(claims), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def made_up_claims(document: GoldDocument, rng: random.Random) -> list[dict[str, Any]]:
    """Make claims of a document's labels: some left out, some changed, some twice."""
    claims = []
    for one in document.labels:
        kind = rng.randrange(6)
        evidence = one.get("evidence", "")
        start = document.text.find(evidence) if kind != 5 else 0
        claim = {"class": "class:tank", **one, "start": start, "end": start + len(evidence)}
        if kind == 1:
            claim["status"] = rng.choice(["pledged", "refused", "delivered"])
        if kind == 2:
            claim["donor"] = rng.choice(["DE", "US"])
        if kind == 3:
            claim |= {"item": "pt-17", "quantity": 3, "event_date": "2023-01-25", "speaker": "Scholz"}
        claims += [claim] * (0 if kind == 4 else 2 if kind == 5 else 1)
    return claims


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the published scorer is not beside the checkout")
@pytest.mark.parametrize("name", ["own-de", "own-en"])
def test_figures_are_those_of_the_published_scorer(name: str, tmp_path: Path) -> None:
    """On every set all counts, slots, evidence and the interval are the same."""
    rng, items = random.Random(7), read_label_items()  # noqa: S311 - made-up claims are no secret
    documents = read_gold([GOLD / name])
    claims = {one.id: made_up_claims(one, rng) for one in documents}
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps({"id": key, "claims": value}) + "\n" for key, value in claims.items()), "utf-8")
    published = score_published(GOLD / name, path)
    scored = [score(one, claims[one.id], items) for one in documents]
    figures = sum_up(scored)
    assert published["interval"] == [round(value, 3) for value in figures.interval]
    assert (published["evidence_unsound"], published["evidence_off_target"]) == (figures.unsound, figures.off_target)
    assert (published["documents_without_claim"], published["spurious_in_those"]) == (
        figures.traps,
        figures.trap_claims,
    )
    for level in LEVELS:
        c = figures.levels[level]
        assert [published[level][key] for key in ("tp", "fp", "fn", "f1")] == [c.tp, c.fp, c.fn, round(c.f1, 4)]
    ours = {status: (c.tp, c.fp, c.fn) for status, c in by_status(scored).items()}
    assert ours == {status: (c["tp"], c["fp"], c["fn"]) for status, c in published["by_status"].items()}
    slots = {name: (s.gold, s.right, s.invented) for name, s in count_slots(scored).items() if s.gold or s.invented}
    theirs = {name: (s["gold"], s["right"], s["invented"]) for name, s in published["slots"].items()}
    assert slots == {name: counts for name, counts in theirs.items() if any(counts)}
