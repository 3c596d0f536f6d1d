"""Give each rule the confidence that labelled documents show, and each circumstance what it adds."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.extract.certainty import LEAST, MOST
from ledger.services.evaluating import Scored, judged

RULE_WEIGHT = 2
"""How many claims the overall precision counts as, in a rule's."""
POINT_WEIGHT = 20
"""How many claims without effect are added to those of a circumstance."""
ROUNDS = 60
BLOCK = re.compile(r"(?m)^(?=\[\[(?:rule|composition)\]\]$)")
ID = re.compile(r'(?m)^id = "([^"]+)"')
CONFIDENCE = re.compile(r"(?m)^confidence = \d+\n")
FIRST_CASE = re.compile(r"(?m)^\n*\[\[rule\.case\]\]$")


@dataclass(slots=True)
class Weights:
    """What the confidence of a claim is made of: shares of 1."""

    unseen: float
    """Of a rule without a judged claim."""
    rules: dict[str, float]
    points: dict[str, float]
    """By circumstance: what it adds to the rule's."""

    def stated(self, rule: str, marks: Sequence[str]) -> float:
        """Give the confidence that a claim gets."""
        share = self.rules.get(rule, self.unseen) + sum(self.points.get(mark, 0.0) for mark in marks)
        return min(MOST, max(LEAST, 100 * share)) / 100


def fit(scored: Sequence[Scored]) -> Weights:
    """Give each rule its smoothed precision, and each circumstance what it adds to that, for the least squared error.

    Rules with few claims are drawn to the overall precision, circumstances with few to no effect (ridge regression, by
    backfitting: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 9.1).
    """
    judged_claims = _judge(scored)
    overall = sum(one.right for one in judged_claims) / max(1, len(judged_claims))
    weights = Weights(overall, {one.rule: overall for one in judged_claims}, {})
    weights.points = {mark: 0.0 for one in judged_claims for mark in sorted(one.marks)}
    for _ in range(ROUNDS):
        _fit_rules(weights, judged_claims, overall)
        _fit_points(weights, judged_claims)
    return weights


def lower(weights: Weights, fresh: Sequence[Scored]) -> float:
    """Lower all rules by what they overstate on documents from which no rule was written; give the share taken off.

    Rules look better than they are where they were written. Few claims take off little, as in `fit`.
    """
    claims = _judge(fresh)
    over = sum(weights.stated(one.rule, one.marks) - one.right for one in claims)
    share = max(0.0, over / (len(claims) + POINT_WEIGHT))
    weights.unseen -= share
    weights.rules = {rule: value - share for rule, value in weights.rules.items()}
    return share


@dataclass(frozen=True, slots=True)
class _Judged:
    rule: str
    marks: tuple[str, ...]
    right: bool


def _judge(scored: Sequence[Scored]) -> list[_Judged]:
    return [_Judged(str(claim["rule"]), tuple(claim["circumstances"]), right) for claim, right in judged(scored)]


def _fit_rules(weights: Weights, claims: Sequence[_Judged], overall: float) -> None:
    moved = [sum(weights.points[mark] for mark in one.marks) for one in claims]
    weights.unseen = overall - sum(moved) / max(1, len(claims))
    rest: dict[str, list[float]] = defaultdict(list)
    for one, points in zip(claims, moved, strict=True):
        rest[one.rule].append(one.right - points)
    weights.rules = {
        rule: (sum(values) + RULE_WEIGHT * weights.unseen) / (len(values) + RULE_WEIGHT)
        for rule, values in rest.items()
    }


def _fit_points(weights: Weights, claims: Sequence[_Judged]) -> None:
    for mark in weights.points:
        bearing = [one for one in claims if mark in one.marks]
        rest = [
            one.right - weights.rules[one.rule] - sum(weights.points[other] for other in one.marks if other != mark)
            for one in bearing
        ]
        weights.points[mark] = sum(rest) / (len(rest) + POINT_WEIGHT)


def with_confidence(text: str, weights: Weights) -> str:
    """Write confidences into the text of a file of rules; rules that drop have none."""
    return "".join(_set(part, weights) for part in BLOCK.split(text))


def with_points(text: str, weights: Weights) -> str:
    """Write what each circumstance adds below the comments of its file; what adds nothing is left out."""
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    points = {mark: round(100 * share) for mark, share in sorted(weights.points.items())}
    lines = "".join(f'"{mark}" = {value}\n' for mark, value in points.items() if value)
    return f"{head}\n[points]\n{lines}"


def _percent(share: float) -> int:
    return min(MOST, max(LEAST, round(100 * share)))


def _set(part: str, weights: Weights) -> str:
    found = ID.search(part)
    if not part.startswith("[[rule]]") or found is None:
        return part
    case = FIRST_CASE.search(part)
    head, rest = (part[: case.start()], part[case.start() :]) if case else (part, "")
    head = CONFIDENCE.sub("", head)
    if "\ndrop = true" in head:
        return head + rest
    kept = head.rstrip("\n")
    return (
        f"{kept}\nconfidence = {_percent(weights.rules.get(found[1], weights.unseen))}\n{head[len(kept) + 1 :]}{rest}"
    )
