"""Check the file, and whether what it says can be."""

from ledger.store import Store
from ledger.store.checking import Fault, find_faults

__all__ = ["Fault", "check_ledger"]


def check_ledger(store: Store) -> list[Fault]:
    """Give all faults: of the file first, then of the book."""
    return list(find_faults(store))
