"""`check`: what is wrong in the ledger."""

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.tables import Column, print_table
from ledger.model.finding import Finding

CHECK = ("check", "where", "message", "remedy", "commitments", "claims")


@click.command("check")
@row_formats
@pass_app
def check(app: App, /, layout: str) -> None:
    """Find impossible dates, deliveries above pledges, skipped steps, conflicts, dead evidence, damage; 1 where any."""
    from ledger.services.checking import check_ledger  # noqa: PLC0415 - `--help` checks nothing

    findings = check_ledger(app.store)
    if layout != "table":
        write_rows(map(finding_row, findings), CHECK, layout)
    elif findings:
        columns = [
            Column("Check"),
            Column("Where", grow=1, least=14, wrap=True),
            Column("What, and how to mend it", grow=3, wrap=True),
        ]
        print_table(columns, [(f.code, f.where, f"{f.message}; {f.remedy}") for f in findings])
    say(f"{len(findings)} problem{'s' if len(findings) != 1 else ''} found" if findings else "No problems found")
    if findings:
        raise click.exceptions.Exit(1)


def finding_row(finding: Finding) -> dict[str, object]:
    """Give a row of `check`: what is odd, what to do, and the rows that it is about."""
    return {
        "check": finding.code,
        "where": finding.where,
        "message": finding.message,
        "remedy": finding.remedy,
        "commitments": finding.commitments,
        "claims": finding.claims,
    }
