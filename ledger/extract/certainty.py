"""How sure a claim is: its rule's measured precision, moved by the circumstances in which it was read."""

from collections.abc import Iterator, Mapping

from ledger.extract.candidates import Candidate
from ledger.extract.sides import Donors
from ledger.model.rules import Frame

LEAST, MOST = 5, 99


def circumstances(candidate: Candidate, donors: Donors, *, named: bool, hedged: bool, numbered: bool) -> Iterator[str]:
    """Give what bears on a claim's certainty besides its rule, by the names of `ledger.model.features`."""
    if donors.role != "subject":
        yield f"role.{donors.role}"
    if candidate.reference != "name":
        yield f"reference.{candidate.reference}"
    if candidate.anaphoric:
        yield "anaphoric"
    if candidate.item.item.id.startswith("class:"):
        yield "class"
    if numbered:
        yield "number"
    if hedged:
        yield "hedged"
    if not named:
        yield "recipient.implied"


class Certainty:
    """Weighs a claim by the points that each circumstance was measured to be worth."""

    def __init__(self, points: Mapping[str, int]) -> None:
        """Take percentage points by circumstance."""
        self.points = points

    def weigh(self, frame: Frame, marks: tuple[str, ...]) -> int:
        """Give the confidence in percent."""
        return min(MOST, max(LEAST, frame.confidence + sum(self.points.get(mark, 0) for mark in marks)))

    def explain(self, frame: Frame, marks: tuple[str, ...]) -> str:
        """Say what the confidence is made of."""
        moved = [f"{mark} {self.points[mark]:+d}" for mark in marks if self.points.get(mark)]
        return f"confidence: {', '.join([f'rule {frame.confidence}', *moved])}"
