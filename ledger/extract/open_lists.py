"""What a text has opened and may go on with: a list, a tally, a section of an overview."""

from dataclasses import dataclass

from ledger.extract.mentions import ItemMention
from ledger.model.partial_date import PartialDate

NEVER = -9
"""A sentence so far back that nothing reaches it."""


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list whose lines go on with what was announced."""

    donors: tuple[str, ...] = ()
    """Whose list it is; empty where each of its lines names its own donor."""
    status: str = "pledged"
    recipient: str | None = None
    event_date: PartialDate | None = None
    until: int = NEVER
    """The last sentence in which it may go on."""


@dataclass(frozen=True, slots=True)
class Aid:
    """Arms of no stated kind, which a sentence behind may name."""

    donors: tuple[str, ...]
    status: str
    at: int


@dataclass(frozen=True, slots=True)
class Tally:
    """An item of which states and numbers may follow."""

    item: ItemMention
    status: str
    at: int


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an overview that is about one state."""

    state: str
    paragraph: int | None
    """The paragraph of its label; None where the label is a line of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The status that a short sentence spoke of: what an overview is about."""

    status: str
    at: int
