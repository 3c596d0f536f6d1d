"""Tables as CSV: UTF-8, one header, line feeds, empty for missing."""

import csv
import io
from datetime import date

from ledger.model.table import Cell, Table

BOM = "\ufeff"


def render_csv(table: Table, *, bom: bool = False) -> bytes:
    """Give the bytes of a CSV file; with a byte order mark for spreadsheets that guess wrong without one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return ((BOM if bom else "") + out.getvalue()).encode()


def written(cell: Cell) -> str:
    """Give a cell as text; `true` and `false`, ISO dates, plain decimals without idle zeros."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case str() | int():
            return str(cell)
        case _:
            return f"{cell.normalize():f}"
