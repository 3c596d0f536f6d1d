"""`compare`: another tracker's sheet against the ledger."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from ledger.cli import main
from ledger.publish.sheet import MappingError, SheetError, SheetMap, read_map, read_sheet
from ledger.services.comparing import read_number
from ledger.store import Store

MAP = """
dates = "%d.%m.%Y"
[columns]
donor = "Country"
item = "System"
number = "Number"
date = "Announced"
status = "Stage"
[items]
"Leopard 2A4" = "leopard-2"
[statuses]
"handed over" = "delivered"
"""
SHEET = """Country;System;Number;Announced;Stage
Germany;Leopard 2A4;10;27.03.2023;handed over
Germany;Leopard 2;8;27.03.2023;units delivered
Poland;Leopard 2;20;25.01.2023;commitment
France;Patriot;1;01.02.2023;commitment
Germany;Leopard;1;01.02.2023;commitment
"""


@pytest.fixture
def compare(
    tmp_path: Path, store: Store, db: Path, read_in: Callable[..., object], write_article: Callable[..., object]
) -> Callable[..., Result]:
    """Give what compares a sheet's text with a small ledger."""
    assert store.path == db
    read_in(
        write_article("a", "2023-01-25", "DE leopard-2 pledged 14\nPL leopard-2 pledged 14\nUS patriot pledged 1"),
        write_article("c", "2023-03-27", "DE leopard-2 delivered 18"),
    )

    def call(sheet: str, *words: str, mapping: str = MAP) -> Result:
        (tmp_path / "sheet.csv").write_text(sheet, "utf-8")
        (tmp_path / "map.toml").write_text(mapping, "utf-8")
        given = ["--db", str(db), "compare", str(tmp_path / "sheet.csv"), "--map", str(tmp_path / "map.toml"), *words]
        return CliRunner().invoke(main, given, catch_exceptions=False)

    return call


def standing(done: Result) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Give how each commitment stands and in what it differs."""
    rows = json.loads(done.stdout)
    return {(r["donor"], r["item"]): (r["standing"], tuple(r["differs"])) for r in rows}


def test_each_commitment_is_set_against_the_sheet(compare: Callable[..., Result]) -> None:
    """Lines of one commitment are added up; agreement, difference and what is missing on either side are told apart."""
    done = compare(SHEET, "--json", "--all")
    assert done.exit_code == 0, done.stderr
    assert standing(done) == {
        ("DE", "leopard-2"): ("agrees", ()),
        ("PL", "leopard-2"): ("differs", ("number",)),
        ("FR", "patriot"): ("only_sheet", ()),
        ("DE", "leopard"): ("only_sheet", ()),
        ("US", "patriot"): ("only_ledger", ()),
    }
    assert done.stderr == "1 agree, 1 differ, 1 in the ledger alone, 2 in the sheet alone\n"
    rows = {(r["donor"], r["item"]): r for r in json.loads(done.stdout)}
    assert rows["DE", "leopard-2"]["lines"] == [2, 3]
    assert rows["DE", "leopard"]["near"] == "leopard-2"
    assert rows["PL", "leopard-2"]["evidence"] == "PL leopard-2 pledged 14"


def test_agreement_is_not_shown_unless_asked_for(compare: Callable[..., Result]) -> None:
    """The analyst sees what needs work; `--exit-code` says whether there is any."""
    assert ("DE", "leopard-2") not in standing(compare(SHEET, "--json"))
    assert compare(SHEET, "--exit-code").exit_code == 3
    same = "Country;System\nGermany;Leopard 2\n"
    short = '[columns]\ndonor = "Country"\nitem = "System"\n'
    assert compare(same, "--exit-code", "--donor", "DE", mapping=short).exit_code == 0


def test_filters_hold_for_both_sides(compare: Callable[..., Result]) -> None:
    """With a donor named, neither the ledger nor the sheet shows another one."""
    assert {donor for donor, _ in standing(compare(SHEET, "--json", "--all", "--donor", "Germany"))} == {"DE"}


def test_dates_may_lie_apart(compare: Callable[..., Result]) -> None:
    """By default the day must be one of the timeline's; `--within` allows for trackers that are late."""
    late = SHEET.replace("25.01.2023", "28.01.2023").replace(";20;", ";14;")
    assert standing(compare(late, "--json", "--all"))["PL", "leopard-2"] == ("differs", ("date",))
    assert standing(compare(late, "--json", "--all", "--within", "3"))["PL", "leopard-2"] == ("agrees", ())


