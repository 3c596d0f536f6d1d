"""The rules as they are shipped: every case holds, no fault is found, the schema is fresh."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.extract.reader import Reader
from ledger.model.features import FEATURES
from ledger.model.written_rule import RuleCase, WrittenRule
from ledger.rulebook.json_schema import render_schema
from ledger.rulebook.lint import lint_files
from ledger.rulebook.written import read_rules
from ledger.services.linting_rules import find_unreachable
from ledger.services.reading import open_reader
from ledger.services.testing_rules import find_faults, to_document

ROOT = Path(__file__).parents[2]
RULES = read_rules()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give one reader for all cases."""
    return open_reader()


def parameters() -> Iterator[object]:
    """Give every case; one that is known to fail must fail."""
    for rule in RULES:
        for n, case in enumerate(rule.cases):
            marks = [pytest.mark.xfail(reason=case.todo, strict=True)] if case.todo else []
            yield pytest.param(rule, case, id=f"{rule.id}-{case.lang}-{n}", marks=marks)


@pytest.mark.parametrize(("rule", "case"), list(parameters()))
def test_case_holds(rule: WrittenRule, case: RuleCase, reader: Reader) -> None:
    """A hit gives its claims by its rule and no other; a near miss gives none of the rule's status."""
    assert not list(find_faults(rule, case, reader.read(to_document(rule, case))))


def test_rules_have_no_fault() -> None:
    """Ids, cases, conditions, order, words and patterns of the shipped rules are sound."""
    assert not [str(problem) for problem in lint_files()]


def test_every_word_can_be_found(reader: Reader) -> None:
    """No word of a cue and no name of an item is written so that texts, as they are cut, can never hold it."""
    assert not [str(problem) for problem in find_unreachable(reader.rulebook)]


def test_rules_read_both_languages() -> None:
    """German and English have hits, and so the rules hold for both."""
    assert {case.lang for rule in RULES for case in rule.hits} == {"de", "en"}


def test_schema_is_fresh() -> None:
    """rules/schema.json is what the models say: `aidledger rules schema --write rules/schema.json`."""
    assert (ROOT / "rules" / "schema.json").read_text("utf-8") == render_schema()


def test_page_lists_every_rule() -> None:
    """docs/rules.md holds each rule with its reason: `python scripts/rules_page.py`."""
    lines = (ROOT / "docs" / "rules.md").read_text("utf-8").splitlines()
    listed = [line.split(" | ")[0].strip("| `") for line in lines if line.startswith("| `")]
    assert listed == [rule.id for rule in RULES]
    assert all(rule.why.replace("|", "\\|") in (ROOT / "docs" / "rules.md").read_text("utf-8") for rule in RULES)


def test_conditions_name_what_the_reader_gives(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every condition and value that the reader gives while it reads the cases is one that a rule may ask for."""
    from ledger.extract import frames  # noqa: PLC0415 - patched here alone

    seen: dict[str, set[str]] = {}
    choose = frames.FrameSet.choose

    def watch(self: frames.FrameSet, cue: str, values: dict[str, frozenset[str]]) -> object:
        for name, held in values.items():
            seen.setdefault(name, set()).update(held)
        return choose(self, cue, values)

    monkeypatch.setattr(frames.FrameSet, "choose", watch)
    for rule in RULES:
        for case in rule.cases:
            reader.read(to_document(rule, case))
    assert seen.keys() == FEATURES.keys()
    assert not {name: held - FEATURES[name] for name, held in seen.items() if name != "inner" and held - FEATURES[name]}
