"""What is about to be claimed, before anybody objects."""

from dataclasses import dataclass

from ledger.extract.candidates import Candidate
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors, Sides
from ledger.model.rules import Frame


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate with the rule that fits and the donors that were found."""

    scene: Scene
    candidate: Candidate
    frame: Frame
    donors: Donors
    sides: Sides
    explicit: bool
    """The sentence names the recipient."""
    capitals: bool
    """The language writes nouns with capitals."""
