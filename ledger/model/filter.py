"""Which claims or commitments a question is about."""

from dataclasses import dataclass
from datetime import date

from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all must hold; an empty one asks nothing.

    `since` and `until` bound the day on which the status began (a claim's event date, else its publication date),
    both inclusive. Percent for `min_confidence`.
    """

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    known_at: date | None = None
    """Hide what was published later."""
    min_confidence: int = 0
    document: str | None = None
    speaker: str | None = None
    """Part of the speaker's name, in any case."""

    @property
    def threads(self) -> "Filter":
        """Only the conditions that choose whole threads of claims."""
        return Filter(self.donors, self.recipients, self.items, self.classes, known_at=self.known_at)
