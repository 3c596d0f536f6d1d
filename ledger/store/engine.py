"""What the SQLite library at hand can do."""

import sqlite3

LEAST = (3, 37, 0)
"""The first version with STRICT tables."""


def engine_version() -> str:
    """Give the library's version."""
    return sqlite3.sqlite_version


def find_lack() -> str | None:
    """Name what a ledger needs and the library lacks; None where it has all."""
    if sqlite3.sqlite_version_info < LEAST:
        return "is older than 3.37, so it has no STRICT tables"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.OperationalError:
        return "was built without FTS5, the full-text search"
    finally:
        connection.close()
    return None
