"""Say what went wrong with labels and claims, grouped by what to mend."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ledger.errors import UsageError
from ledger.model.claim import Dropped
from ledger.services.evaluating import Scored, judge_slots, wanted
from ledger.services.scoring import FULL, Row, accepts

KINDS = ("missed", "spurious", "slot")
RULE = re.compile(r"^([a-z]+(?:\.[a-z0-9-]+)+):")
QUOTED = re.compile(r"['‘’].*?['‘’]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that was missed, a claim too much, or a slot that is wrong."""

    document: str
    lang: str
    kind: str
    """missed, spurious or slot."""
    group: str
    """The rule that made it, or the first condition that failed."""
    row: Row
    note: str


def find_mistakes(scored: Iterable[Scored]) -> list[Mistake]:
    """Give all mistakes: missed labels, claims too many, wrong slots; of each the largest group first."""
    found = [mistake for one in scored for mistake in _of_document(one)]
    groups: dict[tuple[str, str], int] = defaultdict(int)
    for mistake in found:
        groups[mistake.kind, mistake.group] += 1
    return sorted(found, key=lambda m: (KINDS.index(m.kind), -groups[m.kind, m.group], m.group, m.document))


def _of_document(one: Scored) -> Iterator[Mistake]:
    """Give a document's mistakes; those of a case are grouped by its construction first."""
    for mistake in _mistakes(one):
        shown = one.gold.construction
        yield replace(mistake, group=f"{shown}: {mistake.group}") if shown else mistake


def _mistakes(one: Scored) -> Iterator[Mistake]:
    gold = one.gold
    for label in one.full.missed:
        group, note = find_reason(label, one)
        yield Mistake(gold.id, gold.lang, "missed", group, label, note)
    for claim in one.full.spurious:
        near = next((g for g in one.full.missed if _same(g, claim, FULL[:3])), None)
        note = f"the label says {near['status']}" if near else ""
        yield Mistake(gold.id, gold.lang, "spurious", str(claim.get("rule")), claim, note)
    for label, claim in one.full.pairs:
        for slot, right in judge_slots(label, claim):
            if right is False:
                note = f"{_short(claim.get(slot))}, not {_short(label[slot])}"
                yield Mistake(gold.id, gold.lang, "slot", slot, label, note)


def _short(value: Any) -> str:  # noqa: ANN401 - slots have values of many types
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _same(label: Row, claim: Row, fields: Sequence[str]) -> bool:
    return accepts(label, claim, fields, ())


def find_reason(label: Row, one: Scored) -> tuple[str, str]:
    """Say why a label was missed: another status or donor, or the first condition that failed near its evidence."""
    for fields, what in ((FULL[:3], "status"), (("recipient", "item", "status"), "donor")):
        for claim in one.claims:
            if _same(label, claim, fields):
                return f"other {what} by {claim.get('rule')}", f"{claim.get(what)}"
    items = {label["item"], *label.get("item_also", [])}
    dropped = [d for d in one.dropped if d.item in items]
    if not dropped:
        return "item not found", ""
    best = min(dropped, key=lambda d: _distance(one.gold.text, label, d))
    return reason_group(best.reason), best.reason


def reason_group(reason: str) -> str:
    """Give the rule that a reason names, else the reason without what is special in it."""
    found = RULE.match(reason)
    if found:
        return f"{found[1]}{': no donor' if 'no donor' in reason else ''}"
    start = reason.partition(" with ")[0]
    return start if start.startswith("no rule") else QUOTED.sub("…", start)


def _distance(text: str, label: Row, dropped: Dropped) -> int:
    evidence = label.get("evidence")
    at = text.find(evidence) if evidence else -1
    if at < 0:
        return dropped.start
    return max(0, at - dropped.start, dropped.start - at - len(evidence or ""))


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim gained or lost against an older reading."""

    document: str
    lang: str
    move: str
    """gained or lost."""
    verdict: str
    """right, wrong or optional."""
    row: Row


class BadReadingError(UsageError):
    """A file that is no output of `extract --jsonl`."""

    exit_code = 1

    def __init__(self, path: Path, why: str) -> None:
        """Say why and how to make one."""
        super().__init__(
            f"{path}: no earlier reading ({why}); make one with `aidledger extract --jsonl PATH... > FILE`"
        )


def read_reading(path: Path) -> dict[str, list[Row]]:
    """Read claims by document from what `extract --jsonl` printed.

    Raises:
        BadReadingError: the file cannot be read.
    """
    try:
        records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        return {str(record["id"]): list(record["claims"]) for record in records}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadReadingError(path, str(error)) from error


def compare_readings(scored: Iterable[Scored], old: Mapping[str, Sequence[Row]]) -> Iterator[Moved]:
    """Give the claims that one of two readings has and the other lacks, with what the labels say of them."""
    for one in scored:
        before, now = _by_tuple(wanted(old.get(one.gold.id, ()))), _by_tuple(one.claims)
        for move, these, those in (("gained", now, before), ("lost", before, now)):
            for key in sorted(these.keys() - those.keys()):
                yield Moved(one.gold.id, one.gold.lang, move, _verdict(one, these[key]), these[key])


def _by_tuple(claims: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    return {tuple(str(claim.get(field)) for field in FULL): claim for claim in claims}


def _verdict(one: Scored, claim: Row) -> str:
    fitting = [label for label in wanted(one.gold.labels) if _same(label, claim, FULL)]
    if not fitting:
        return "wrong"
    return "optional" if all(label.get("optional") for label in fitting) else "right"
