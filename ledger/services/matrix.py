"""Set donors against items."""

from dataclasses import dataclass
from datetime import date

from ledger.model.filter import Filter
from ledger.model.state import State, flatten
from ledger.model.status import Status
from ledger.model.total import Total
from ledger.services.listing import is_asked, list_commitments
from ledger.store import Store
from ledger.store.names import find_hierarchy
from ledger.store.reading import find_claims


@dataclass(frozen=True, slots=True)
class Matrix:
    """Donors, items and the state of each pair that has one."""

    donors: tuple[str, ...]
    items: tuple[str, ...]
    names: dict[str, str]
    """Item names by id."""
    cells: dict[tuple[str, str], State]


def make_matrix(store: Store, where: Filter, as_of: date | None = None) -> Matrix:
    """Give the matrix at the end of a day; where a pair has several recipients, the furthest position counts."""
    states = list_commitments(store, where, as_of, "status")
    cells: dict[tuple[str, str], State] = {}
    for state in states:
        cells.setdefault((state.donor, state.item), state)
    donors = tuple(sorted({state.donor for state in states}))
    items = tuple(sorted({state.item for state in states}))
    return Matrix(donors, items, {s.item: s.item_name for s in states}, cells)


def add_up(store: Store, where: Filter, as_of: date | None = None) -> dict[str, Total]:
    """Give by item the pieces that its donors firmly promise; batteries, rounds and the like are no pieces.

    Folds the claims, because what may be added depends on how commitments are linked.
    """
    from ledger.book import keep_book, totals  # noqa: PLC0415 - only a table shows totals

    claims = find_claims(store, where.threads)
    book = keep_book(claims, as_of=as_of, hierarchy=find_hierarchy(store))
    kept = [commitment for commitment in book if is_asked(flatten(commitment, ""), where)]
    return {total.key: total for total in totals(kept) if total.unit is None}


def status_at(matrix: Matrix, donor: str, item: str) -> Status | None:
    """Give the status of a pair."""
    state = matrix.cells.get((donor, item))
    return state.status if state else None
