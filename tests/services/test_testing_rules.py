"""A case holds where the text gives what the case says, by the rule that carries it."""

import pytest

from ledger.errors import Problem
from ledger.model.claim import Claim, Dropped, Reading
from ledger.model.document import Document
from ledger.model.quantity import Quantity
from ledger.model.status import Status
from ledger.model.written_rule import ExpectedClaim, RuleCase, WrittenRule
from ledger.services.testing_rules import CaseReport, run_cases

HIT = ExpectedClaim("DE", "leopard-2", "pledged", quantity=14)


def claim(donor: str = "DE", item: str = "leopard-2", rule: str = "a.one", number: int = 14) -> Claim:
    """Make a pledge."""
    quantity = Quantity(number, number)
    return Claim(donor, "UA", item, "class:tank", Status.PLEDGED, "x", 0, 1, rule, 80, quantity=quantity)


class Fixed:
    """A reader that reads the same from every text."""

    def __init__(self, *claims: Claim, dropped: str = "") -> None:
        """Take what it reads."""
        self.reading = Reading(claims, (Dropped("leopard-2", 0, 1, f"{dropped}: why"),) if dropped else ())

    def read(self, document: Document) -> Reading:
        """Give it."""
        del document
        return self.reading


def run(reader: Fixed, *expect: ExpectedClaim, drop: bool = False, todo: str | None = None) -> CaseReport:
    """Run one case."""
    case = RuleCase("en", "text", expect, todo=todo)
    status = None if drop else "pledged"
    rule = WrittenRule("a.one", "why", ("transfer",), {}, ("subject",), 80, "one.toml", 4, status, drop, cases=(case,))
    return run_cases([rule], reader)


def test_hit_gives_its_claims() -> None:
    """The claim that a case states, with its number, made by its rule."""
    assert run(Fixed(claim()), HIT).passed == 1


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ((), "missing DE leopard-2 pledged for UA (14)"),
        ((claim(number=3),), "missing DE leopard-2"),
        ((claim(), claim("PL")), "spurious PL leopard-2 pledged for UA by a.one"),
        ((claim(rule="b.two"),), "claimed by b.two, not by this rule"),
    ],
)
def test_hit_that_fails_is_named(claims: tuple[Claim, ...], message: str) -> None:
    """A claim that is missing, too much, or made by another rule is told with file and rule."""
    (problem,) = run(Fixed(*claims), HIT).problems
    assert isinstance(problem, Problem)
    assert (problem.where, problem.line) == ("one.toml", 4)
    assert problem.message.startswith("a.one: en 'text': ")
    assert message in problem.message


def test_class_beside_its_model_is_no_fault() -> None:
    """A claim of the class that the model is of, and one of weapons in general, are optional."""
    reader = Fixed(claim(), claim(item="class:tank"), claim(item="class:weapons"))
    assert run(reader, HIT).passed == 1


def test_near_miss_gives_no_claim_of_the_status() -> None:
    """Without expected claims, one of the rule's status is a fault; none is none."""
    assert run(Fixed()).passed == 1
    assert run(Fixed(claim(rule="b.two"))).problems


def test_rule_that_drops_must_be_the_reason() -> None:
    """A hit of a rule that drops makes no claim and names the rule as the reason."""
    assert run(Fixed(dropped="a.one"), drop=True).passed == 1
    assert "not dropped by this rule" in run(Fixed(dropped="b.two"), drop=True).problems[0].message
    assert "spurious" in run(Fixed(claim(rule="b.two"), dropped="a.one"), drop=True).problems[0].message


def test_near_miss_of_a_rule_that_drops_makes_its_claims() -> None:
    """What a rule that drops must leave alone is claimed by another."""
    assert run(Fixed(claim(rule="b.two")), HIT, drop=True).passed == 1
    assert run(Fixed(dropped="a.one"), HIT, drop=True).problems


def test_known_gap_must_fail() -> None:
    """A case marked `todo` that fails is counted apart; one that holds must lose its mark."""
    assert run(Fixed(), HIT, todo="why").todo == 1
    assert "take its `todo` away" in run(Fixed(claim()), HIT, todo="why").problems[0].message
