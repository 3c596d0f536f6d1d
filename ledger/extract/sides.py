"""The sides of the war, and the donors of an item."""

from dataclasses import dataclass

from ledger.extract.mentions import ActorMention


@dataclass(frozen=True, slots=True)
class Sides:
    """Who fights whom, and who arms the opponent."""

    recipient: str = "UA"
    opponent: str = "RU"
    suppliers: frozenset[str] = frozenset({"IR", "KP", "BY", "CN"})

    @property
    def never_donors(self) -> frozenset[str]:
        """States that give nothing to the recipient."""
        return frozenset({self.recipient, self.opponent})


@dataclass(frozen=True, slots=True)
class Donors:
    """The donor states with the role that gave them, and the mentions, where the clause names them."""

    states: tuple[str, ...]
    role: str
    mentions: tuple[ActorMention, ...] = ()
