"""The CSV files: typed, keyed, without ragged rows, safe in a spreadsheet, the same bytes every time."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from ledger.publish import publish
from ledger.publish.cells import FORMULA, QUOTE, clean, document_key, safe_text, safe_url
from ledger.store.export import save_tables
from tests.publish.made_up import EVIL, S, commitment, event, snapshot, sourced

TABLES = ("commitments", "events", "claims", "documents")
PANDAS = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "str"}


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """Read a table as text."""
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text("utf-8"), newline="")))


def fields_of(folder: Path, table: str) -> dict[str, str]:
    """Give the declared type of each column."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resource = next(resource for resource in package["resources"] if resource["name"] == table)
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def test_the_same_snapshot_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    """Publishing twice, here and elsewhere, writes identical files, binary formats included."""
    again = publish(snapshot(), tmp_path / "elsewhere" / "again", save_tables=save_tables)
    first = {p.relative_to(release).as_posix(): p.read_bytes() for p in release.rglob("*") if p.is_file()}
    second = {name: (again.folder / name).read_bytes() for name in again.files}
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert {"ledger.sqlite", "ledger.xlsx", "parquet/claims.parquet", "croissant.json", "SHA256SUMS"} <= first.keys()


def test_order_of_input_does_not_matter(release: Path, tmp_path: Path) -> None:
    """The commitments may come in any order."""
    given = snapshot()
    turned = snapshot(given.commitments[::-1])
    assert (
        publish(turned, tmp_path / "turned").folder.joinpath("claims.csv").read_bytes()
        == (release / "claims.csv").read_bytes()
    )


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_ragged(release: Path, table: str) -> None:
    """Every line has as many cells as the one header, and no cell holds a line break."""
    text = (release / f"{table}.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(text.decode("utf-8"), newline="")))
    assert not text.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in text
    assert text.count(b"\n") == len(rows)
    assert {len(row) for row in rows} == {len(fields_of(release, table))}
    assert rows[0] == list(fields_of(release, table))


def test_a_byte_order_mark_is_there_on_demand(tmp_path: Path) -> None:
    """With `bom` each CSV file starts with one, the package says so, and another release can still be compared."""
    first = publish(snapshot(), tmp_path / "a", bom=True).folder
    assert all((first / f"{table}.csv").read_bytes().startswith(b"\xef\xbb\xbf") for table in TABLES)
    package = json.loads((first / "datapackage.json").read_text("utf-8"))
    assert {resource["encoding"] for resource in package["resources"]} == {"utf-8-sig"}
    second = publish(snapshot(), tmp_path / "b", previous=first)
    assert second.delta is not None
    assert not any(t.added or t.changed or t.lost for t in second.delta.tables.values())


def test_readers_take_a_byte_order_mark(tmp_path: Path) -> None:
    """The mark does not become part of the first column's name for readers that do not ask for it."""
    folder = publish(snapshot(), tmp_path / "a", bom=True).folder
    assert pd.read_csv(folder / "claims.csv").columns[0] == "id"


@pytest.mark.parametrize("table", TABLES)
def test_pandas_loads_the_declared_types(release: Path, table: str) -> None:
    """The declared types fit as they stand; Namibia (`NA`) is no missing value."""
    types = fields_of(release, table)
    frame = pd.read_csv(
        release / f"{table}.csv",
        dtype={name: PANDAS[kind] for name, kind in types.items()},
        parse_dates=[name for name, kind in types.items() if kind == "date"],
        keep_default_na=False,
        na_values=[""],
    )
    assert len(frame) == len(rows_of(release, table))
    for name, kind in types.items():
        assert kind != "date" or str(frame[name].dtype).startswith("datetime64")
    if "donor" in types:
        assert "NA" in set(frame["donor"])


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_loads_the_same_rows_from_csv_and_parquet(release: Path, table: str) -> None:
    """DuckDB's own guess of the CSV file's columns reads as many rows, and Parquet holds the declared types."""
    guessed = duckdb.read_csv(release / f"{table}.csv")
    assert len(guessed.fetchall()) == len(rows_of(release, table))
    kept = duckdb.read_parquet(str(release / "parquet" / f"{table}.parquet"))
    kinds = dict(zip(kept.columns, map(str, kept.types), strict=True))
    expected = {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DECIMAL(38,4)",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    assert kinds == {name: expected[kind] for name, kind in fields_of(release, table).items()}
    written = [[as_text(cell) for cell in row] for row in kept.fetchall()]
    assert written == [list(row.values()) for row in rows_of(release, table)]


def as_text(cell: object) -> str:
    """Write a Parquet cell as the CSV files do."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return "" if cell is None else str(cell)


def test_every_key_finds_its_row(release: Path) -> None:
    """Ids are unique, and every reference leads to a row."""
    ids = {table: [row["id"] for row in rows_of(release, table)] for table in TABLES}
    assert all(len(found) == len(set(found)) for found in ids.values())
    for event_row in rows_of(release, "events"):
        assert event_row["commitment"] in ids["commitments"]
    for claim in rows_of(release, "claims"):
        assert claim["event"] in ids["events"]
        assert claim["document"] in ids["documents"]
    for row in rows_of(release, "commitments"):
        assert row["claim"] in ids["claims"]
        assert row["document"] in ids["documents"]


def test_cells_say_what_the_commitment_says(release: Path) -> None:
    """Status, partial date, quantity, money, conflict, link and equivalents stand where the columns say."""
    rows = {(r["donor"], r["recipient"], r["item"]): r for r in rows_of(release, "commitments")}
    leopard = rows["DE", "UA", "leopard-2"]
    assert (leopard["status"], leopard["since"], leopard["requested_since"]) == (
        "delivered",
        "2023-03-27",
        "2022-09-12",
    )
    assert (leopard["quantity_min"], leopard["quantity_max"], leopard["joint"]) == ("18", "18", "false")
    assert leopard["likely_same"] == rows["DE", "UA", "class:tank"]["id"]
    assert (leopard["kiel"], leopard["cameo"], leopard["plover"]) == ("units delivered", "CAMEO:072", "AID")
    assert (leopard["iati_transaction"], leopard["iati_activity_status"]) == ("IATI:3", "IATI:4")
    bradley = rows["US", "UA", "m2-bradley"]
    assert (bradley["iati_transaction"], bradley["quantity_min"]) == ("IATI:-12", "")
    assert rows["DE", "UA", "class:tank"]["since_date"] == "2023-01-31"
    assert rows["GB", "UA", "challenger-2"]["conflict"].startswith("pledged over refused on 2023-01-14")
    assert (rows["US", "UA", "class:aid-package"]["value"], rows["US", "UA", "class:aid-package"]["currency"]) == (
        "350000000",
        "USD",
    )
    assert rows["FR", "UA", "caesar"]["quantity_max"] == "18"


def test_a_withdrawal_after_approval_is_a_negative_commitment(tmp_path: Path) -> None:
    """IATI type 2 is taken back where the donor had approved, type 12 where it had only pledged."""
    days = ("2023-01-01", "2023-01-05", "2023-02-01")
    steps = zip((S.PLEDGED, S.APPROVED, S.WITHDRAWN), days, strict=True)
    thread = commitment(*(event(sourced("DE", "marder", status, day, f"{status} it")) for status, day in steps))
    folder = publish(snapshot([thread]), tmp_path / "x").folder
    assert rows_of(folder, "commitments")[0]["iati_transaction"] == "IATI:-2"
    assert [row["iati_transaction"] for row in rows_of(folder, "events")] == ["IATI:12", "IATI:2", "IATI:-2"]


def test_an_empty_ledger_gives_headers_alone(tmp_path: Path) -> None:
    """No commitment: four tables with a header, and a page that says so."""
    folder = publish(snapshot(()), tmp_path / "x", save_tables=save_tables).folder
    assert all((folder / f"{table}.csv").read_text("utf-8").count("\n") == 1 for table in TABLES)
    assert "No commitment is in this dataset" in (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_does_harm(text: str) -> None:
    """A cell is one line of at most 300 visible characters that no spreadsheet runs."""
    cell = safe_text(text)
    assert cell is not None
    assert len(cell) <= QUOTE
    assert not cell.startswith(FORMULA)
    assert cell == clean(cell)
    assert cell.isprintable()
    cell.encode("utf-8")


def test_harmless_text_stays_as_it_is() -> None:
    """Umlauts, other scripts, quotes and inner signs are kept; nothing but blanks is missing."""
    for text in ('Bis zu 14 „Leopard 2" = gut, 3+4', "שלום عربي 漢字", "'quoted'"):
        assert safe_text(text) == text
    assert safe_text(" \n\t\u200b ") is None


def test_only_web_addresses_are_published() -> None:
    """Scripts, files, data, logins and broken addresses are left out; odd signs are percent-encoded."""
    for url in (
        "javascript:alert(1)",
        "file:///x",
        "data:text/html,x",
        "https://u:p@a.example",
        "https://[x",
        "http://",
    ):
        assert safe_url(url) is None
    assert safe_url("https://a.example/ü?q=<x>") == "https://a.example/%C3%BC?q=%3Cx%3E"
    assert safe_url("https://a.example/x%20y") == "https://a.example/x%20y"


def test_document_ids_stay_apart() -> None:
    """An id that cannot stand in a cell becomes a digest; two that look alike do not become one."""
    assert document_key("news-1") == "news-1"
    keys = {document_key(text) for text in ("a b", "a\u200b b", "a  b", "=a b", "'=a b")}
    assert len(keys) == 5
    assert all(safe_text(key) == key for key in keys)
