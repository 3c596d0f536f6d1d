"""A gift as a rule reads it, and the claims that it makes: one a donor."""

from dataclasses import dataclass

from ledger.extract.candidates import Candidate
from ledger.extract.certainty import Certainty, circumstances
from ledger.extract.evidence import find_evidence, trace
from ledger.extract.lists import LISTABLE
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors
from ledger.extract.slots import SlotFiller
from ledger.extract.variants import variant_of
from ledger.model.claim import Claim
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

    def __init__(self, slots: SlotFiller, certainty: Certainty) -> None:
        """Take what fills the slots and weighs the claim."""
        self.slots = slots
        self.certainty = certainty

    def make(self, scene: Scene, gift: Gift) -> list[Claim]:
        """Give one claim a donor."""
        return [self._claim(scene, gift, state) for state in gift.donors.states if state != gift.recipient]

    def _claim(self, scene: Scene, gift: Gift, state: str) -> Claim:
        candidate, frame, item = gift.candidate, gift.frame, gift.candidate.item
        start, end = find_evidence(scene, candidate, gift.donors)
        status = Status(frame.status or self._open_status(scene, candidate))
        filled = self.slots.fill(scene, candidate, gift.donors, state, status)
        hedged = frame.hedged or filled.hedged
        numbered = filled.quantity is not None and filled.quantity.number is not None
        marks = tuple(circumstances(candidate, gift.donors, named=gift.named, hedged=hedged, numbered=numbered))
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
            confidence=self.certainty.weigh(frame, marks),
            circumstances=marks,
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
            trace=(
                *trace(candidate, frame, gift.donors, named=gift.named),
                self.certainty.explain(frame, marks),
            ),
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
