"""`matrix`: donors against items, with status marks."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.marks import MARKS, STYLES, mark_of, word_of
from ledger.cli.plain import clean
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import console, width
from ledger.services.asking import Question, to_filter
from ledger.services.matrix import Matrix, Total, make_matrix, status_at

if TYPE_CHECKING:
    from rich.text import Text

CELL = 3
"""Columns that one donor takes."""
TOTAL = 7


@click.command("matrix")
@asks(COMMON)
@click.option(
    "--as-of", type=last_day, metavar="DATE", help="The state at the end of this day; else with all that is known."
)
@row_formats
@pass_app
def matrix(app: App, question: Question, as_of: date | None, layout: str) -> None:
    """Set donors against items; a mark gives the status, the last column the units firmly promised."""
    app.catch_up()
    table = make_matrix(app.store, to_filter(app.store, question), as_of)
    if layout == "table":
        print_matrix(table)
    else:
        write_rows([donor_row(table, donor) for donor in table.donors], ("donor", *table.items), layout)
    if not table.donors:
        app.say_empty("no commitment matches")


def donor_row(table: Matrix, donor: str) -> dict[str, object]:
    """Give one row: the donor, and its status for every item."""
    return {"donor": donor} | {item: status_at(table, donor, item) for item in table.items}


def print_matrix(table: Matrix) -> None:
    """Draw items down and donors across, in blocks that fit the terminal; the signs are explained below."""
    from rich.text import Text  # noqa: PLC0415 - only for people

    screen, longest = console(), max((len(table.names[item]) for item in table.items), default=0)
    label = min(longest, 28)
    step = max((width() - label - TOTAL - 2) // CELL, 1)
    for start in range(0, len(table.donors), step):
        donors = table.donors[start : start + step]
        last = start + step >= len(table.donors)
        screen.print(
            Text(
                " " * (label + 1) + "".join(f"{d:<{CELL}}" for d in donors) + (f"{'units':>{TOTAL}}" if last else ""),
                style="bold",
            )
        )
        for item in table.items:
            if last or any((donor, item) in table.cells for donor in donors):
                screen.print(_line(table, item, donors, label, last=last), soft_wrap=True)
        screen.print()
    if table.donors:
        screen.print("\n".join(legend(screen.width)), style="dim")


def _line(table: Matrix, item: str, donors: tuple[str, ...], label: int, *, last: bool) -> "Text":
    from rich.text import Text  # noqa: PLC0415 - only for people

    name = clean(table.names[item])
    line = Text(f"{name if len(name) <= label else name[: label - 1] + '…':<{label}} ")
    for donor in donors:
        status = status_at(table, donor, item)
        line.append(f"{mark_of(status):<{CELL}}" if status else f"{'·':<{CELL}}", STYLES[status] if status else "dim")
    return line.append(f"{total_text(table.totals[item]):>{TOTAL}}") if last else line


def legend(columns: int) -> list[str]:
    """Explain the signs in lines that fit; a sign stays with its word."""
    lines = [""]
    for status in MARKS:
        sign = f"{mark_of(status)} {word_of(status)}"
        if lines[-1] and len(lines[-1]) + len(sign) + 2 > columns:
            lines.append("")
        lines[-1] += f"  {sign}" if lines[-1] else sign
    return lines


def total_text(total: Total) -> str:
    """Write the units firmly promised: `≥` where a donor gives no exact number."""
    if not total.commitments:
        return ""
    return f"{'≥' if total.open_ended else ''}{total.units}" if total.units else "?"
