"""Give each rule the confidence that labelled documents show."""

import re
from collections.abc import Mapping, Sequence

from ledger.services.evaluating import Counts, Scored, by_rule

WEIGHT = 2
"""How many claims the prior counts as."""
LEAST, MOST = 5, 99
BLOCK = re.compile(r"(?m)^(?=\[\[(?:rule|composition)\]\]$)")
ID = re.compile(r'(?m)^id = "([^"]+)"')
CONFIDENCE = re.compile(r"(?m)^confidence = \d+\n")
FIRST_CASE = re.compile(r"(?m)^\n*\[\[rule\.case\]\]$")


def smoothed(scored: Sequence[Scored]) -> tuple[int, dict[str, int]]:
    """Give the overall precision and that of each rule, in percent, drawn to the overall one where claims are few."""
    counts = by_rule(scored)
    right, wrong = (sum(getattr(c, name) for c in counts.values()) for name in ("tp", "fp"))
    prior = right / max(1, right + wrong)
    return _percent(prior), {rule: _percent(_smooth(c, prior)) for rule, c in counts.items()}


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
