"""`check`: what is wrong in the ledger."""

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.tables import Column, print_table

CHECK = ("check", "where", "message", "rows")


@click.command("check")
@row_formats
@pass_app
def check(app: App, /, layout: str) -> None:
    """Find impossible dates, deliveries above pledges, skipped steps, conflicts, dead evidence, damage; 1 where any."""
    from ledger.services.checking import check_ledger  # noqa: PLC0415 - `--help` checks nothing

    faults = check_ledger(app.store)
    rows = [{name: getattr(fault, name) for name in CHECK} for fault in faults]
    if layout == "table" and faults:
        columns = [
            Column("Check"),
            Column("Where", grow=1, least=12),
            Column("What, and how to mend it", grow=3, wrap=True),
        ]
        print_table(columns, [(fault.check, fault.where, fault.message) for fault in faults])
    elif layout != "table":
        write_rows(rows, CHECK, layout)
    say(f"{len(faults)} problem{'s' if len(faults) != 1 else ''} found" if faults else "No problems found")
    if faults:
        raise click.exceptions.Exit(1)
