"""Copies of a ledger, made by SQLite's online backup and checked before they count."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from ledger.errors import LedgerError
from ledger.store.faults import DamagedLedgerError, ReadOnlyLedgerError
from ledger.store.opening import Store, connect, open_store, translated


class TargetExistsError(LedgerError):
    """The file that should be written is there already."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: exists already; choose another name, or add --force")


def copy_store(store: Store, target: Path, *, overwrite: bool) -> int:
    """Write a checked copy beside the target, then put it in its place; give its size in bytes.

    An existing ledger at the target is filled in place, so that processes that read it go on.
    """
    if target.is_dir() or (target.exists() and not overwrite):
        raise TargetExistsError(target)
    if target.exists() and target.stat().st_size:
        _fill(store, target)
        return target.stat().st_size
    part = target.with_name(f".{target.name}.part")
    try:
        _remove(part)
        with translated(target):
            _write(store, part)
        with open_store(part) as copy:
            verify_store(copy)
        part.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise ReadOnlyLedgerError(target) from error
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    """Remove an unfinished copy."""
    for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
        with suppress(OSError):
            part.with_name(name).unlink()


def _write(store: Store, path: Path) -> None:
    """Copy into a new file that needs no write-ahead log."""
    copy = sqlite3.connect(path)
    try:
        store.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _fill(store: Store, target: Path) -> None:
    """Copy over a ledger that is there; the copy is one transaction."""
    with translated(target), closing(connect(target, write=True)) as there:
        store.connection.backup(there)


def verify_store(store: Store) -> None:
    """Check that the file is whole; DamagedLedgerError where it is not."""
    for check in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
        rows = store.connection.execute(check).fetchall()
        if rows and rows != [("ok",)]:
            raise DamagedLedgerError(store.path, " ".join(str(cell) for cell in rows[0]))
