"""Copy a ledger while it is in use, and bring a copy back."""

from pathlib import Path

from ledger.store import Store, open_store
from ledger.store.copying import copy_store, verify_store


def back_up(store: Store, target: Path, *, overwrite: bool = False) -> int:
    """Write a verified copy; give its size in bytes. LedgerError where the target exists or the copy is faulty."""
    return copy_store(store, target, overwrite=overwrite)


def restore(source: Path, target: Path) -> int:
    """Replace the ledger by a copy that was checked first; give its size in bytes."""
    with open_store(source) as copy:
        verify_store(copy)
        return copy_store(copy, target, overwrite=True)
