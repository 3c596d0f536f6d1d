"""Figures add up over documents, halves and rules; confidence is set against what is right; mistakes have reasons."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.model.claim import Dropped
from ledger.services.calibrating import Weights, fit, lower, with_confidence, with_points
from ledger.services.diagnosing import BadReadingError, compare_readings, find_mistakes, read_reading, reason_group
from ledger.services.evaluating import Scored, above, bootstrap, by_construction, by_rule, calibrate, score, sum_up
from ledger.services.gold import GoldDocument

ITEMS = frozenset({"leopard-2", "patriot"})
TEXT = "Berlin liefert Leopard 2. Madrid lehnt Patriot ab."


def claim(donor: str, item: str, status: str, rule: str = "a.one", confidence: float = 0.8) -> dict[str, Any]:
    """Make a claim on the made-up text."""
    tuple_ = {"donor": donor, "recipient": "UA", "item": item, "status": status}
    shown = {"rule": rule, "confidence": confidence, "start": 0, "end": 6, "evidence": TEXT[:6]}
    return tuple_ | shown | {"circumstances": ()}


def document(name: str, *labels: dict[str, Any], construction: str | None = None) -> GoldDocument:
    """Make a labelled document."""
    record = {"id": name, "lang": "de", "text": TEXT, "claims": list(labels), "construction": construction}
    return GoldDocument("made-up", record)


def scored(name: str = "a", *, dropped: tuple[Dropped, ...] = ()) -> Scored:
    """Score a document with one right claim, one of a wrong status and one label missed."""
    gold = document(
        name,
        {
            "donor": "DE",
            "item": "leopard-2",
            "status": "pledged",
            "evidence": "Berlin liefert Leopard 2",
            "quantity": 4,
        },
        {"donor": "ES", "item": "patriot", "status": "refused", "evidence": "Madrid lehnt Patriot ab"},
        construction="active",
    )
    claims = [claim("DE", "leopard-2", "pledged"), claim("US", "leopard-2", "delivered", "b.two", 0.4)]
    return score(gold, claims, ITEMS, dropped)


def test_figures_add_up() -> None:
    """Counts of documents are sums; a document without a required label is a trap."""
    trap = score(
        document("t", {"donor": "DE", "item": "patriot", "status": "pledged", "optional": True}),
        [claim("FR", "patriot", "refused")],
        ITEMS,
    )
    figures = sum_up([scored("a"), scored("b"), trap])
    c = figures.levels["claim"]
    assert (c.tp, c.fp, c.fn) == (2, 3, 2)
    assert (figures.documents, figures.traps, figures.trap_claims) == (3, 1, 1)
    assert c.precision == pytest.approx(0.4)
    assert c.f1 == pytest.approx(4 / 9)


def test_nothing_gives_zeros() -> None:
    """No documents, or none with a claim, divide nothing by nothing."""
    figures = sum_up([])
    assert (figures.levels["claim"].f1, figures.interval) == (0.0, (0.0, 0.0))


def test_interval_is_the_same_every_time() -> None:
    """The resampling has a fixed seed and holds the measured value."""
    documents = [(3, 1, 1), (2, 2, 0), (0, 1, 4), (5, 0, 0)]
    low, high = bootstrap(documents)
    assert (low, high) == bootstrap(documents)
    assert low <= 20 / 29 <= high


def test_counts_by_rule_and_construction() -> None:
    """A rule answers for its claims, a construction for its whole case."""
    rules = by_rule([scored()])
    assert {name: (c.tp, c.fp) for name, c in rules.items()} == {"a.one": (1, 0), "b.two": (0, 1)}
    c = by_construction([scored()])["active"]
    assert (c.tp, c.fp, c.fn) == (1, 1, 1)


def test_confidence_is_set_against_what_is_right() -> None:
    """Claims of like confidence are one bin with the share of them that is right."""
    bins = {(b.low, b.claims, b.right) for b in calibrate([scored(), scored("b")])}
    assert bins == {(0, 2, 0), (80, 2, 2)}


def test_sure_claims_alone() -> None:
    """Without the doubtful claims precision rises, and what they found is missed."""
    c = sum_up(above([scored()], 0.5)).levels["claim"]
    assert (c.tp, c.fp, c.fn) == (1, 0, 1)


def test_mistakes_name_what_failed_first() -> None:
    """A missed label is grouped by the first condition that failed near its evidence, a claim too many by its rule.

    In a bank of cases the construction comes first.
    """
    dropped = (
        Dropped("patriot", 39, 46, "refuse.verb: no donor in the roles subject, of"),
        Dropped("patriot", 0, 6, "the clause's verb is no cue"),
    )
    found = find_mistakes([scored(dropped=dropped)])
    assert [(m.kind, m.group) for m in found] == [
        ("missed", "active: refuse.verb: no donor"),
        ("spurious", "active: b.two"),
        ("slot", "active: quantity"),
    ]


def test_label_without_a_mention_was_not_found() -> None:
    """Where no mention of the item was seen, the words are what is missing."""
    assert [m.group for m in find_mistakes([scored()]) if m.kind == "missed"] == ["active: item not found"]


@pytest.mark.parametrize(
    ("reason", "group"),
    [
        ("transfer.active: for the donor's own forces", "transfer.active"),
        ("no rule for 'go' with actor none, form verb", "no rule for 'go'"),
        ("only part of the word 'Taurus-Streit'", "only part of the word …"),
    ],
)
def test_reasons_are_grouped_without_their_details(reason: str, group: str) -> None:
    """What is special in a reason does not split its group."""
    assert reason_group(reason) == group


def test_comparison_lists_claims_gained_and_lost(tmp_path: Path) -> None:
    """Against an earlier reading each claim is gained or lost, right or wrong."""
    path = tmp_path / "old.jsonl"
    old = {"id": "a", "claims": [claim("US", "leopard-2", "delivered"), claim("ES", "patriot", "refused")]}
    path.write_text(json.dumps(old) + "\n", "utf-8")
    moved = [(m.move, m.verdict, m.row["donor"]) for m in compare_readings([scored()], read_reading(path))]
    assert moved == [("gained", "right", "DE"), ("lost", "right", "ES")]


def test_file_that_is_no_reading_is_one_clear_line(tmp_path: Path) -> None:
    """A broken file is named with how to make a right one."""
    path = tmp_path / "old.jsonl"
    path.write_text("{", "utf-8")
    with pytest.raises(BadReadingError, match="extract --jsonl"):
        read_reading(path)


RULES = """[[composition]]
outer = ["a"]

