"""`extract`: what documents say, without a ledger."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date

import click

from ledger.cli.amounts import quantity_text
from ledger.cli.app import App, pass_app, say
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.plain import to_json
from ledger.cli.rows import CLAIM, claim_row
from ledger.cli.tables import WIDE, Cell, Column, print_table, width
from ledger.errors import Problem
from ledger.services.extracting import Extracted
from ledger.sources import Skipped

ROW = ("document", "published", *CLAIM)
"""Cells of a claim's row in the flat formats."""


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published", type=last_day, metavar="DATE", help="Publication date of documents that have none of their own."
)
@click.option("--lang", metavar="xx", help="Language of the documents; else it is told from the text.")
@click.option("--recipient", default="UA", show_default=True, help="Whom the aid is for where the text does not say.")
@click.option("--jsonl", "by_document", is_flag=True, help="Print one document a line, with its claims.")
@row_formats
@pass_app
def extract(app: App, /, paths: tuple[str, ...], layout: str, *, by_document: bool, **given: str | date | None) -> None:
    """Read files, folders, feeds, archives or addresses and print their claims; `-` is stdin."""
    report = Report()
    found = report.watch(extract_paths(app, paths, **given))
    if by_document:
        sys.stdout.writelines(to_json(document_row(one)) + "\n" for one in found)
    elif layout == "table":
        print_extracted(found)
    else:
        write_rows(claim_rows(found), ROW, layout)
    report.close()


def extract_paths(
    app: App, paths: tuple[str, ...], **given: str | date | None
) -> Iterator[Extracted | Skipped | Problem]:
    """Read documents with the rules of the command line."""
    from ledger.services.extracting import extract as read  # noqa: PLC0415 - `--help` needs no rule engine
    from ledger.services.reading import open_reader  # noqa: PLC0415 - as above
    from ledger.sources import read_documents  # noqa: PLC0415 - as above

    reader = open_reader(app.rules)
    documents = read_documents(paths, stdin=sys.stdin.buffer, languages=reader.languages, **given)  # type: ignore[arg-type] # click has checked them
    return read(documents, reader)


class Report:
    """Says what was left out as it comes, and remembers whether all went well."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.documents = self.claims = self.failed = 0

    def watch(self, incoming: Iterable[Extracted | Skipped | Problem]) -> Iterator[Extracted]:
        """Hand on what was read."""
        for one in incoming:
            if isinstance(one, Extracted):
                self.documents += 1
                self.claims += len(one.reading.claims)
                yield one
            elif isinstance(one, Skipped):
                say(f"Skipped: {one}")
            else:
                self.failed += 1
                say(f"Error: {one}")

    def close(self) -> None:
        """End with exit code 1 where a document could not be read."""
        if self.documents and not self.claims:
            say(f"Note: no claim in {self.documents} document{'s' if self.documents != 1 else ''}")
        if self.failed:
            raise click.exceptions.Exit(1)


def document_row(one: Extracted) -> dict[str, object]:
    """Give a document with its claims as `--jsonl` prints it."""
    d = one.document
    return {
        "id": d.id,
        "source": d.source,
        "title": d.title,
        "lang": d.lang,
        "published": d.published.isoformat() if d.published else None,
        "claims": [claim_row(claim) for claim in one.reading.claims],
    }


def claim_rows(found: Iterable[Extracted]) -> Iterator[dict[str, object]]:
    """Give each claim as a row that names its document."""
    for one in found:
        d = one.document
        head = {"document": d.id, "published": d.published.isoformat() if d.published else None}
        yield from (head | claim_row(claim) for claim in one.reading.claims)


def print_extracted(found: Iterable[Extracted]) -> None:
    """Draw the claims; the evidence where there is room."""
    wide = width() >= WIDE
    rows = [cells for one in found for cells in table_rows(one, wide=wide)]
    if not rows:
        return
    columns = [Column("Donor"), Column("Item", grow=2, least=12), Column("Status", least=13), Column("Qty", "right")]
    columns += [Column("On"), Column("Rule"), Column("Evidence", grow=5)] if wide else [Column("Evidence", grow=3)]
    print_table(columns, rows, f"{len(rows)} claim{'s' if len(rows) != 1 else ''}")


def table_rows(one: Extracted, *, wide: bool) -> Iterator[list[Cell]]:
    """Give the cells of a document's claims."""
    for c in one.reading.claims:
        donor = c.donor if c.recipient == one.document.recipient else f"{c.donor}→{c.recipient}"
        cells: list[Cell] = [donor, c.item, c.status, quantity_text(c.quantity)]
        on = str(c.event_date) if c.event_date else ""
        yield [*cells, on, c.rule, c.evidence] if wide else [*cells, c.evidence]
