"""Bring a ledger to the present schema."""

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database

from ledger.store.schema import APPLICATION_ID, MIGRATIONS


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are missing: each in one transaction with the record of it."""
    ledger = Database(connection)
    ledger.execute("BEGIN IMMEDIATE")
    try:
        ledger.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        done = connection.execute("PRAGMA user_version").fetchone()[0]
        ledger.table("migration").create(
            {"n": int, "name": str}, pk="n", not_null={"name"}, strict=True, if_not_exists=True
        )
        for number, (name, scripts) in enumerate(MIGRATIONS[done:], done + 1):
            for statement in split_statements("".join(scripts)):
                ledger.execute(statement)
            ledger.table("migration").insert({"n": number, "name": name})
            ledger.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def split_statements(script: str) -> Iterator[str]:
    """Cut a script into statements; a trigger's body is not cut."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
