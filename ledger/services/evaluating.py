"""Measure claims on labelled documents: precision, recall, F1, slots, confidence; by set, status, rule."""

import random
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from ledger.model.claim import Claim, Dropped, Reading
from ledger.model.document import Document
from ledger.services.gold import RECIPIENT, GoldDocument
from ledger.services.scoring import LEVELS, NOTHING, SLOTS, Matched, Row, is_on_target, is_slot_right, is_sound, match

ROUNDS = 1000
"""Resamplings of the bootstrap."""
BINS = (0, 50, 60, 70, 80, 90, 95, 101)
"""Lower ends of the bins of confidence, in percent."""


class Reads(Protocol):
    """What reads documents into claims: `ledger.extract.reader.Reader`."""

    def read(self, document: Document) -> Reading:
        """Give the claims of a document."""


@dataclass(slots=True)
class Counts:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        """Count on."""
        self.tp, self.fp, self.fn = self.tp + tp, self.fp + fp, self.fn + fn

    @property
    def precision(self) -> float:
        """Share of claims that are right."""
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """Share of labels that are found."""
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


def _ratio(a: float, b: float) -> float:
    return a / b if b else 0.0


@dataclass(slots=True)
class SlotCounts:
    """How often a slot that the label has was right, and how often one was invented."""

    gold: int = 0
    right: int = 0
    invented: int = 0

    @property
    def accuracy(self) -> float:
        """Share of the labels' values that are right."""
        return _ratio(self.right, self.gold)


@dataclass(frozen=True, slots=True)
class Scored:
    """One document with its claims and how they compare with its labels."""

    gold: GoldDocument
    claims: tuple[Row, ...]
    """Claims for the recipient that is scored."""
    dropped: tuple[Dropped, ...]
    levels: Mapping[str, Matched]
    items: Collection[str]
    """The ids of items that labels may use."""

    @property
    def full(self) -> Matched:
        """The comparison of whole tuples."""
        return self.levels["claim"]

    @property
    def is_trap(self) -> bool:
        """Whether the document has no required label."""
        return all(label.get("optional") for label in wanted(self.gold.labels))


@dataclass(slots=True)
class Figures:
    """The figures of a set of documents."""

    documents: int = 0
    claims: int = 0
    unsound: int = 0
    off_target: int = 0
    traps: int = 0
    """Documents without a required label."""
    trap_claims: int = 0
    levels: dict[str, Counts] = field(default_factory=lambda: {level: Counts() for level in LEVELS})
    interval: tuple[float, float] = (0.0, 0.0)
    """95 % interval of the F1 of claims, documents resampled."""


def evaluate(
    gold: Iterable[GoldDocument], reader: Reads, items: Collection[str], row: Callable[[Claim], Row]
) -> list[Scored]:
    """Read and score documents; `row` gives a claim its published form, `items` are the ids that labels may use."""
    scored = []
    for document in gold:
        reading = reader.read(document.document)
        scored.append(score(document, [row(claim) for claim in reading.claims], items, reading.dropped))
    return scored


def score(gold: GoldDocument, claims: Iterable[Row], items: Collection[str], dropped: Sequence[Dropped] = ()) -> Scored:
    """Compare one document's claims with its labels."""
    labels, found = wanted(gold.labels), wanted(claims)
    levels = {level: match(labels, found, fields, items) for level, fields in LEVELS.items()}
    return Scored(gold, tuple(found), tuple(dropped), levels, items)


def wanted(claims: Iterable[Row]) -> list[Row]:
    """Give the claims for the recipient that is scored."""
    return [claim for claim in claims if claim.get("recipient", RECIPIENT) == RECIPIENT]


def sum_up(scored: Sequence[Scored]) -> Figures:
    """Add up a set of documents."""
    figures = Figures(documents=len(scored))
    ordered = sorted(scored, key=lambda one: one.gold.id)
    for one in ordered:
        text = one.gold.text
        figures.claims += len(one.claims)
        figures.unsound += sum(not is_sound(text, claim) for claim in one.claims)
        figures.off_target += sum(is_sound(text, p) and not is_on_target(text, g, p) for g, p in one.full.pairs)
        figures.traps += one.is_trap
        figures.trap_claims += len(one.full.spurious) if one.is_trap else 0
        for level, matched in one.levels.items():
            figures.levels[level].add(len(matched.pairs), len(matched.spurious), len(matched.missed))
    figures.interval = bootstrap([_three(one) for one in ordered])
    return figures


def _three(one: Scored) -> tuple[int, int, int]:
    return len(one.full.pairs), len(one.full.spurious), len(one.full.missed)


