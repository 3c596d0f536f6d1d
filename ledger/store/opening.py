"""Open a ledger file, or say in one line why it cannot be opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ledger.store.faults import (
    MissingLedgerError,
    NewerLedgerError,
    NotALedgerError,
    OlderLedgerError,
    ReadOnlyLedgerError,
    explain,
)
from ledger.store.schema import APPLICATION_ID, MIGRATIONS

WAIT = 10.0
"""Seconds that a writer waits for another one."""


@dataclass(slots=True)
class Store:
    """An open ledger."""

    path: Path
    connection: sqlite3.Connection
    writes: bool
    _depth: int = 0
    _undo: bool = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; an inner transaction joins the outer one."""
        if self._depth == 0:
            self.connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0 and self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self._depth -= 1
        if self._depth == 0:
            self.connection.execute("ROLLBACK" if self._undo else "COMMIT")
            self._undo = False

    def undo(self) -> None:
        """Let the transaction at hand write nothing when it ends."""
        self._undo = self._depth > 0


@contextmanager
def open_store(path: Path, *, write: bool = False, wait: float = WAIT) -> Iterator[Store]:
    """Open a ledger for reading, or for writing (then it is made where there is none).

    LedgerError where the file is missing, no ledger, newer, locked, damaged or cannot be written.
    """
    with translated(path):
        connection = connect(path, write=write, wait=wait)
        try:
            yield Store(path, connection, write)
        finally:
            connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into ledger errors."""
    try:
        yield
    except sqlite3.Error as error:
        fault = explain(error, path)
        if fault is None:
            raise
        raise fault from error


def connect(path: Path, *, write: bool, wait: float = WAIT) -> sqlite3.Connection:
    """Connect to a checked ledger of the present schema."""
    if path.is_dir():
        raise NotALedgerError(path)
    if not path.exists() and not write:
        raise MissingLedgerError(path)
    if not path.parent.is_dir():
        raise ReadOnlyLedgerError(path)
    if write:
        return _connect_writing(path, wait)
    connection = _connect_reading(path)
    if schema_of(connection, path) < len(MIGRATIONS):
        connection.close()
        _connect_writing(path, wait).close()
        connection = _connect_reading(path)
    return connection


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """Give the number of the last migration applied; LedgerError where the file is no ledger or a newer one."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != APPLICATION_ID:
        connection.close()
        raise NotALedgerError(path)
    if found > len(MIGRATIONS):
        connection.close()
        raise NewerLedgerError(path, found, len(MIGRATIONS))
    return found


def _connect_writing(path: Path, wait: float) -> sqlite3.Connection:
    """Connect for writing; make or migrate the tables where needed."""
    fresh = not path.exists() or path.stat().st_size == 0
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    behind = fresh
    try:
        behind = fresh or schema_of(connection, path) < len(MIGRATIONS)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if behind:
            from ledger.store.migrating import migrate  # noqa: PLC0415 - only a new or old ledger needs sqlite-utils

            migrate(connection)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.OperationalError as error:
        connection.close()
        if behind and not fresh and "readonly" in str(error):
            raise OlderLedgerError(path) from error
        raise
    return connection


def _connect_reading(path: Path) -> sqlite3.Connection:
    """Connect read-only; a folder that cannot be written to is read as it stands."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return connection
