"""Opening a ledger file, and saying why it cannot be opened."""

import sqlite3
from pathlib import Path

import pytest

from ledger.errors import LedgerError
from ledger.store import Store, open_store
from ledger.store.schema import APPLICATION_ID, MIGRATIONS


def message_of(path: Path, *, write: bool = False) -> str:
    """Give the one line that opening a path says."""
    with pytest.raises(LedgerError) as caught, open_store(path, write=write):
        pass
    return str(caught.value)


def test_reading_makes_no_file(db: Path) -> None:
    """A missing ledger is named with the way to make one, and is not made."""
    assert "no such ledger" in message_of(db)
    assert "ingest" in message_of(db)
    assert not db.exists()


def test_writing_makes_a_marked_ledger(db: Path) -> None:
    """A new ledger carries the application id and the number of its migrations, and each is recorded once."""
    for _ in range(2):
        with open_store(db, write=True):
            pass
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert [row[1] for row in connection.execute("SELECT * FROM migration")] == [name for name, _ in MIGRATIONS]
    connection.close()


def test_tables_are_strict_and_linked(store: Store) -> None:
    """SQLite itself refuses a wrong type and a link to nothing."""
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        store.connection.execute(
            "INSERT INTO thread (donor, recipient, item, class, stale) VALUES ('', '', '', '', 'x')"
        )
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.connection.execute("INSERT INTO booking VALUES (1, 1, 'added')")


@pytest.mark.parametrize("write", [True, False])
def test_a_foreign_database_is_no_ledger(tmp_path: Path, *, write: bool) -> None:
    """Neither another program's database nor a text file is taken for a ledger, and neither is changed."""
    other, text = tmp_path / "other.db", tmp_path / "text.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    text.write_text("this is no database at all, only a text that is long enough to be looked at\n" * 40)
    for path in (other, text, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        assert "is no ledger" in message_of(path, write=write)
        assert not path.is_file() or path.read_bytes() == before


def test_an_empty_file_is_no_ledger_to_read(db: Path) -> None:
    """A file of no bytes is refused for reading and becomes a ledger when written to."""
    db.touch()
    assert "is no ledger" in message_of(db)
    with open_store(db, write=True), open_store(db):
        pass


def test_a_newer_ledger_is_refused(db: Path) -> None:
    """A ledger of a later schema is left alone, and the line says what to do."""
    with open_store(db, write=True) as opened:
        opened.connection.execute("PRAGMA user_version = 99")
    for write in (True, False):
        assert "newer aidledger (schema 99" in message_of(db, write=write)
        assert "upgrade" in message_of(db, write=write)


def test_a_second_writer_is_told(db: Path) -> None:
    """Two writers at once: the second gets one line; readers go on with what was there before."""
    with open_store(db, write=True) as first, first.transaction():
        first.connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        with open_store(db) as reader:
            assert reader.connection.execute("SELECT count(*) FROM setting").fetchone() == (0,)
        with pytest.raises(LedgerError, match="another process is writing"):
            write_setting(db, "c")


def write_setting(db: Path, key: str, value: str = "x", room: int = 0) -> None:
    """Write a setting; with `room`, into a ledger that may grow by so many pages."""
    with open_store(db, write=True, wait=0) as opened, opened.transaction():
        if room:
            pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
            opened.connection.execute(f"PRAGMA max_page_count = {pages + room}")
        opened.connection.execute("INSERT INTO setting VALUES (?, ?)", (key, value))


def test_a_full_disk_is_told(db: Path) -> None:
    """When SQLite finds no room the line says so, and what was written before is there."""
    write_setting(db, "kept")
    with pytest.raises(LedgerError, match="disk is full"):
        write_setting(db, "big", "x" * 1_000_000, room=1)
    with open_store(db) as opened:
        assert opened.connection.execute("SELECT key FROM setting").fetchall() == [("kept",)]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A ledger in a folder that does not exist cannot be written, in one line."""
    assert "cannot be written" in message_of(tmp_path / "none" / "ledger.db", write=True)


def fail_midway(store: Store) -> None:
    """Write in an inner transaction, then fail in the outer one."""
    with store.transaction():
        with store.transaction():
            store.connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        raise ZeroDivisionError


def test_a_failing_transaction_writes_nothing(store: Store) -> None:
    """An inner transaction joins the outer one; an error undoes both."""
    with pytest.raises(ZeroDivisionError):
        fail_midway(store)
    assert store.connection.execute("SELECT count(*) FROM setting").fetchone() == (0,)


def test_a_transaction_can_be_undone(store: Store) -> None:
    """`undo` lets the transaction at hand write nothing; the next one writes again."""
    with store.transaction():
        store.connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        store.undo()
    with store.transaction():
        store.connection.execute("INSERT INTO setting VALUES ('c', 'd')")
    assert store.connection.execute("SELECT key FROM setting").fetchall() == [("c",)]


def test_a_damaged_ledger_is_told(db: Path) -> None:
    """A file cut in the middle gives one line with the way back."""
    with open_store(db, write=True) as opened:
        opened.connection.execute("INSERT INTO setting VALUES ('big', hex(zeroblob(200000)))")
        opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.write_bytes(db.read_bytes()[: db.stat().st_size // 2])
    with pytest.raises(LedgerError, match=r"damaged|no ledger"):
        read_settings(db)


def read_settings(db: Path) -> None:
    """Read all settings."""
    with open_store(db) as opened:
        opened.connection.execute("SELECT * FROM setting").fetchall()
