"""`matrix`: donors against items, with status marks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.marks import MARKS, STYLES, mark_of, word_of
from ledger.cli.plain import clean
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import console, short
from ledger.model.total import Total
from ledger.services.asking import Question, to_filter
from ledger.services.matrix import Matrix, add_up, make_matrix, status_at

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
    where = to_filter(app.store, question)
    table = make_matrix(app.store, where, as_of)
    if layout == "table":
        print_matrix(table, add_up(app.store, where, as_of))
    else:
        write_rows([donor_row(table, donor) for donor in table.donors], ("donor", *table.items), layout)
    if not table.donors:
        app.say_empty("no commitment matches")


def donor_row(table: Matrix, donor: str) -> dict[str, object]:
    """Give one row: the donor, and its status for every item."""
    return {"donor": donor} | {item: status_at(table, donor, item) for item in table.items}


def print_matrix(table: Matrix, totals: Mapping[str, Total]) -> None:
    """Draw items down and donors across, in blocks that fit the terminal; the signs are explained below."""
    if not table.donors:
        return
    screen = console()
    label = min(max(len(short(table.names[item])) for item in table.items), LABEL)
    for donors in blocks(table.donors, screen.width - label - TOTAL - 2):
        head = f"{'':<{label}} {'units':>{TOTAL}} {''.join(map(in_cell, donors, donors))}"
        screen.print(head.rstrip(), style="bold")
        for item in table.items:
            if any((donor, item) in table.cells for donor in donors):
                head = f"{fitted(short(table.names[item]), label)} {total_text(totals.get(item)):>{TOTAL}} "
                screen.print(_line(table, item, donors, head), soft_wrap=True)
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


def fitted(name: str, columns: int) -> str:
    """Bring a name to so many columns."""
    bare = clean(name)
    return bare.ljust(columns) if len(bare) <= columns else f"{bare[: columns - 1]}…"


def _line(table: Matrix, item: str, donors: Sequence[str], head: str) -> "Text":
    from rich.text import Text  # noqa: PLC0415 - only for people

    line = Text(head)
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


def total_text(total: Total | None) -> str:
    """Write the pieces firmly promised: `≥` where some donor gives no number or an open one, `?` where none does."""
    if total is None:
        return ""
    least = total.committed.least if total.committed else None
    if least is None:
        return "?"
    more = total.unknown or (total.committed and total.committed.most != least)
    return f"{'≥' if more else ''}{least}"
