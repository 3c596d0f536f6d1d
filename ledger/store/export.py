"""What a release needs of the ledger, and its tables as an SQLite file of their own."""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from ledger.model.snapshot import DocumentMeta, ItemName
from ledger.model.table import Cell, Column, Kind, Table, View
from ledger.store.opening import Store

TYPES: dict[Kind, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
RETRACTED = {"reject": "rejected", "correct": "corrected"}
"""Words for the verdicts of a review that take a claim back."""


def save_tables(path: Path, tables: tuple[Table, ...], views: tuple[View, ...]) -> None:
    """Write the tables and views into a new file; the same rows give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "draft.sqlite", isolation_level=None)
        try:
            connection.execute("BEGIN")
            for table in tables:
                add_table(connection, table)
            for view in views:
                connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
            connection.execute("COMMIT")
            connection.execute("VACUUM INTO ?", (str(path),))
        finally:
            connection.close()


def add_table(connection: sqlite3.Connection, table: Table) -> None:
    """Make a table, its rows and an index for each key into another table."""
    lines = ", ".join(define(column) for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({lines}) STRICT')
    marks = ", ".join("?" for _ in table.columns)
    rows = ([stored(cell) for cell in row] for row in table.rows)
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608 - our own names
    for statement in index_statements(table):
        connection.execute(statement)


def define(column: Column) -> str:
    """Give a column's definition."""
    parts = [f'"{column.name}" {TYPES[column.kind]}']
    parts += ["PRIMARY KEY"] if column.name == "id" else []
    parts += ["NOT NULL"] if column.required else []
    parts += [f'CHECK ("{column.name}" IN (0, 1))'] if column.kind == "boolean" else []
    parts += [f'REFERENCES "{column.refers}"(id)'] if column.refers else []
    return " ".join(parts)


def index_statements(table: Table) -> Iterator[str]:
    """Give an index for each column that refers to another table."""
    for column in table.columns:
        if column.refers:
            yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}"("{column.name}")'


def stored(cell: Cell) -> str | int | float | None:
    """Give a cell as SQLite keeps it."""
    match cell:
        case Decimal():
            return float(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell


def find_articles(store: Store) -> Iterator[DocumentMeta]:
    """Give every article without its text: of several versions the current one."""
    rows = store.connection.execute(
        "SELECT document, digest, coalesce(dated, published), title, url, publisher, lang, story FROM version"
        " ORDER BY document, current DESC, digest"
    )
    last = None
    for document, digest, published, *rest in rows:
        if document != last:
            yield DocumentMeta(document, digest, date.fromisoformat(published), *rest)
        last = document


def find_retractions(store: Store) -> dict[str, str]:
    """Give the reason by id of each claim that was made once and no longer counts."""
    rows = store.connection.execute(
        "SELECT claim.id, version.current, review.verdict, review.reviewer, review.note"
        " FROM claim JOIN version ON version.n = claim.version LEFT JOIN review ON review.n = claim.review"
        " WHERE NOT claim.live ORDER BY claim.id, version.current, claim.n"
    )
    return {claim: explain_retraction(current, *review) for claim, current, *review in rows}


def explain_retraction(current: int, verdict: str | None, reviewer: str | None, note: str | None) -> str:
    """Say why a claim no longer counts."""
    if verdict in RETRACTED:
        return f"{RETRACTED[verdict]} by {reviewer}{f': {note}' if note else ''}"
    return "the present rules no longer find it" if current else "the source published another text"


def find_date_corrections(store: Store) -> dict[str, str]:
    """Give the reason by id of each document whose publication date a reviewer corrected."""
    rows = store.connection.execute("SELECT document, reviewer, note FROM review WHERE verdict = 'date' ORDER BY n")
    return {document: f"date corrected by {reviewer}{f': {note}' if note else ''}" for document, reviewer, note in rows}


def find_item_names(store: Store) -> dict[str, ItemName]:
    """Give the name, class and parent of every item, by id; the German name where the rules show one."""
    german = dict(
        store.connection.execute(
            "SELECT code, label FROM name WHERE kind = 'item' AND lang = 'de' AND shown"
        ).fetchall()
    )
    rows = store.connection.execute("SELECT id, name, class, parent FROM item ORDER BY id")
    return {item: ItemName(name, item_class, parent, german.get(item)) for item, name, item_class, parent in rows}


def find_rules(store: Store) -> str:
    """Give the digest of the rules that read the articles; several, separated by semicolons, after a partial reread."""
    rows = store.connection.execute("SELECT DISTINCT rules FROM version WHERE current ORDER BY rules")
    return ";".join(row[0] for row in rows)


def find_tables(store: Store) -> list[str]:
    """Name the tables of the ledger, those of its word indexes included."""
    return [
        row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    ]
