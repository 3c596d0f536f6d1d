"""What a ledger remembers of itself: plain texts by key."""

from ledger.store.opening import Store


def read_setting(store: Store, key: str) -> str | None:
    """Give a setting of the ledger."""
    row = store.connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def record_setting(store: Store, key: str, value: str) -> None:
    """Write a setting of the ledger."""
    with store.transaction():
        store.connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))
