"""A gift as a rule reads it, and the claims that it makes: one a donor."""

from dataclasses import dataclass

from ledger.extract.candidates import Candidate
from ledger.extract.certainty import circumstances
from ledger.extract.evidence import find_evidence, trace
from ledger.extract.lists import LISTABLE
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors
from ledger.extract.slots import SlotFiller
from ledger.extract.variants import variant_of
from ledger.model.claim import Claim
from ledger.model.donors import GROUPS
from ledger.model.rules import Frame
from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class Gift:
    """An item that donors give to a recipient, by a rule."""

    candidate: Candidate
    frame: Frame
    donors: Donors
    recipient: str
    named: bool
    """The clause names the recipient."""
    approver: str | None = None


class ClaimMaker:
    """Makes the claims of gifts."""

    def __init__(self, slots: SlotFiller, never_donors: frozenset[str]) -> None:
        """Take what fills the slots, and the states that nobody takes for donors."""
        self.slots = slots
        self.never_donors = never_donors

    def make(self, scene: Scene, gift: Gift) -> list[Claim]:
        """Give one claim a donor."""
        return [self._claim(scene, gift, state) for state in gift.donors.states if state != gift.recipient]

    def _claim(self, scene: Scene, gift: Gift, state: str) -> Claim:
        candidate, frame, item = gift.candidate, gift.frame, gift.candidate.item
        start, end = find_evidence(scene, candidate, gift.donors)
        status = Status(frame.status or self._open_status(scene, candidate))
        filled = self.slots.fill(scene, candidate, gift.donors, state, status)
        hedged = frame.hedged or filled.hedged
        others = {a.state for a in scene.s.actors} - {None, *gift.donors.states, gift.recipient, *GROUPS}
        rivals = bool(others - self.never_donors)
        marks = list(circumstances(scene.s, candidate, gift.donors, named=gift.named, rivals=rivals))
        marks += ["hedged"] if hedged else []
        marks += ["number"] if filled.quantity is not None and filled.quantity.number is not None else []
        claim = Claim(
            donor=state,
            recipient=gift.recipient,
            item=item.item.id,
            item_class=item.item.item_class,
            status=status,
            evidence=scene.document.text[start:end],
            start=start,
            end=end,
            rule=frame.id,
            confidence=frame.confidence,
            circumstances=tuple(marks),
            variant=item.variant or (variant_of(scene.s, item) if candidate.local else None),
            quantity=filled.quantity,
            value=filled.value,
            event_date=filled.event_date,
            deliver_by=filled.deliver_by,
            speaker=filled.speaker,
            requester=filled.requester,
            approver=gift.approver,
            hedged=hedged,
            former=frame.former or filled.former,
            trace=trace(candidate, frame, gift.donors, named=gift.named),
        )
        self.slots.note(scene, claim, filled, gift.donors.role, candidate)
        return claim

    @staticmethod
    def _open_status(scene: Scene, candidate: Candidate) -> str:
        """Give the status that a rule leaves open: that of the claim which is echoed, else that of the list."""
        if candidate.status is not None:
            return candidate.status
        joins = candidate.cue == "ensue" and scene.d.status in LISTABLE
        echoed = scene.d.status if candidate.cue == "echo" or joins else None
        return echoed or scene.d.status_of_list(LISTABLE)
