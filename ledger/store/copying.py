"""Copies of a ledger, made by SQLite's online backup and checked before they count."""

import os
import sqlite3
from pathlib import Path

from ledger.errors import LedgerError
from ledger.store.faults import DamagedLedgerError
from ledger.store.opening import Store, connect, open_store


class TargetExistsError(LedgerError):
    """The file that should be written is there already."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: exists already; choose another name, or add --force")


def copy_store(store: Store, target: Path, *, overwrite: bool) -> int:
    """Write a checked copy beside the target, then put it in its place; give its size in bytes.

    An existing ledger at the target is filled in place, so that processes that read it go on.
    """
    if target.exists() and not overwrite:
        raise TargetExistsError(target)
    if target.exists() and target.stat().st_size:
        _fill(store, target)
        return target.stat().st_size
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        _write(store, part)
        with open_store(part) as copy:
            verify_store(copy)
        part.replace(target)
    finally:
        for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
            part.with_name(name).unlink(missing_ok=True)
    return target.stat().st_size


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
    there = connect(target, write=True)
    try:
        store.connection.backup(there)
    finally:
        there.close()


def verify_store(store: Store) -> None:
    """Check that the file is whole; DamagedLedgerError where it is not."""
    for check in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
        rows = store.connection.execute(check).fetchall()
        if rows and rows != [("ok",)]:
            raise DamagedLedgerError(store.path, " ".join(str(cell) for cell in rows[0]))
