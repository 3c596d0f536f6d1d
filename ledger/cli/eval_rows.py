"""Figures of `eval` as rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ledger.services.evaluating import (
    Counts,
    Scored,
    above,
    by_construction,
    by_rule,
    by_status,
    calibrate,
    count_slots,
    sum_up,
)

REPORT = (
    "section", "name", "half", "documents", "tp", "fp", "fn", "precision", "recall", "f1", "low", "high",
    "commitment_f1", "gold", "right", "accuracy", "invented", "stated", "claims", "unsound", "off_target", "traps",
    "trap_claims",
)  # fmt: skip
ERRORS = ("kind", "group", "document", "donor", "item", "status", "note", "evidence")
COMPARE = ("move", "verdict", "document", "donor", "item", "status", "rule", "evidence")
HALVES = ("all", "tune", "check")
LEAST = (0.9, 0.95)
"""Confidences from which claims are also counted alone."""
Row = dict[str, object]


def report_rows(scored: Sequence[Scored]) -> Iterator[Row]:
    """Give all figures, a row each; `section` says of what."""
    for section, name, part in groups(scored):
        for half in HALVES:
            chosen = in_half(part, half)
            if chosen:
                yield head(section, name, half) | figure_row(chosen)
    for section, counts in (
        ("status", by_status(scored)),
        ("construction", by_construction(scored)),
        ("rule", by_rule(scored)),
    ):
        yield from (head(section, name) | count_row(c) for name, c in counts.items())
    for slot, s in count_slots(scored).items():
        row: Row = {"gold": s.gold, "right": s.right, "accuracy": _round(s.accuracy), "invented": s.invented}
        yield head("slot", slot) | row
    yield from calibration_rows(scored)
    yield from sure_rows(scored)


def head(section: str, name: str, half: str = "all") -> Row:
    """Give the cells that say of what a row is."""
    return {"section": section, "name": name, "half": half}


def groups(scored: Sequence[Scored]) -> Iterator[tuple[str, str, list[Scored]]]:
    """Give the sets, then the languages, then all."""
    for section, attribute in (("set", "name"), ("lang", "lang")):
        named = [(str(getattr(one.gold, attribute)), one) for one in scored]
        for name in dict.fromkeys(name for name, _ in named):
            yield section, name, [one for other, one in named if other == name]
    yield "all", "all", list(scored)


def in_half(scored: Sequence[Scored], half: str) -> list[Scored]:
    """Give the documents of a half, or all."""
    return [one for one in scored if half in {"all", one.gold.half}]


def figure_row(scored: Sequence[Scored]) -> Row:
    """Give the figures of a set of documents."""
    f = sum_up(scored)
    return {
        "documents": f.documents,
        **count_row(f.levels["claim"]),
        "low": _round(f.interval[0]),
        "high": _round(f.interval[1]),
        "commitment_f1": _round(f.levels["commitment"].f1),
        "claims": f.claims,
        "unsound": f.unsound,
        "off_target": f.off_target,
        "traps": f.traps,
        "trap_claims": f.trap_claims,
    }


def count_row(counts: Counts) -> Row:
    """Give counts with their ratios."""
    return {
        "tp": counts.tp,
        "fp": counts.fp,
        "fn": counts.fn,
        "precision": _round(counts.precision),
        "recall": _round(counts.recall),
        "f1": _round(counts.f1),
    }


def _round(value: float) -> float:
    return round(value, 4)


def calibration_rows(scored: Sequence[Scored]) -> Iterator[Row]:
    """Give stated against measured confidence, each half."""
    for half in HALVES:
        for b in calibrate(in_half(scored, half)):
            row: Row = {
                "claims": b.claims,
                "right": b.right,
                "accuracy": _round(b.right / b.claims),
                "stated": _round(b.stated / b.claims),
            }
            yield head("confidence", f"{b.low}-{b.high - 1}", half) | row


def sure_rows(scored: Sequence[Scored]) -> Iterator[Row]:
    """Give the figures of the sure claims alone."""
    for least in LEAST:
        counts = sum_up(above(scored, least)).levels["claim"]
        yield head("min-confidence", str(least)) | count_row(counts)


def error_rows(scored: Sequence[Scored]) -> list[Row]:
    """Give each mistake, grouped."""
    from ledger.services.diagnosing import find_mistakes  # noqa: PLC0415 - only `--errors` needs it

    return [
        {"kind": m.kind, "group": m.group, "document": m.document, **_tuple(m.row), "note": m.note}
        for m in find_mistakes(scored)
    ]


def compare_rows(scored: Sequence[Scored], old: Path) -> list[Row]:
    """Give claims gained and lost."""
    from ledger.services.diagnosing import compare_readings, read_reading  # noqa: PLC0415 - only `--compare` needs it

    return [
        {"move": m.move, "verdict": m.verdict, "document": m.document, **_tuple(m.row), "rule": m.row.get("rule")}
        for m in compare_readings(scored, read_reading(old))
    ]


def _tuple(row: object) -> Row:
    return {field: row.get(field) for field in ("donor", "item", "status", "evidence")} if isinstance(row, dict) else {}
