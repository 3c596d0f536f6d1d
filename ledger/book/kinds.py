"""How a change is called: from where a donor stood to where it stands."""

from collections.abc import Callable
from typing import Protocol

from ledger.book.positions import RANK, YES
from ledger.model.change import Kind
from ledger.model.quantity import Quantity
from ledger.model.status import Status


class Stand(Protocol):
    """Where a donor stands, as far as a comparison looks at it: of a commitment, or of a row of the timeline."""

    @property
    def status(self) -> Status:
        """The position."""

    @property
    def quantity(self) -> Quantity | None:
        """How many have it."""

    @property
    def variant(self) -> str | None:
        """The latest variant named."""

    @property
    def since(self) -> object:
        """Since when it holds; compared only."""


def kind_of_move(before: Stand, after: Stand, back: Callable[[], bool]) -> Kind | None:
    """Name what changed between two stands; None where nothing did.

    A change of number or variant is one of its own only where the status stands. `back` tells whether the donor took
    its position back and came back to it in the time between.
    """
    if before.status is not after.status:
        return kind_of_step(before.status, after.status)
    if before.quantity != after.quantity:
        return Kind.QUANTITY
    if after.variant is not None and before.variant != after.variant:
        return Kind.REFINED
    if before.since != after.since and RANK[after.status] >= YES and back():
        return Kind.RESUMED
    return None


def kind_of_step(before: Status, after: Status) -> Kind:
    """Name a step from one status to another."""
    if after is Status.REFUSED:
        return Kind.REFUSED
    if after is Status.WITHDRAWN:
        return Kind.WITHDRAWN
    if Status.REQUESTED is not before and RANK[before] < YES:
        return Kind.RESUMED
    return Kind.ADVANCED if RANK[after] > RANK[before] else Kind.SET_BACK
