"""`ingest`: read documents into the ledger."""

import sys
from datetime import date

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.days import last_day
from ledger.cli.plain import to_json
from ledger.services.ingesting import Ingested

SHOWN = 20
"""Skipped documents and problems printed by name."""


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "--published", type=last_day, metavar="DATE", help="Publication date of documents that have none of their own."
)
@click.option("--lang", metavar="xx", help="Language of the documents; else it is told from the text.")
@click.option("--recipient", default="UA", show_default=True, help="Whom the aid is for where the text does not say.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on stdout.")
@pass_app
def ingest(app: App, /, paths: tuple[str, ...], jobs: int, *, as_json: bool, **given: str | date | None) -> None:
    """Read files, folders, feeds, archives or addresses into the ledger; `-` is stdin."""
    from ledger.cli.reading import ingest_paths  # noqa: PLC0415 - the rule engine is slow to load and `--help` needs none

    report = ingest_paths(app, paths, jobs=jobs, progress=show_progress if sys.stderr.isatty() else None, **given)
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    if as_json:
        click.echo(to_json(report_row(report)))
    else:
        say_report(report)
    if report.failed:
        raise click.exceptions.Exit(1)


def show_progress(report: Ingested) -> None:
    """Show how far it is on one line of the terminal."""
    click.echo(f"\r\x1b[K{report.documents:,} documents, {report.claims:,} claims", err=True, nl=False)


def report_row(report: Ingested) -> dict[str, object]:
    """Give the report as one JSON object."""
    return {
        "documents": report.documents,
        "outcomes": {str(outcome): n for outcome, n in sorted(report.outcomes.items())},
        "claims": report.claims,
        "commitments": report.folded,
        "skipped": dict(sorted(report.skipped.items())),
        "skipped_documents": [{"source": source, "reason": reason} for source, reason in report.skipped_names],
        "failed": report.failed,
        "problems": [str(problem) for problem in report.problems],
    }


def say_report(report: Ingested) -> None:
    """Say what was read, what was skipped and why, and what failed."""
    for problem in report.problems[:SHOWN]:
        say(f"Error: {problem}")
    if report.failed > SHOWN:
        say(f"Error: {report.failed - SHOWN} more documents could not be read; `--json` lists them")
    for source, reason in report.skipped_names[:SHOWN]:
        say(f"Skipped: {source}: {reason}")
    if report.skipped.total() > SHOWN:
        reasons = "; ".join(f"{reason} ({n})" for reason, n in report.skipped.most_common())
        say(f"Skipped in all: {reasons}")
    done = ", ".join(f"{n} {outcome}" for outcome, n in sorted(report.outcomes.items())) or "none read"
    left = f", {report.skipped.total()} skipped" if report.skipped else ""
    bad = f", {report.failed} failed" if report.failed else ""
    say(f"{report.documents} documents: {done}{left}{bad}; {report.claims} claims, {report.folded} commitments changed")
