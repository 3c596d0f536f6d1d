"""Write a release: every file from one snapshot, the same bytes every time."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.model.snapshot import Snapshot
from ledger.model.table import Table, View
from ledger.publish.card import render_card
from ledger.publish.cells import document_key
from ledger.publish.changes import render_changes
from ledger.publish.citation import cite, render_citation
from ledger.publish.croissant import describe_croissant
from ledger.publish.csv_files import render_csv
from ledger.publish.datapackage import describe_package
from ledger.publish.delta import Delta, Grounds, compare_releases, describe_delta
from ledger.publish.jsonld import render_jsonld
from ledger.publish.metadata import VIEWS, describe_metadata
from ledger.publish.page import render_page
from ledger.publish.parquet import write_parquet
from ledger.publish.release import read_release, release_of
from ledger.publish.staging import staged
from ledger.publish.tables import tables_of
from ledger.publish.workbook import render_workbook

SaveTables = Callable[[Path, tuple[Table, ...], tuple[View, ...]], None]
"""Write tables and views as one SQLite file."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written."""

    folder: Path
    files: tuple[str, ...]
    """Names under the folder, in alphabetical order."""
    rows: Mapping[str, int]
    """Number of rows by table."""
    left_out: tuple[str, ...]
    """Extras whose files are missing because they are not installed."""
    delta: Delta | None
    as_of: date


def publish(  # noqa: PLR0913 - how to publish is asked option by option
    snapshot: Snapshot,
    folder: Path,
    *,
    previous: Path | None = None,
    bom: bool = False,
    correction: str | None = None,
    save_tables: SaveTables | None = None,
) -> Published:
    """Write the dataset into a folder that is new, empty or holds an earlier release.

    `bom` starts each CSV file with a byte order mark; `correction` gives the publisher's reason for changes since
    `previous` that nothing recorded explains. LedgerError where there is none, or the folder cannot be written.
    """
    tables = tables_of(snapshot)
    release = release_of(snapshot, tables)
    delta = compare_releases(read_release(previous), release, grounds_of(snapshot, correction)) if previous else None
    files = render_files(snapshot, tables, delta, bom=bom)
    with staged(folder) as stage:
        for name, content in files.items():
            (stage / name).write_bytes(content)
        if save_tables is not None:
            save_tables(stage / "ledger.sqlite", tables, VIEWS)
        left_out = tuple(name for name, write in EXTRAS if not write_extra(write, snapshot, tables, stage))
    names = tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))
    return Published(folder, names, {table.name: len(table.rows) for table in tables}, left_out, delta, snapshot.as_of)


def grounds_of(snapshot: Snapshot, correction: str | None) -> Grounds:
    """Give what the ledger recorded on rows that it changed."""
    corrected = {document_key(document): reason for document, reason in snapshot.corrected.items()}
    return Grounds(snapshot.retracted, corrected, correction)


def render_files(snapshot: Snapshot, tables: tuple[Table, ...], delta: Delta | None, *, bom: bool) -> dict[str, bytes]:
    """Give the text files by name."""
    csvs = {table.name: render_csv(table, bom=bom) for table in tables}
    release, cite_as = release_of(snapshot, tables), cite(snapshot)
    texts = {
        "README.md": render_card(snapshot, tables),
        "CITATION.cff": render_citation(snapshot),
        "CHANGES.md": render_changes(release, delta),
        "index.html": render_page(snapshot, render_jsonld(snapshot, tables, csvs, cite_as)),
        "datapackage.json": to_json(describe_package(snapshot, tables, csvs, bom=bom)),
        "croissant.json": to_json(describe_croissant(snapshot, tables, csvs, cite_as)),
        "delta.json": to_json(describe_delta(release, delta)),
        "metadata.json": to_json(describe_metadata(snapshot, tables, cite_as)),
    }
    encoded = {name: text.encode() for name, text in texts.items()}
    return {f"{name}.csv": content for name, content in csvs.items()} | encoded


def to_json(value: dict[str, object]) -> str:
    """Write JSON for people and machines."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_extra(
    write: Callable[[Snapshot, tuple[Table, ...], Path], None],
    snapshot: Snapshot,
    tables: tuple[Table, ...],
    stage: Path,
) -> bool:
    """Write the files of an extra; False where it is not installed."""
    try:
        write(snapshot, tables, stage)
    except ModuleNotFoundError:
        return False
    return True


def write_all_parquet(_snapshot: Snapshot, tables: tuple[Table, ...], stage: Path) -> None:
    """Write a Parquet file for each table."""
    import duckdb  # noqa: F401, PLC0415 - fail before the folder is made

    (stage / "parquet").mkdir()
    for table in tables:
        write_parquet(table, stage / f"{table.name}.csv", stage / "parquet" / f"{table.name}.parquet")


def write_workbook(snapshot: Snapshot, tables: tuple[Table, ...], stage: Path) -> None:
    """Write the Excel workbook."""
    (stage / "ledger.xlsx").write_bytes(render_workbook(tables, snapshot.as_of))


EXTRAS = (("parquet", write_all_parquet), ("xlsx", write_workbook))
