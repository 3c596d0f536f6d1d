"""Count claims against labels: a maximum matching of tuples, optional labels neither right nor wrong.

Claims and labels are mappings with the published keys (DESIGN.md, `extract --jsonl`). A label may carry `optional` and
`donor_also`, `item_also`, `status_also`: other values that count as right.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
FULL = ("donor", "recipient", "item", "status")
LEVELS = {"claim": FULL, "commitment": FULL[:3], "item": ("item",), "donor": ("donor",)}
SLOTS = (
    "quantity", "quantity_qualifier", "quantity_kind", "quantity_total", "unit", "joint", "value", "event_date",
    "deliver_by", "speaker", "requester", "approver", "hedged", "former", "variant",
)  # fmt: skip
NOTHING: tuple[Any, ...] = (None, "", {}, False, "total")
"""Slot values that say no more than the absence of one."""
MISSING: tuple[Any, ...] = (None, "", {})
SUM_TOLERANCE = 0.005
SHORTEST_WORD = 3
"""Letters from which a word of a speaker's name counts."""


@dataclass(frozen=True, slots=True)
class Matched:
    """How the claims of one document compare with its labels."""

    pairs: tuple[tuple[Row, Row], ...]
    """Label and claim."""
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]


def match(labels: Sequence[Row], claims: Sequence[Row], fields: Sequence[str], items: Collection[str]) -> Matched:
    """Pair required labels with claims, one to one and as many as possible; `items` are the ids that labels may use."""
    required = [label for label in unique(labels, fields) if not label.get("optional")]
    found = unique(claims, fields)
    taken: dict[int, int] = {}

    def place(g: int, tried: set[int]) -> bool:
        for p, claim in enumerate(found):
            if p not in tried and accepts(required[g], claim, fields, items):
                tried.add(p)
                if p not in taken or place(taken[p], tried):
                    taken[p] = g
                    return True
        return False

    for g in range(len(required)):
        place(g, set())
    matched = set(taken.values())
    spurious = [
        claim
        for n, claim in enumerate(found)
        if n not in taken and not any(accepts(label, claim, fields, items) for label in labels)
    ]
    return Matched(
        tuple((required[g], found[p]) for p, g in taken.items()),
        tuple(label for n, label in enumerate(required) if n not in matched),
        tuple(spurious),
    )


def accepts(label: Row, claim: Row, fields: Sequence[str], items: Collection[str]) -> bool:
    """Whether a claim has a right value in every field; a class is right for an item that labels do not know."""
    return all(_accepts(label, claim, field, items) for field in fields)


def _accepts(label: Row, claim: Row, field: str, items: Collection[str]) -> bool:
    values = {label.get(field), *label.get(f"{field}_also", [])}
    if claim.get(field) in values:
        return True
    return field == "item" and claim.get("item") not in items and claim.get("class") in values


def unique(claims: Sequence[Row], fields: Sequence[str]) -> list[Row]:
    """Keep one of each tuple, a required one before an optional one."""
    seen: dict[tuple[Any, ...], Row] = {}
    for claim in claims:
        key = tuple(claim.get(field) for field in fields)
        if key not in seen or (seen[key].get("optional") and not claim.get("optional")):
            seen[key] = claim
    return list(seen.values())


def is_slot_right(slot: str, wanted: Any, got: Any) -> bool:  # noqa: ANN401 - slots have values of many types
    """Compare one slot."""
    if got in MISSING:
        return False
    match slot:
        case "quantity":
            return _bounds(wanted) == _bounds(got)
        case "value":
            return isinstance(got, Mapping) and _same_sum(wanted, got)
        case "speaker" | "requester":
            a, b = _words(wanted), _words(got)
            return bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))
        case "deliver_by":
            return str(wanted).startswith(str(got)) or str(got).startswith(str(wanted))
    return bool(got == wanted)


def _same_sum(wanted: Row, got: Row) -> bool:
    a, b = _number(wanted.get("amount")), _number(got.get("amount"))
    if got.get("currency") != wanted.get("currency") or a is None or b is None:
        return False
    return abs(a - b) <= SUM_TOLERANCE * a


def _bounds(quantity: Any) -> tuple[float | None, float | None]:  # noqa: ANN401 - a number, a range or none
    if isinstance(quantity, Mapping):
        return _number(quantity.get("min")), _number(quantity.get("max"))
    return _number(quantity), _number(quantity)


def _number(value: Any) -> float | None:  # noqa: ANN401 - what JSON gives
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _words(text: Any) -> set[str]:  # noqa: ANN401 - what JSON gives
    letters = "".join(c.lower() if c.isalnum() else " " for c in str(text))
    return {word for word in letters.split() if len(word) >= SHORTEST_WORD}


def is_sound(text: str, claim: Row) -> bool:
    """Whether the evidence stands in the text where the claim says."""
    start, end, evidence = claim.get("start"), claim.get("end"), claim.get("evidence")
    return bool(evidence) and isinstance(start, int) and isinstance(end, int) and text[start:end] == evidence


def is_on_target(text: str, label: Row, claim: Row) -> bool:
    """Whether the evidence of a sound claim touches that of its label."""
    evidence = label.get("evidence")
    at = text.find(evidence) if evidence else -1
    return at < 0 or bool(claim["start"] < at + len(evidence or "") and at < claim["end"])