def test_cells_that_cannot_be_read_are_named(compare: Callable[..., Result]) -> None:
    """Known faults of such sheets: unknown names, `1.000.00`, the year 2923; the rest is compared and the code is 1."""
    bad = SHEET + "Atlantis;Patriot;1;;\nFrance;Thing;1;;\nPoland;Patriot;1.000.00;01.02.2923;whatever\n"
    done = compare(bad, "--json")
    assert done.exit_code == 1
    problems = [line for line in done.stderr.splitlines() if "sheet.csv:" in line]
    assert len(problems) == 5
    assert "sheet.csv:7: unknown donor 'Atlantis'" in done.stderr
    assert """sheet.csv:8: item 'Thing' is unknown; write "Thing" = "ID" under [items] of the mapping""" in done.stderr
    assert "sheet.csv:9: '1.000.00' is no whole number" in done.stderr
    assert "sheet.csv:9: '01.02.2923' is no likely date" in done.stderr
    assert standing(done)["PL", "patriot"] == ("only_sheet", ())


@pytest.mark.parametrize(
    ("text", "number"), [("14", 14), ("14.0", 14), ("1.000", 1000), ("1,250,000", 1_250_000), ("1 000", 1000)]
)
def test_numbers_of_sheets(text: str, number: int) -> None:
    """Separators of thousands are those of any country."""
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["1.000.00", "12.5", "about 14", "", "-3", "1.000,000"])
def test_what_is_no_number(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="no whole number"):
        read_number(text)


def test_a_workbook_is_read_as_a_sheet(tmp_path: Path) -> None:
    """XLSX gives the same lines as CSV: typed numbers and days, a named sheet, a header further down."""
    book = openpyxl.Workbook()
    book.create_sheet("Aid")
    for row in (["a title"], ["donor", "item", "number", "date"], ["Germany", "Leopard 2", 14.0, "2023-01-25"], [None]):
        book["Aid"].append(row)
    book.save(tmp_path / "x.xlsx")
    (tmp_path / "y.csv").write_text("a title\ndonor,item,number,date\nGermany,Leopard 2,14,2023-01-25\n,,,\n", "utf-8")
    one = list(read_sheet(tmp_path / "x.xlsx", SheetMap(sheet="Aid", header=2)))
    assert one == list(read_sheet(tmp_path / "y.csv", SheetMap(header=2)))
    assert (one[0].donor, one[0].number, one[0].recipient, one[0].line) == ("Germany", "14", "UA", 3)


def test_a_sheet_in_another_encoding_is_read(tmp_path: Path) -> None:
    """Exports from old spreadsheets are in the Western code page of Windows."""
    (tmp_path / "x.csv").write_bytes("donor;item\nÖsterreich;Pandur\n".encode("cp1252"))
    assert [line.donor for line in read_sheet(tmp_path / "x.csv", SheetMap())] == ["Österreich"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.csv", None, "cannot be read"),
        ("x.csv", b"a,b\n1,2\n", "has no column 'donor' but 'a', 'b'"),
        ("x.csv", b"", "has no line 1"),
        ("x.xlsx", b"no workbook", "is no Excel workbook"),
    ],
)
def test_a_sheet_that_cannot_be_used(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """One line says what is wrong with the file."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SheetError, match=message):
        list(read_sheet(tmp_path / name, SheetMap()))


def test_a_sheet_that_the_workbook_has_not(tmp_path: Path) -> None:
    """The message names the sheets that are there."""
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(SheetError, match="has no sheet 'Aid' but 'Sheet'"):
        list(read_sheet(tmp_path / "x.xlsx", SheetMap(sheet="Aid")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns = 3", "columns is no table of texts"),
        ('[columns]\ndonor = "A"', "names no column for item"),
        ('[columns]\ndonor = "A"\nitem = "B"\ncolour = "C"', r"\[columns\] names colour"),
        ("header = 'two'", "header is no int"),
        ("heading = 2", "heading is unknown"),
        ("[columns", "is no TOML"),
    ],
)
def test_a_mapping_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    """Unknown keys and wrong types are refused with what would be right."""
    (tmp_path / "map.toml").write_text(text, "utf-8")
    with pytest.raises(MappingError, match=message):
        read_map(tmp_path / "map.toml")
