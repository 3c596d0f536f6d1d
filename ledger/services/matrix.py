"""Set donors against items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledger.model.filter import Filter
from ledger.model.state import State
from ledger.model.status import COURSE, Status
from ledger.services.listing import list_commitments
from ledger.store import Store

FIRM = frozenset(COURSE[2:])
"""Statuses whose units may be added up: pledged and further."""

UNCOUNTED = frozenset({"class:aid-package", "class:weapons"})
"""Items that have no pieces."""


@dataclass(frozen=True, slots=True)
class Total:
    """What the donors of one item promise together: units of plain pieces, each joint number once."""

    commitments: int
    units: int
    open_ended: bool
    """True where a donor gives no exact number, so that there are at least so many."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Donors, items and the state of each pair that has one."""

    donors: tuple[str, ...]
    items: tuple[str, ...]
    names: dict[str, str]
    """Item names by id."""
    cells: dict[tuple[str, str], State]
    totals: dict[str, Total]


def make_matrix(store: Store, where: Filter, as_of: date | None = None) -> Matrix:
    """Give the matrix at the end of a day; where a pair has several recipients, the furthest position counts."""
    states = list_commitments(store, where, as_of, "status")
    cells: dict[tuple[str, str], State] = {}
    for state in states:
        cells.setdefault((state.donor, state.item), state)
    donors = tuple(sorted({state.donor for state in states}))
    items = tuple(sorted({state.item for state in states}))
    totals = {item: add_up([s for s in states if s.item == item]) for item in items}
    return Matrix(donors, items, {s.item: s.item_name for s in states}, cells, totals)


def add_up(states: Sequence[State]) -> Total:
    """Add the units of firm commitments; batteries, packages and the like are no pieces and are left out."""
    firm = [state for state in states if state.status in FIRM and state.item not in UNCOUNTED]
    units, open_ended, joint = 0, False, set[tuple[int | None, int | None]]()
    for state in firm:
        q = state.quantity
        if q is None or q.unit is not None or q.least is None:
            open_ended = True
            continue
        if q.joint and (q.least, q.most) in joint:
            continue
        if q.joint:
            joint.add((q.least, q.most))
        units += q.total if q.additional and q.total is not None else q.least
        open_ended = open_ended or q.least != q.most
    return Total(len(firm), units, open_ended)


def status_at(matrix: Matrix, donor: str, item: str) -> Status | None:
    """Give the status of a pair."""
    state = matrix.cells.get((donor, item))
    return state.status if state else None
