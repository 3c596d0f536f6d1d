"""How sure a claim is: its rule's measured precision, moved by the circumstances in which it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ledger.extract.candidates import Candidate
from ledger.extract.mentions import Sentence
from ledger.extract.sides import Donors
from ledger.model.claim import Claim

LEAST, MOST = 5, 99
NEAR, FAR = 5, 20
"""Tokens from the item to its donor."""
SHORT, LONG = 12, 40
"""Tokens of a sentence: fewer than the one, no fewer than the other."""


def circumstances(s: Sentence, candidate: Candidate, donors: Donors, *, named: bool, rivals: bool) -> Iterator[str]:
    """Give what bears on a claim's certainty besides its rule and slots, by the names of `ledger.model.features`.

    `named`: the clause names the recipient. `rivals`: the sentence names further states that may be donors.
    """
    if donors.role != "subject":
        yield f"role.{donors.role}"
    if candidate.reference != "name":
        yield f"reference.{candidate.reference}"
    if candidate.anaphoric:
        yield "anaphoric"
    if candidate.item.item.id.startswith("class:"):
        yield "class"
    if not named:
        yield "recipient.implied"
    if len(donors.states) > 1:
        yield "donors.several"
    if rivals:
        yield "states.other"
    yield from _distances(s, candidate, donors)


def _distances(s: Sentence, candidate: Candidate, donors: Donors) -> Iterator[str]:
    """Give what the length of the sentence, and of the way from the item to its donor, bears on it."""
    far = min((abs(a.start - candidate.item.start) for a in donors.mentions), default=None)
    if far is not None and far <= NEAR:
        yield "donor.near"
    if far is not None and far > FAR:
        yield "donor.far"
    if len(s.tokens) < SHORT:
        yield "sentence.short"
    if len(s.tokens) >= LONG:
        yield "sentence.long"


class Certainty:
    """Weighs a claim by the points that each circumstance was measured to be worth."""

    def __init__(self, points: Mapping[str, int]) -> None:
        """Take percentage points by circumstance."""
        self.points = points

    def settle(self, claim: Claim) -> Claim:
        """Move the confidence of a claim, which is that of its rule, by its circumstances; say in its trace how."""
        moved = {mark: self.points[mark] for mark in claim.circumstances if self.points.get(mark)}
        said = ", ".join([f"rule {claim.confidence}", *(f"{mark} {points:+d}" for mark, points in moved.items())])
        confidence = min(MOST, max(LEAST, claim.confidence + sum(moved.values())))
        return replace(claim, confidence=confidence, trace=(*claim.trace, f"confidence: {said}"))
