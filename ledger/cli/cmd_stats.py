"""`stats`: what the ledger holds."""

import click

from ledger.cli.app import App, pass_app
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.tables import Column, print_table
from ledger.services.counting import count_ledger

STATS = ("group", "name", "count")


@click.command("stats")
@row_formats
@pass_app
def stats(app: App, layout: str) -> None:
    """Count documents, claims and commitments."""
    app.catch_up()
    rows = [{"group": group, "name": name, "count": count} for group, name, count in count_ledger(app.store)]
    if layout == "table":
        columns = [Column("Of"), Column("Name"), Column("Count", "right")]
        print_table(columns, [(str(r["group"]), str(r["name"]), str(r["count"])) for r in rows])
    else:
        write_rows(rows, STATS, layout)
    if not any(row["count"] for row in rows if row["name"] == "documents"):
        app.say_empty("no documents")
