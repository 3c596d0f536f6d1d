"""Labelled documents show rules that never apply, are often wrong, contradict each other or rest on few texts."""

from typing import Any

from ledger.model.claim import Dropped
from ledger.model.written_rule import ExpectedClaim, RuleCase, WrittenRule
from ledger.services.evaluating import Scored, score
from ledger.services.gold import GoldDocument
from ledger.services.linting_rules import find_gold_faults

HIT = ExpectedClaim("DE", "leopard-2", "pledged")


def rule(name: str, hits: int = 3) -> WrittenRule:
    """Make a rule with so many cases that it hits."""
    cases = tuple(RuleCase("en", f"text {n}", (HIT,)) for n in range(hits))
    return WrittenRule(name, "why", ("transfer",), {}, ("subject",), 80, "one.toml", 1, "pledged", cases=cases)


def read(name: str, *claims: tuple[str, str, int], dropped: str = "") -> Scored:
    """Score a document whose one label is a pledge; claims are rule, status and where the evidence starts."""
    label = {"donor": "DE", "item": "leopard-2", "status": "pledged"}
    made: list[dict[str, Any]] = [
        label | {"recipient": "UA", "status": status, "rule": by, "start": start, "end": start + 10}
        for by, status, start in claims
    ]
    gone = [Dropped("leopard-2", 0, 5, f"{dropped}: why")] if dropped else []
    gold = GoldDocument("made-up", {"id": name, "lang": "en", "text": "", "claims": [label]})
    return score(gold, made, frozenset({"leopard-2"}), gone)


def faults(rules: list[WrittenRule], *scored: Scored) -> list[str]:
    """Give the messages of all faults."""
    return [problem.message for problem in find_gold_faults(rules, scored)]


def test_rule_that_makes_or_drops_something_applies() -> None:
    """A claim and a dropped mention count as applying; a rule with neither is named."""
    found = faults([rule("a.one"), rule("b.two"), rule("c.three")], read("x", ("a.one", "pledged", 0), dropped="b.two"))
    assert found == ["c.three: never applies to the labelled documents"]


def test_rule_that_rests_on_one_text_needs_cases() -> None:
    """A rule that one document alone calls must have three cases of its own."""
    assert faults([rule("a.one", hits=2)], read("x", ("a.one", "pledged", 0))) == [
        "a.one: rests on few texts; give it 3 cases that it hits"
    ]
    assert not faults([rule("a.one", hits=2)], *(read(name, ("a.one", "pledged", 0)) for name in "xy"))


def test_rule_that_is_often_wrong_is_named() -> None:
    """Of three claims or more, seven in ten must be right."""
    scored = [read(name, ("a.one", "refused", 0)) for name in "xy"]
    assert not faults([rule("a.one")], *scored)
    assert faults([rule("a.one")], *scored, read("z", ("a.one", "pledged", 0))) == [
        "a.one: right in 1 of 3 claims only"
    ]


def test_rules_that_contradict_each_other_are_named() -> None:
    """Two statuses from the same words, one of them wrong; from other words they are no contradiction."""
    rules = [rule("a.one"), rule("b.two")]
    same = read("x", ("a.one", "pledged", 0), ("b.two", "refused", 5))
    apart = read("x", ("a.one", "pledged", 0), ("b.two", "refused", 50))
    assert faults(rules, same) == ["a.one: contradicts b.two on the same words in 1 documents"]
    assert not faults(rules, apart)