[[rule]]
id = "a.one"
why = "w"
confidence = 80

[[rule.case]]
text = "confidence = 1"

[[rule]]
id = "c.three"
drop = true

[[rule]]
id = "b.two"
former = true
"""


def test_confidence_is_smoothed_precision() -> None:
    """A rule with few claims is drawn to the overall precision."""
    weights = fit([scored(), scored("b")])
    assert weights.unseen == pytest.approx(0.5)
    assert weights.rules == pytest.approx({"a.one": 0.75, "b.two": 0.25})


def test_circumstances_explain_what_rules_do_not() -> None:
    """What makes claims wrong is the cost of their circumstance; on average they are as sure as they are right."""
    documents = [
        score(
            document(f"d{n}", {"donor": "DE", "item": "leopard-2", "status": "pledged"}),
            [claim("DE", "leopard-2", "pledged"), claim("US", "leopard-2", "pledged") | {"circumstances": ("class",)}],
            ITEMS,
        )
        for n in range(60)
    ]
    weights = fit(documents)
    cost = weights.points["class"]
    assert cost < -0.5
    assert (2 * weights.rules["a.one"] + cost) / 2 == pytest.approx(0.5, abs=0.02)
    assert (
        with_points("# Costs.\n\n[points]\nold = 1\n", weights)
        == f'# Costs.\n\n[points]\n"class" = {round(100 * cost)}\n'
    )


def test_fresh_documents_lower_all_rules() -> None:
    """Rules that are wrong more often on fresh documents than they state lose that share; better ones gain nothing."""
    weights = Weights(0.9, {"a.one": 1.0, "b.two": 0.8}, {})
    wrong = [score(document(f"d{n}"), [claim("US", "leopard-2", "pledged")], ITEMS) for n in range(180)]
    assert lower(weights, wrong) == pytest.approx(0.99 * 180 / 200)
    assert weights.rules == pytest.approx({"a.one": 1 - 0.891, "b.two": 0.8 - 0.891})
    assert lower(Weights(0.2, {}, {}), [scored() for _ in range(9)]) == 0


def test_confidence_is_written_into_the_rules() -> None:
    """Each rule gets its confidence once, unseen ones the overall one, those that drop none; nothing else changes."""
    weights = Weights(0.5, {"a.one": 0.75}, {})
    text = with_confidence(RULES, weights)
    assert 'why = "w"\nconfidence = 75\n\n[[rule.case]]\ntext = "confidence = 1"\n' in text
    assert "former = true\nconfidence = 50\n" in text
    assert "drop = true\n\n[[rule]]" in text
    assert with_confidence(text, weights) == text
