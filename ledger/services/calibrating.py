"""Give each rule the confidence that labelled documents show."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ledger.services.evaluating import Counts, Scored, by_rule, judged

WEIGHT = 2
"""How many claims the prior counts as."""
LEAST, MOST = 5, 99
BLOCK = re.compile(r"(?m)^(?=\[\[(?:rule|composition)\]\]$)")
ID = re.compile(r'(?m)^id = "([^"]+)"')
CONFIDENCE = re.compile(r"(?m)^confidence = \d+\n")
FIRST_CASE = re.compile(r"(?m)^\n*\[\[rule\.case\]\]$")


def smoothed(scored: Sequence[Scored], stated: Mapping[str, int]) -> tuple[int, dict[str, int]]:
    """Give the overall precision and the confidence of each rule, in percent.

    A rule's precision is drawn to the overall one where its claims are few. What its claims were lowered by for
    hedges, distance and inferred roles, against what the rule states now (`stated`), is added: so the claims' mean
    confidence is their precision.
    """
    counts = by_rule(scored)
    right, wrong = (sum(getattr(c, name) for c in counts.values()) for name in ("tp", "fp"))
    prior = right / max(1, right + wrong)
    lowered = _lowered(scored, stated)
    return _percent(prior), {rule: _percent(_smooth(c, prior) + lowered.get(rule, 0)) for rule, c in counts.items()}


def _lowered(scored: Sequence[Scored], stated: Mapping[str, int]) -> dict[str, float]:
    """Give by how much the claims of each rule lie below what the rule states, on average."""
    costs: dict[str, list[float]] = defaultdict(list)
    for claim, _ in judged(scored):
        rule = str(claim["rule"])
        costs[rule].append(stated.get(rule, 0) / 100 - float(claim["confidence"]))
    return {rule: max(0.0, sum(values) / len(values)) for rule, values in costs.items()}


def _smooth(counts: Counts, prior: float) -> float:
    return (counts.tp + WEIGHT * prior) / (counts.tp + counts.fp + WEIGHT)


def _percent(share: float) -> int:
    return min(MOST, max(LEAST, round(100 * share)))


def with_confidence(text: str, prior: int, measured: Mapping[str, int]) -> str:
    """Write confidences into the text of a file of rules; rules that drop have none, unseen ones get the prior."""
    return "".join(_set(part, prior, measured) for part in BLOCK.split(text))


def _set(part: str, prior: int, measured: Mapping[str, int]) -> str:
    found = ID.search(part)
    if not part.startswith("[[rule]]") or found is None:
        return part
    case = FIRST_CASE.search(part)
    head, rest = (part[: case.start()], part[case.start() :]) if case else (part, "")
    head = CONFIDENCE.sub("", head)
    if "\ndrop = true" in head:
        return head + rest
    kept = head.rstrip("\n")
    return f"{kept}\nconfidence = {measured.get(found[1], prior)}\n{head[len(kept) + 1 :]}{rest}"
