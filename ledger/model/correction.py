"""What a reviewer says of a claim: a record of its own that outlives new readings and new rules."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.model.claim import Claim
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status


class Verdict(StrEnum):
    """What a reviewer decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Correction:
    """A reviewer's verdict on what one document is said to claim.

    It is matched by content: document, donor, recipient, item, status, and evidence that holds the words reviewed or
    is held by them. Row numbers and offsets play no part.
    """

    document: str
    donor: str
    recipient: str
    item: str
    status: Status
    evidence: str
    verdict: Verdict
    name: str
    """Who reviewed it."""
    day: date
    """When it was reviewed."""
    note: str = ""
    fields: tuple[tuple[str, object], ...] = ()
    """Slots of the claim that are wrong, with their right values as model values (`("quantity", Quantity(14, 14))`)."""

    def is_about(self, document: str, claim: Claim) -> bool:
        """Tell whether a claim of a document is the one reviewed."""
        same = document == self.document and claim.tuple == (self.donor, self.recipient, self.item, self.status)
        return same and (self.evidence in claim.evidence or claim.evidence in self.evidence)

    @property
    def remark(self) -> str:
        """Give verdict, name and note as one line."""
        return f"{WORDS[self.verdict]} by {self.name}{f': {self.note}' if self.note else ''}"

    @classmethod
    def of(  # noqa: PLR0913 - a review has these parts, all named in the call
        cls,
        sourced: SourcedClaim,
        verdict: Verdict,
        *,
        name: str,
        day: date,
        note: str = "",
        fields: tuple[tuple[str, object], ...] = (),
    ) -> "Correction":
        """Give the verdict on a claim."""
        c = sourced.claim
        return cls(
            sourced.document, c.donor, c.recipient, c.item, c.status, c.evidence, verdict, name, day, note, fields
        )


WORDS = {Verdict.ACCEPT: "confirmed", Verdict.REJECT: "rejected", Verdict.CORRECT: "corrected"}
