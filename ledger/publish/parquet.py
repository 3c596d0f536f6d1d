"""The tables as typed Parquet files, made by DuckDB from the CSV files."""

from pathlib import Path

from ledger.model.table import Column, Kind, Table

TYPES: dict[Kind, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(38, 4)",
    "boolean": "BOOLEAN",
    "date": "DATE",
}

FORM = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''"


def write_parquet(table: Table, source: Path, target: Path) -> None:
    """Write one table, rows in order; ModuleNotFoundError where duckdb is not installed."""
    import duckdb  # noqa: PLC0415 - an extra

    columns = ", ".join(define(column) for column in table.columns)
    with duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True}) as connection:
        read = f"read_csv({literal(str(source))}, {FORM}, columns = {{{columns}}})"
        connection.execute(f"COPY (FROM {read}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")


def define(column: Column) -> str:
    """Give a column's type."""
    return f"{literal(column.name)}: {literal(TYPES[column.kind])}"


def literal(text: str) -> str:
    """Give a text as SQL."""
    return "'" + text.replace("'", "''") + "'"
