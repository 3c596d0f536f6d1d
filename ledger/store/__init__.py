"""The only door to SQLite: one ledger is one file."""

from ledger.store.opening import Store, open_store

__all__ = ["Store", "open_store"]
