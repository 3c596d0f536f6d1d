"""`claims`: what single documents say."""

from collections.abc import Sequence

import click

from ledger.cli.amounts import quantity_text
from ledger.cli.app import App, pass_app
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.questions import CLAIMS as ASKED
from ledger.cli.questions import asks
from ledger.cli.rows import CLAIMS, sourced_row
from ledger.cli.tables import WIDE, Cell, Column, print_table, width
from ledger.model.sourced import SourcedClaim
from ledger.services.asking import Question
from ledger.services.claiming import list_claims, list_retracted


@click.command("claims")
@asks(ASKED)
@click.option("--retracted", is_flag=True, help="Those that no longer count instead: retracted, rejected, superseded.")
@row_formats
@pass_app
def claims(app: App, question: Question, *, retracted: bool, layout: str) -> None:
    """List claims: one row for each thing that a document says."""
    found = (list_retracted if retracted else list_claims)(app.store, question)
    if layout == "table":
        print_claims(found)
    else:
        write_rows(map(sourced_row, found), CLAIMS, layout)
    if not found:
        app.say_empty("no claim matches")


def print_claims(found: Sequence[SourcedClaim]) -> None:
    """Draw the claims; the evidence where there is room, else the document."""
    if not found:
        return
    wide = width() >= WIDE
    columns = [
        Column("Published", least=10),
        Column("Donor"),
        Column("Item", grow=2, least=12),
        Column("Status", least=13),
    ]
    columns += [Column("Qty", "right", most=12), Column("Id", least=8)]
    columns += [Column("Evidence", grow=5)] if wide else [Column("Document", grow=2)]
    rows = [_cells(claim, wide=wide) for claim in found]
    print_table(columns, rows, f"{len(found)} claim{'s' if len(found) != 1 else ''}")


def _cells(sourced: SourcedClaim, *, wide: bool) -> list[Cell]:
    c = sourced.claim
    last = c.evidence if wide else sourced.document
    return [sourced.published.isoformat(), c.donor, c.item, c.status, quantity_text(c.quantity), sourced.id[:8], last]
