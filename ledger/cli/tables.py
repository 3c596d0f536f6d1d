"""Tables for people; rich is imported only when one is drawn."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ledger.cli.marks import STYLES, mark_of, word_of
from ledger.cli.plain import clean
from ledger.model.status import Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 110
"""Columns from which a table shows the evidence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `grow` takes what width is left and is cut with an ellipsis."""

    title: str
    align: Literal["left", "right"] = "left"
    grow: int | None = None
    least: int | None = None
    most: int | None = None
    wrap: bool = False
    """Run on over several lines instead of being cut."""


class Turned(NamedTuple):
    """A status that became another."""

    before: Status | None
    after: Status


Cell = str | Status | Turned | None


def width() -> int:
    """Give the columns of the terminal; COLUMNS wins, 80 where there is none."""
    import shutil  # noqa: PLC0415 - a table pays for it alone

    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdigit() and int(given) > 0 else shutil.get_terminal_size((80, 24)).columns


def console() -> "Console":
    """Give a console on stdout that changes nothing in the text; colours only on a terminal, none with NO_COLOR."""
    from rich.console import Console  # noqa: PLC0415 - doubles the start-up time; only a table pays for it

    return Console(file=sys.stdout, width=width(), highlight=False, markup=False, emoji=False)


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], caption: str = "") -> None:
    """Draw a table that fits the terminal."""
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(
            column.title,
            justify=column.align,
            no_wrap=not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
            ratio=column.grow,
            min_width=column.least,
            max_width=column.most,
        )
    table.expand = any(column.grow for column in columns)
    for row in rows:
        table.add_row(*(to_text(cell) for cell in row))
    screen = console()
    screen.print(table)
    if caption:
        screen.print(caption, style="dim")


def short(name: str) -> str:
    """Give an item's name without the remark behind it: a table has little room ("Leopard (1 or 2 not stated)")."""
    return name.partition(" (")[0]


def to_text(cell: Cell) -> "Text":
    """Give a cell as rich text: a status with its sign, word and colour."""
    from rich.text import Text  # noqa: PLC0415 - as above

    if isinstance(cell, Status):
        return Text(f"{mark_of(cell)} {word_of(cell)}", style=STYLES[cell])
    if isinstance(cell, Turned):
        before = (mark_of(cell.before), STYLES[cell.before]) if cell.before else " "
        return Text.assemble(before, " → ", to_text(cell.after))
    return Text(clean(cell or ""))
