"""SQLite, Datasette and Excel: the same cells as the CSV files, with views, without formulas or article text."""

import asyncio
import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import openpyxl
import pytest
from datasette.app import Datasette  # type: ignore[import-untyped] # ships no types

TABLES = ("commitments", "events", "claims", "documents")
BOTH = pytest.mark.parametrize("which", ["release", "demo_release", "hostile_release"])


def rows_of(folder: Path, table: str) -> list[list[str]]:
    """Read a table as text, header first."""
    return list(csv.reader(io.StringIO((folder / f"{table}.csv").read_text("utf-8"), newline="")))


def as_text(cell: object) -> str:
    """Write a cell of a typed format as the CSV files do."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float():
            return f"{cell:.10g}"
        case datetime():
            return cell.date().isoformat()
        case _:
            return str(cell)


@BOTH
def test_sqlite_holds_the_same_cells(request: pytest.FixtureRequest, which: str) -> None:
    """Strict tables with keys; booleans are 0 and 1; nothing is broken and no reference leads nowhere."""
    folder: Path = request.getfixturevalue(which)
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        for table in TABLES:
            header, *rows = rows_of(folder, table)
            names = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
            assert names == header
            found = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608 - our own names
            numbers = {"true": "1", "false": "0"}
            assert [[as_text(c) for c in row] for row in found] == [[numbers.get(c, c) for c in row] for row in rows]


def test_sqlite_has_no_article_text(release: Path) -> None:
    """There are the four tables, the views and nothing else."""
    with closing(sqlite3.connect(release / "ledger.sqlite")) as connection:
        names = connection.execute(
            "SELECT type, name FROM sqlite_master WHERE type != 'index' ORDER BY 1, 2"
        ).fetchall()
        assert names == [
            *(("table", name) for name in sorted(TABLES)),
            *(("view", name) for name in ("donors", "sources", "timeline")),
        ]
        donors = connection.execute("SELECT donor, commitments, delivered FROM donors").fetchall()
        assert ("DE", 5, 3) in donors
        assert connection.execute("SELECT publisher, documents FROM sources").fetchall() == [("News Example", 18)]


@pytest.fixture(scope="module")
def ask(release: Path) -> Callable[[str], Any]:
    """Give what asks Datasette for a page of the published file, described by the published metadata."""
    described = json.loads((release / "metadata.json").read_text("utf-8"))
    datasette = Datasette([str(release / "ledger.sqlite")], metadata=described)

    def get(path: str) -> object:
        response = asyncio.run(datasette.client.get(path))
        assert response.status_code == 200, response.text
        return response.json()

    return get


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ledger/by_donor.json?donor=germany&_shape=array", 5),
        ("/ledger/by_item.json?item=class:ifv&_shape=array", 4),
        ("/ledger/changes_between.json?after=2023-03-20&until=2023-03-31&_shape=array", 3),
        ("/ledger/claims.json?_shape=array&_size=max", 19),
        ("/ledger/timeline.json?_shape=array", 18),
    ],
)
def test_datasette_answers_the_ready_made_queries(ask: Callable[[str], Any], path: str, expected: int) -> None:
    """Tables, views and canned queries answer with the rows that the data hold."""
    assert len(ask(path)) == expected


def test_datasette_shows_titles_and_columns(ask: Callable[[str], Any]) -> None:
    """The metadata reach Datasette: title, licence, facets."""
    page = ask(f"/ledger/commitments.json?_facet={quote('status')}")
    assert page["license"] == "CC-BY-4.0"
    assert {facet["value"] for facet in page["facet_results"]["status"]["results"]} >= {"delivered", "refused"}


@BOTH
def test_the_workbook_holds_the_same_cells(request: pytest.FixtureRequest, which: str) -> None:
    """One sheet a table with a frozen header; numbers, days and booleans are typed; nothing is a formula or a link."""
    folder: Path = request.getfixturevalue(which)
    book = openpyxl.load_workbook(folder / "ledger.xlsx")
    assert book.sheetnames == list(TABLES)
    for table in TABLES:
        sheet = book[table]
        assert sheet.freeze_panes == "B2"
        cells = [[as_text(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert cells == rows_of(folder, table)
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    with zipfile.ZipFile(folder / "ledger.xlsx") as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheets = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets


def test_faults_planted_in_binary_files_are_seen(release: Path, copy_of: Callable[[Path], Path]) -> None:
    """A damaged database and workbook do not pass as good ones."""
    folder = copy_of(release)
    database = folder / "ledger.sqlite"
    content = bytearray(database.read_bytes())
    content[4096:6000] = b"\xff" * 1904
    database.write_bytes(content)
    with closing(sqlite3.connect(database)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM commitments").fetchall()
    parquet = folder / "parquet" / "claims.parquet"
    parquet.write_bytes(parquet.read_bytes()[:-40])
    with pytest.raises(duckdb.InvalidInputException):
        duckdb.read_parquet(str(parquet))
    workbook = folder / "ledger.xlsx"
    workbook.write_bytes(workbook.read_bytes()[:-400])
    with pytest.raises(zipfile.BadZipFile):
        openpyxl.load_workbook(workbook)
