"""Run the cases that rules carry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ledger.errors import Problem
from ledger.model.claim import Claim, Reading
from ledger.model.document import Document
from ledger.model.written_rule import ExpectedClaim, RuleCase, WrittenRule

PUBLISHED = date(2023, 3, 15)
"""The day of a case that names none: a Wednesday of 2023."""
ALWAYS_OPTIONAL = "class:weapons"


class Reads(Protocol):
    """What reads documents into claims: `ledger.extract.reader.Reader`."""

    def read(self, document: Document) -> Reading:
        """Give the claims of a document."""


@dataclass(slots=True)
class CaseReport:
    """What became of the cases."""

    passed: int = 0
    todo: int = 0
    """Cases that fail as their mark says."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """How many cases ran."""
        return self.passed + self.todo + len(self.problems)


def run_cases(rules: Sequence[WrittenRule], reader: Reads) -> CaseReport:
    """Run every case of the rules; each that fails is a problem, as is a mark of `todo` that is no longer true."""
    report = CaseReport()
    for rule in rules:
        for case in rule.cases:
            faults = list(find_faults(rule, case, reader.read(to_document(rule, case))))
            if case.todo and faults:
                report.todo += 1
            elif case.todo:
                report.problems.append(_problem(rule, case, "passes now; take its `todo` away"))
            elif faults:
                report.problems.append(_problem(rule, case, "; ".join(faults)))
            else:
                report.passed += 1
    return report


def _problem(rule: WrittenRule, case: RuleCase, message: str) -> Problem:
    return Problem(rule.file, f"{rule.id}: {case.lang} {case.text!r}: {message}", rule.line)


def to_document(rule: WrittenRule, case: RuleCase) -> Document:
    """Give a case's text as an article of its day."""
    return Document(rule.id, case.text, published=case.published or PUBLISHED, lang=case.lang)


def find_faults(rule: WrittenRule, case: RuleCase, reading: Reading) -> Iterator[str]:
    """Say what a reading has otherwise than the case; nothing where all is well."""
    if rule.drop and not case.expect:
        yield from _drop_faults(rule, reading)
    elif case.expect:
        yield from _hit_faults(rule, case, reading)
    else:
        yield from (f"spurious {_name(c)} by {c.rule}" for c in reading.claims if _is_of(rule, c))


def _drop_faults(rule: WrittenRule, reading: Reading) -> Iterator[str]:
    yield from (f"spurious {_name(c)} by {c.rule}" for c in reading.claims)
    if not any(d.reason.startswith(f"{rule.id}:") for d in reading.dropped):
        reasons = "; ".join(dict.fromkeys(d.reason for d in reading.dropped)) or "no mention of an item was found"
        yield f"not dropped by this rule ({reasons})"


def _hit_faults(rule: WrittenRule, case: RuleCase, reading: Reading) -> Iterator[str]:
    """A hit gives its claims and no other, and one of them by this rule; so does the near miss of a rule that drops."""
    for expected in case.expect:
        if not any(fits(expected, c) for c in reading.claims):
            yield f"missing {expected}"
    right = [c for c in reading.claims if any(fits(expected, c) for expected in case.expect)]
    for c in reading.claims:
        if c not in right and c.item != ALWAYS_OPTIONAL and not any(_stands_for(c, r) for r in right):
            yield f"spurious {_name(c)} by {c.rule}"
    if right and not rule.drop and not any(c.rule == rule.id for c in right):
        yield f"claimed by {', '.join(sorted({c.rule for c in right}))}, not by this rule"


def _is_of(rule: WrittenRule, claim: Claim) -> bool:
    """Whether a claim is one that a near miss of the rule must not give."""
    if claim.item == ALWAYS_OPTIONAL:
        return False
    return claim.rule == rule.id if rule.status is None else claim.rule == rule.id or claim.status == rule.status


def fits(expected: ExpectedClaim, claim: Claim) -> bool:
    """Whether a claim has the expected tuple, and the quantity where one is stated."""
    if claim.tuple != (expected.donor, expected.recipient, expected.item, expected.status):
        return False
    number = claim.quantity.number if claim.quantity else None
    return expected.quantity is None or expected.quantity == number


def _stands_for(claim: Claim, other: Claim) -> bool:
    """Whether a claim says of a class what another says of a model of that class: optional by the codebook."""
    return claim.item == other.item_class and claim.tuple == (other.donor, other.recipient, claim.item, other.status)


def _name(claim: Claim) -> str:
    return f"{claim.donor} {claim.item} {claim.status} for {claim.recipient}"
