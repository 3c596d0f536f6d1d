"""Write published tables as an SQLite file of their own: compact, with views, without article text."""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from ledger.model.table import Cell, Column, Kind, Table, View

TYPES: dict[Kind, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}


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
