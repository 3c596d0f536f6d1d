"""Tranches: parts of a commitment with positions of their own, and which of them a claim is about."""

from collections.abc import Sequence
from datetime import date, timedelta

from ledger.book.days import Group
from ledger.book.positions import FIRM, RANK, YES, Effect, effect_of
from ledger.model.commitment import Tranche
from ledger.model.status import Status

SAME_ADDITION = timedelta(days=60)
"""An addition of the same number within this time is the same addition told again."""
FRESH = timedelta(days=3)
"""What began within this time is still news: others of these days are weighed against it."""


class Part:
    """A tranche while the book is kept."""

    __slots__ = ("addition", "backing", "last", "number", "quantity", "since", "status", "told")

    def __init__(self, number: int, first: Group, day: date) -> None:
        """Open a tranche with its first claims, booked on a day."""
        self.number = number
        self.status = first.status
        self.since = first.on
        self.quantity = first.quantity
        self.addition = first.addition
        """Number and unit, where the text says that it is an addition."""
        self.last = day
        """The last day on which a claim was about it."""
        self.told = day
        """The last day on which its present position was stated."""
        self.backing = first.support
        """What stood behind the position on that day."""

    def move(self, g: Group, day: date) -> None:
        """Give it another position."""
        self.status = g.status
        self.since = g.on
        self.restate(g, day)

    def restate(self, g: Group, day: date) -> None:
        """Note that its position was stated again."""
        self.told = day
        self.backing = g.support

    def freeze(self) -> Tranche:
        """Give it as a value."""
        return Tranche(self.number, self.status, self.since, self.quantity)


def furthest(parts: Sequence[Part]) -> Part:
    """Give the tranche whose position the commitment shows: the furthest, of equals the oldest."""
    return parts[0] if len(parts) == 1 else max(parts, key=lambda part: (RANK[part.status], -part.number))


def is_closed(parts: Sequence[Part]) -> bool:
    """Tell whether the donor's no stands for all of it."""
    return all(RANK[part.status] < YES for part in parts)


def is_fresh(part: Part, day: date) -> bool:
    """Tell whether a tranche has its position for so short a time that it is still news."""
    return day - part.since.last <= FRESH


def is_too_weak(parts: Sequence[Part], g: Group, day: date) -> bool:
    """Tell whether a mere thought comes just after a no that more sources stand behind: it reopens nothing."""
    part = furthest(parts)
    talk = YES <= RANK[g.status] < FIRM
    return talk and RANK[part.status] < YES and day - part.told <= FRESH and g.support < part.backing


def find_part(parts: Sequence[Part], status: Status, *, excess: bool, progress: bool) -> Part | None:
    """Find the tranche that a yes to a total is about; None opens a new one.

    More than what is booked goes to the newest tranche while nothing firm is booked there, else it opens one. Any
    other claim repeats the tranche that has got so far, or carries the furthest one on; where a greater number than
    before has got so far, the oldest tranche that has not follows.
    """
    if is_closed(parts):
        return parts[-1]
    if excess:
        return parts[-1] if RANK[parts[-1].status] < FIRM else None
    ahead = [part for part in parts if RANK[part.status] >= RANK[status]]
    if not ahead:
        return furthest(parts)
    behind = [part for part in parts if YES <= RANK[part.status] < RANK[status]]
    if progress and behind:
        return behind[0]
    return next((part for part in ahead if part.status is status), ahead[0])


def find_addition(parts: Sequence[Part], status: Status, key: str, day: date, *, told: bool) -> Part | None:
    """Find the tranche that an addition is about; None opens a new one.

    An addition of the same number carries the tranche on, or repeats it if told within SAME_ADDITION; `told` says that
    the new total that it names is booked already.
    """
    for part in reversed(parts):
        if part.addition == key:
            effect = effect_of(part.status, status)
            if effect is not Effect.RESTATEMENT or day - part.last <= SAME_ADDITION:
                return part
    return parts[-1] if told and parts else None
