"""An earlier release, read back from its files."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.model.snapshot import Snapshot
from ledger.model.table import Table
from ledger.publish.csv_files import written
from ledger.publish.faults import ChangedPreviousError, NoPreviousError
from ledger.publish.wording import version_of

TABLES = ("commitments", "events", "claims", "documents")
SUMS = "SHA256SUMS"
Texts = Mapping[str, str]
"""A row: the written cell by column name."""


@dataclass(frozen=True, slots=True)
class Release:
    """The rows of a release as they are written, by table and id, and what it was made from."""

    version: str
    as_of: str
    known_at: str | None
    filters: tuple[str, ...]
    rules: str
    rows: Mapping[str, Mapping[str, Texts]]


def release_of(snapshot: Snapshot, tables: Sequence[Table]) -> Release:
    """Give the release that is being made."""
    rows = {
        table.name: {
            str(row[0]): {c.name: written(cell) for c, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        }
        for table in tables
    }
    known = snapshot.known_at.isoformat() if snapshot.known_at else None
    day = snapshot.as_of.isoformat()
    return Release(version_of(snapshot), day, known, snapshot.filters, snapshot.rules, rows)


def read_release(folder: Path) -> Release:
    """Read a published folder; NoPreviousError, ChangedPreviousError where it is none or was changed."""
    check_sums(folder)
    package = json.loads(read_file(folder, "datapackage.json"))
    snapshot = package["snapshot"]
    rows = {name: read_rows(read_file(folder, f"{name}.csv")) for name in TABLES}
    return Release(
        package["version"],
        snapshot["asOf"],
        snapshot["knownAt"],
        tuple(snapshot["filters"]),
        snapshot["rules"],
        rows,
    )


def read_rows(content: bytes) -> dict[str, Texts]:
    """Read a table, with or without a byte order mark."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return {row["id"]: row for row in csv.DictReader(text)}


def read_file(folder: Path, name: str) -> bytes:
    """Read one file of a release."""
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise NoPreviousError(folder, name) from error


def check_sums(folder: Path) -> None:
    """Compare the files of a release with its check sums."""
    for name, digest in read_sums(folder).items():
        if hashlib.sha256(read_file(folder, name)).hexdigest() != digest:
            raise ChangedPreviousError(folder / name)


def read_sums(folder: Path) -> dict[str, str]:
    """Give the digest of each file by name; lines are as `sha256sum` writes them."""
    lines = [line.partition("  ") for line in read_file(folder, SUMS).decode().splitlines()]
    return {name: digest for digest, _, name in lines}
