"""Read another tracker's sheet: CSV or XLSX, with columns named by a small TOML file."""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ledger.errors import LedgerError, UsageError
from ledger.model.tracker import SheetLine

COLUMNS = ("donor", "item", "number", "date", "status", "recipient")
TABLES = ("columns", "donors", "items", "statuses")
PLAIN = {"recipient": str, "sheet": str, "header": int, "dates": str}
SAMPLE = 4096
"""Characters from which the separator of a CSV file is told."""


class MappingError(UsageError):
    """The mapping cannot be used."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        """Name the file, what is wrong and what to write."""
        super().__init__(f"{path}: {reason}; {remedy}")


class SheetError(LedgerError):
    """The sheet cannot be read."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        """Name the file, what is wrong and how to mend it."""
        super().__init__(f"{path}: {reason}; {remedy}")


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What the mapping file says: where things stand, and what the sheet's own words mean."""

    columns: Mapping[str, str] = field(default_factory=lambda: {name: name for name in COLUMNS})
    donors: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    recipient: str = "UA"
    """For whom the aid is where no column says."""
    sheet: str | None = None
    """Which sheet of a workbook; else the first."""
    header: int = 1
    """The line that names the columns."""
    dates: str | None = None
    """How dates are written, as in `%d.%m.%Y`; else as ISO 8601."""


def read_map(path: Path) -> SheetMap:
    """Read a mapping file; MappingError where it says something unknown or of the wrong type."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MappingError(path, f"cannot be read ({error.strerror})", "name a readable file with --map") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(
            path, f"is no TOML ({error})", 'write lines such as donor = "Country" under [columns]'
        ) from error
    for name, value in found.items():
        check_setting(path, name, value)
    for name in ("donor", "item"):
        if "columns" in found and name not in found["columns"]:
            raise MappingError(path, f"names no column for {name}", f'write {name} = "..." under [columns]')
    return SheetMap(**found)


def check_setting(path: Path, name: str, value: Any) -> None:  # noqa: ANN401 - what a user wrote
    """Raise MappingError where a setting is unknown or of the wrong type."""
    known = ", ".join([*(f"[{table}]" for table in TABLES), *PLAIN])
    if name not in TABLES and name not in PLAIN:
        raise MappingError(path, f"{name} is unknown", f"what it may say is {known}")
    if name in PLAIN and not isinstance(value, PLAIN[name]):
        raise MappingError(path, f"{name} is no {PLAIN[name].__name__}", "see `aidledger compare --help`")
    if name in TABLES and not (isinstance(value, dict) and all(isinstance(text, str) for text in value.values())):
        raise MappingError(path, f"{name} is no table of texts", f'write [{name}] and lines such as a = "b"')
    if name == "columns" and (odd := set(value) - set(COLUMNS)):
        raise MappingError(
            path, f"[columns] names {', '.join(sorted(odd))}", f"what can be compared is {', '.join(COLUMNS)}"
        )


def read_sheet(path: Path, by: SheetMap) -> Iterator[SheetLine]:
    """Give the lines under the header that name a donor and an item; SheetError where the file cannot be read."""
    rows = read_workbook(path, by) if path.suffix.lower() in {".xlsx", ".xlsm"} else read_csv(path)
    header: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if number == by.header:
            header = find_columns(path, by, row)
        elif number > by.header:
            cells = {name: written(row[place]) if place < len(row) else "" for name, place in header.items()}
            if cells.get("donor") and cells.get("item"):
                cells["recipient"] = cells.get("recipient") or by.recipient
                yield SheetLine(number, **cells)
    if not header:
        raise SheetError(path, f"has no line {by.header}", "say with header = N which line names the columns")


def find_columns(path: Path, by: SheetMap, row: Sequence[object]) -> dict[str, int]:
    """Give the place of each mapped column; SheetError where the header lacks one that the mapping names."""
    names = [written(cell).casefold() for cell in row]
    places = {name: names.index(column.casefold()) for name, column in by.columns.items() if column.casefold() in names}
    wanted = ("donor", "item") if by.columns == SheetMap().columns else tuple(by.columns)
    for name in wanted:
        if name not in places:
            there = ", ".join(repr(written(cell)) for cell in row if written(cell)) or "nothing"
            raise SheetError(
                path, f"has no column {by.columns[name]!r} but {there}", "map the columns with --map FILE.toml"
            )
    return places


def read_csv(path: Path) -> Iterator[Sequence[object]]:
    """Give the rows of a CSV file in UTF-8, else in the Western code page; the separator is told from its start."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SheetError(path, f"cannot be read ({error.strerror})", "name a readable CSV or XLSX file") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    try:
        dialect: Any = csv.Sniffer().sniff(text[:SAMPLE], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        yield from csv.reader(io.StringIO(text, newline=""), dialect)
    except csv.Error as error:
        raise SheetError(path, f"is no CSV file ({error})", "name a CSV or XLSX file") from error


def read_workbook(path: Path, by: SheetMap) -> Iterator[Sequence[object]]:
    """Give the rows of a sheet of a workbook: values, no formulas."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        remedy = "install it with `pip install 'aidledger[xlsx]'`, or save the sheet as CSV"
        raise SheetError(path, "needs openpyxl", remedy) from error
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what it meets: zip, XML and key errors
        raise SheetError(path, f"is no Excel workbook ({error})", "save it again as XLSX or CSV") from error
    try:
        if by.sheet is not None and by.sheet not in book.sheetnames:
            names = ", ".join(repr(name) for name in book.sheetnames)
            raise SheetError(path, f"has no sheet {by.sheet!r} but {names}", "name one of them with sheet = ...")
        rows: Iterable[Sequence[object]] = (book[by.sheet] if by.sheet else book.worksheets[0]).iter_rows(
            values_only=True
        )
        yield from rows
    finally:
        book.close()


def written(cell: object) -> str:
    """Give a cell as text: whole numbers without a point, days as ISO 8601."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()
