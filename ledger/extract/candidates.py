"""An item in a clause, with what may be said of it."""

from dataclasses import dataclass

from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, CueMention, ItemMention


@dataclass(slots=True)
class Candidate:
    """An item in a clause, with what may be said of it."""

    item: ItemMention
    reading: Reading
    cue: str
    anaphoric: bool = False
    local: bool = True
    """The item stands in this sentence."""
    window: tuple[int, int] | None = None
    """Where the donor must stand: the tokens of the attribute's phrase."""
    elided: bool = False
    """The clause names no item at all."""
    reference: str = "name"
    """How the clause names the item: by a name, a count, a plan, another word that points back, or not at all."""
    giver: ActorMention | None = None
    """The donor, where the entry of a tally gives it."""
    status: str | None = None
    """What the heading of a tally says."""
    own: CueMention | None = None
    """The cue of the attribute."""