def bootstrap(documents: Sequence[tuple[int, int, int]], rounds: int = ROUNDS) -> tuple[float, float]:
    """Give the 95 % interval of F1, resampling documents; the seed is fixed, so equal input gives equal figures."""
    if not documents:
        return (0.0, 0.0)
    rng, values = random.Random(0), []  # noqa: S311 - a resampling is no secret
    for _ in range(rounds):
        tp = fp = fn = 0
        for a, b, c in (documents[rng.randrange(len(documents))] for _ in documents):
            tp, fp, fn = tp + a, fp + b, fn + c
        values.append(_ratio(2 * tp, 2 * tp + fp + fn))
    values.sort()
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


def by_status(scored: Iterable[Scored]) -> dict[str, Counts]:
    """Count by status: that of the label, or of a spurious claim."""
    return _grouped(scored, lambda row: str(row.get("status")))


def _grouped(scored: Iterable[Scored], name: Callable[[Row], str]) -> dict[str, Counts]:
    groups: dict[str, Counts] = defaultdict(Counts)
    for one in scored:
        for label, _ in one.full.pairs:
            groups[name(label)].add(tp=1)
        for label in one.full.missed:
            groups[name(label)].add(fn=1)
        for claim in one.full.spurious:
            groups[name(claim)].add(fp=1)
    return dict(sorted(groups.items()))


def by_construction(scored: Iterable[Scored]) -> dict[str, Counts]:
    """Count by the construction that a case shows; articles show none."""
    groups: dict[str, Counts] = defaultdict(Counts)
    for one in scored:
        if one.gold.construction:
            groups[one.gold.construction].add(*_three(one))
    return dict(sorted(groups.items()))


def by_rule(scored: Iterable[Scored]) -> dict[str, Counts]:
    """Count right and wrong claims by the rule that made them; optional ones are neither."""
    groups: dict[str, Counts] = defaultdict(Counts)
    for one in scored:
        for _, claim in one.full.pairs:
            groups[str(claim.get("rule"))].add(tp=1)
        for claim in one.full.spurious:
            groups[str(claim.get("rule"))].add(fp=1)
    return dict(sorted(groups.items()))


def count_slots(scored: Iterable[Scored]) -> dict[str, SlotCounts]:
    """Count the slots of claims that are right."""
    counts: dict[str, SlotCounts] = {slot: SlotCounts() for slot in SLOTS}
    for one in scored:
        for label, claim in one.full.pairs:
            for slot, right in judge_slots(label, claim):
                counts[slot].invented += right is None
                counts[slot].gold += right is not None
                counts[slot].right += right is True
    return counts


def judge_slots(label: Row, claim: Row) -> Iterator[tuple[str, bool | None]]:
    """Give each slot that label or claim has, with whether it is right; None for one that the label lacks."""
    for slot in SLOTS:
        if slot == "speaker" and label["status"] == "requested":
            continue  # who asks and who reports are not told apart there
        want, got = label.get(slot), claim.get(slot)
        if want not in NOTHING:
            yield slot, is_slot_right(slot, want, got)
        elif got not in NOTHING:
            yield slot, None


@dataclass(slots=True)
class Bin:
    """Claims of about the same stated confidence: `low` to under `high`, in percent."""

    low: int
    high: int
    claims: int = 0
    right: int = 0
    stated: float = 0.0
    """Sum of what was stated, each between 0 and 1."""


def calibrate(scored: Iterable[Scored]) -> list[Bin]:
    """Set stated confidence against the share that is right; optional claims are left out."""
    bins = [Bin(low, high) for low, high in pairwise(BINS)]
    for claim, right in judged(scored):
        stated = round(100 * float(claim.get("confidence") or 0))
        place = next(b for b in bins if b.low <= stated < b.high)
        place.claims, place.right, place.stated = place.claims + 1, place.right + right, place.stated + stated / 100
    return [b for b in bins if b.claims]


def judged(scored: Iterable[Scored]) -> Iterator[tuple[Row, bool]]:
    """Give each claim that is right or wrong, with which."""
    for one in scored:
        yield from ((claim, True) for _, claim in one.full.pairs)
        yield from ((claim, False) for claim in one.full.spurious)


def above(scored: Iterable[Scored], least: float) -> list[Scored]:
    """Leave out the claims below a confidence and score what is left."""

    def sure(claim: Row) -> bool:
        return float(claim.get("confidence") or 0) >= least

    return [score(one.gold, filter(sure, one.claims), one.items, one.dropped) for one in scored]
