"""Each rule of the book does what its worked examples say."""

import pytest

from ledger.book.positions import Effect
from tests.book.made_up import Case, find_outcome, read_cases, read_rules

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_has_its_outcome(case: Case) -> None:
    """The book says what the case states, no more and no less."""
    assert find_outcome(case) == case.expect


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_does_not_depend_on_order(case: Case) -> None:
    """The same claims in reverse, and each one twice, have the same outcome."""
    again = Case(case.rule, case.why, [*reversed(case.claims), *case.claims], case.expect)
    assert find_outcome(again) == case.expect


def test_every_rule_has_a_case() -> None:
    """No rule that can stand beside an event is without an example of its name."""
    named = {rule["name"] for rule in read_rules()}
    assert {effect.value for effect in Effect} <= named


def test_case_names_are_unique() -> None:
    """A failing case can be found."""
    assert len({case.name for case in CASES}) == len(CASES)
