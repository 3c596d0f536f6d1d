"""The cells that lists and diffs read, too: kept apart from claims, which those need not load."""

from collections.abc import Sequence
from typing import Any

from ledger.model.quantity import Quantity

Cells = tuple[Any, ...]
"""A row as SQLite gives and takes it."""
QUANTITY = "least, most, qualifier, unit, additional, total, joint"


def from_quantity(quantity: Quantity | None) -> Cells:
    """Give the cells of QUANTITY; a None in `additional` says that there is no quantity."""
    if quantity is None:
        return (None,) * 7
    q = quantity
    return (q.least, q.most, q.qualifier, q.unit, int(q.additional), q.total, int(q.joint))


def to_quantity(cells: Sequence[Any]) -> Quantity | None:
    """Read the cells of QUANTITY."""
    least, most, qualifier, unit, additional, total, joint = cells
    if additional is None:
        return None
    return Quantity(least, most, qualifier, unit, bool(additional), total, bool(joint))
