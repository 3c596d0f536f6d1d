"""What the dataset is called and who made it: the same words in every description of it."""

from dataclasses import dataclass
from datetime import date

from ledger.model.snapshot import Snapshot
from ledger.model.table import Table
from ledger.publish.cells import safe_text

NAME = "weapons-aid-commitments"
TITLE = "Weapons-aid commitments, read from the news"
ABOUT = (
    "Who requested, considered, offered, pledged, approved, delivered, refused or withdrew which weapon system, "
    "for whom and when: read by rule from news articles, each cell with the sentence that proves it and a link to "
    "its source."
)
AUTHORS = "The aidledger team"
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
KEYWORDS = ("weapons aid", "military assistance", "Ukraine", "commitments", "deliveries", "event data")


@dataclass(frozen=True, slots=True)
class Span:
    """From the first event to the day of the snapshot."""

    first: date
    last: date


def version_of(snapshot: Snapshot) -> str:
    """Name the release: its day, and the day of knowledge where one was given."""
    day = f"{snapshot.as_of:%Y.%m.%d}"
    return f"{day}+known.{snapshot.known_at:%Y.%m.%d}" if snapshot.known_at else day


def span_of(snapshot: Snapshot) -> Span:
    """Give the days that the dataset covers."""
    days = [event.on.first for c in snapshot.commitments for event in c.events]
    return Span(min(days, default=snapshot.as_of), snapshot.as_of)


def publishers_of(documents: Table) -> list[str]:
    """Name the publishers of the articles, in alphabetical order."""
    place = [column.name for column in documents.columns].index("publisher")
    return sorted({safe_text(str(row[place])) or "" for row in documents.rows if row[place] is not None})
