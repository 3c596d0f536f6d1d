"""The tables as typed Parquet files, written by DuckDB."""

from pathlib import Path

from ledger.model.table import Column, Kind, Table

TYPES: dict[Kind, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(38, 4)",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def write_parquet(table: Table, path: Path) -> None:
    """Write one table, rows in order; ImportError where duckdb is not installed."""
    import duckdb  # noqa: PLC0415 - an extra

    with duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True}) as connection:
        columns = ", ".join(define(column) for column in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        if table.rows:
            marks = ", ".join("?" for _ in table.columns)
            connection.execute("BEGIN")
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - our own names
            connection.execute("COMMIT")
        target = str(path).replace("'", "''")
        connection.execute(f"""COPY "{table.name}" TO '{target}' (FORMAT parquet, COMPRESSION zstd)""")


def define(column: Column) -> str:
    """Give a column's definition."""
    return f'"{column.name}" {TYPES[column.kind]}{" NOT NULL" if column.required else ""}'
