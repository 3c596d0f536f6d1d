"""A claim together with the document that makes it."""

from dataclasses import dataclass
from datetime import date

from ledger.model.claim import Claim


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim as the ledger holds it: the unit that the book folds."""

    id: str
    """Hash of the content; never a row number."""
    claim: Claim
    document: str
    published: date
    """When the public could know it."""
    lang: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    story: str | None = None
    """Documents with the same story are copies of one wire text and count as one source."""
    note: str | None = None
    """What a reviewer said of it, with name, where the claim was corrected or confirmed."""

    @property
    def source_key(self) -> str:
        """What counts as one independent source."""
        return self.story or self.document
