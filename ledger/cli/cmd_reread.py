"""`reread`: run the present rules over the stored documents."""

import sys

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.rows import claim_row
from ledger.cli.tables import Cell, Column, print_table
from ledger.services.rereading import Difference, Reread

REREAD = ("change", "document", "donor", "recipient", "item", "status_before", "status_after", "before", "after")


@click.command("reread")
@click.option("--document", metavar="ID", help="Only one document, by id or URL.")
@click.option("--dry-run", is_flag=True, help="Show what would change and book nothing.")
@click.option("--yes", is_flag=True, help="Book without asking.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@row_formats
@pass_app
def reread(app: App, /, document: str | None, *, jobs: int, layout: str, **how: bool) -> None:
    """Read the stored documents with the present rules; shows claims gained and lost before it books them."""
    from ledger.cli.reading import reread_documents  # noqa: PLC0415 - the rule engine is slow to load

    def decide(report: Reread) -> bool:
        print_differences(report, layout)
        changes = report.gained + report.lost + report.changed
        if how["dry_run"]:
            return False
        return how["yes"] or not changes or not sys.stdin.isatty() or click.confirm("Book this?", err=True)

    done = reread_documents(app, document, jobs=jobs, decide=decide)
    say(f"{done.documents} documents read: {done.gained} gained, {done.lost} lost, {done.changed} changed")
    for number, why in ((done.forgotten, "forgotten"), (done.unreadable, "in languages without rules")):
        if number:
            say(f"{number} documents are {why}; their claims stay")
    say("Booked" if done.booked else "Nothing was booked")


def print_differences(report: Reread, layout: str) -> None:
    """Print each claim gained, lost or changed."""
    rows = [difference_row(difference) for difference in report.differences]
    if layout != "table":
        write_rows(rows, REREAD, layout)
    elif rows:
        columns = [
            Column("Change"),
            Column("Donor"),
            Column("Item", grow=1),
            Column("Status"),
            Column("Evidence", grow=3),
        ]
        print_table(columns, [_cells(difference) for difference in report.differences])


def difference_row(difference: Difference) -> dict[str, object]:
    """Give a row of `reread`: whole claims before and after."""
    claim = difference.after or difference.before
    return {
        "change": difference.change,
        "document": difference.document,
        "donor": claim.donor if claim else None,
        "recipient": claim.recipient if claim else None,
        "item": claim.item if claim else None,
        "status_before": str(difference.before.status) if difference.before else None,
        "status_after": str(difference.after.status) if difference.after else None,
        "before": claim_row(difference.before) if difference.before else None,
        "after": claim_row(difference.after) if difference.after else None,
    }


def _cells(difference: Difference) -> list[Cell]:
    claim = difference.after or difference.before
    sign = {"gained": "+ gained", "lost": "- lost", "changed": "~ changed"}[difference.change]
    return [sign, claim.donor, claim.item, claim.status, claim.evidence] if claim else [sign]
