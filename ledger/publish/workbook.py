"""The tables as one Excel workbook: a sheet a table, a frozen header, text that stays text."""

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from ledger.model.table import Cell, Kind, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDTHS: dict[Kind, int] = {"string": 18, "integer": 11, "number": 14, "boolean": 10, "date": 12}
WIDE = {"evidence": 60, "title": 48, "url": 40, "donor_name": 20, "item_name": 28}
MOST_ROWS = 1_048_575


def render_workbook(tables: tuple[Table, ...], created: date) -> bytes:
    """Give the bytes of the workbook; ImportError where xlsxwriter is not installed."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(created, time()), "title": "Weapons-aid commitments"})
    header = book.add_format({"bold": True, "bottom": 1})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, min(len(table.rows), MOST_ROWS), len(table.columns) - 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, WIDE.get(column.name, WIDTHS[column.kind]))
            sheet.write_string(0, place, column.name, header)
        for line, row in enumerate(table.rows[:MOST_ROWS], 1):
            for place, cell in enumerate(row):
                write_cell(sheet, line, place, cell, days)
    book.close()
    return out.getvalue()


def write_cell(sheet: "Worksheet", line: int, place: int, cell: Cell, days: "Format") -> None:
    """Write one cell by its type; never as a formula or a link."""
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(line, place, cell)
        case int() | Decimal():
            sheet.write_number(line, place, cell)
        case date():
            sheet.write_datetime(line, place, datetime.combine(cell, time()), days)
        case _:
            sheet.write_string(line, place, cell)
