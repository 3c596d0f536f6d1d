"""`matrix`: donors against items, with status marks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.marks import MARKS, STYLES, mark_of, word_of
from ledger.cli.plain import clean
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import console
from ledger.services.asking import Question, to_filter
from ledger.services.matrix import Matrix, Total, make_matrix, status_at

if TYPE_CHECKING:
    from rich.text import Text

LABEL = 28
"""Most columns that an item's name takes."""
TOTAL = 6


@click.command("matrix")
@asks(COMMON)
@click.option(
    "--as-of", type=last_day, metavar="DATE", help="The state at the end of this day; else with all that is known."
)
@row_formats
@pass_app
def matrix(app: App, question: Question, as_of: date | None, layout: str) -> None:
    """Set donors against items; a mark gives the status, `units` counts what is firmly promised."""
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
    if not table.donors:
        return
    screen = console()
    label = min(max(len(table.names[item]) for item in table.items), LABEL)
    for donors in blocks(table.donors, screen.width - label - TOTAL - 2):
        head = f"{'':<{label}} {'units':>{TOTAL}} {''.join(map(in_cell, donors, donors))}"
        screen.print(head.rstrip(), style="bold")
        for item in table.items:
            if any((donor, item) in table.cells for donor in donors):
                screen.print(_line(table, item, donors, label), soft_wrap=True)
        screen.print()
    screen.print("\n".join(legend(screen.width)), style="dim")


def in_cell(text: str, donor: str) -> str:
    """Fill a text up to the width of a donor's column."""
    return text.ljust(max(len(donor), 2) + 1)


def blocks(donors: Sequence[str], columns: int) -> Iterator[list[str]]:
    """Cut the donors into runs that fit into so many columns."""
    block: list[str] = []
    for donor in donors:
        if block and len("".join(map(in_cell, [*block, donor], [*block, donor]))) > columns:
            yield block
            block = []
        block.append(donor)
    yield block


def _line(table: Matrix, item: str, donors: Sequence[str], label: int) -> "Text":
    from rich.text import Text  # noqa: PLC0415 - only for people

    name = clean(table.names[item])
    name = name if len(name) <= label else f"{name[: label - 1]}…"
    line = Text(f"{name:<{label}} {total_text(table.totals[item]):>{TOTAL}} ")
    for donor in donors:
        status = status_at(table, donor, item)
        line.append(in_cell(mark_of(status) if status else "·", donor), STYLES[status] if status else "dim")
    line.rstrip()
    return line


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
