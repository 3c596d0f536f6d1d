"""Sums over commitments that leave out what must not be added."""

from dataclasses import dataclass

from ledger.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Total:
    """What is committed and delivered of one item (or class) in one unit."""

    key: str
    """The item or class that is added up."""
    unit: str | None
    committed: Quantity | None
    """None where no commitment gives a number in this unit."""
    delivered: Quantity | None
    commitments: int
    """How many firm commitments are added up in this unit."""
    unknown: int = 0
    """How many firm ones of this key give no number, so that the sum is a least."""
    joint: int = 0
    """How many share a joint number, which is counted once."""
    left_out: tuple[str, ...] = ()
    """Ids of commitments that are likely counted already under a narrower name."""
