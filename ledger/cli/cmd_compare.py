"""`compare`: another tracker's sheet against the ledger."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledger.cli.amounts import quantity_text
from ledger.cli.app import App, pass_app, say
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import Cell, Column, print_table
from ledger.model.tracker import Comparison, Standing
from ledger.services.asking import Question, to_filter

COMPARE = (
    "donor", "recipient", "item", "standing", "differs", "ledger_number", "sheet_number", "ledger_status",
    "sheet_status", "ledger_date", "sheet_dates", "lines", "near", "evidence", "url",
)  # fmt: skip
EXAMPLE = """\b
A mapping such as this one says which column holds what, and what the sheet's words mean:
  [columns]
  donor = "Country"
  item = "System"
  number = "Quantity"
  [items]
  "Leopard 2A4" = "leopard-2"
"""
DIFFERENT = 3
"""Exit code with `--exit-code` where the two sides do not agree."""
SIGNS = {Standing.AGREES: "=", Standing.DIFFERS: "≠", Standing.ONLY_LEDGER: "<", Standing.ONLY_SHEET: ">"}


@click.command("compare", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "map_path", type=click.Path(path_type=Path), metavar="TOML", help="Which column holds what.")
@click.option("--within", type=click.IntRange(min=0), default=0, metavar="DAYS", help="How far dates may lie apart.")
@click.option("--as-of", type=last_day, metavar="DATE", help="The ledger at the end of this day; else all of it.")
@click.option("--all", "every", is_flag=True, help="Show what agrees too.")
@click.option("--exit-code", is_flag=True, help="End with 3 where the two sides do not agree.")
@asks(COMMON)
@row_formats
@pass_app
def compare(app: App, /, question: Question, *, file: Path, as_of: date | None, layout: str, **how: Any) -> None:  # noqa: ANN401 - click has checked them
    """Set another tracker's FILE (CSV or XLSX) against the ledger, commitment by commitment."""
    from ledger.services.comparing import compare_sheet  # noqa: PLC0415 - `--help` compares nothing

    where = to_filter(app.store, question)
    done = compare_sheet(app.store, file, how["map_path"], where, as_of=as_of, within=how["within"])
    shown = [c for c in done.comparisons if how["every"] or c.standing is not Standing.AGREES]
    if layout == "table":
        print_comparisons(shown)
    else:
        write_rows(map(compare_row, shown), COMPARE, layout)
    for problem in done.problems:
        say(str(problem))
    say(summary(done.comparisons))
    code = 1 if done.problems else DIFFERENT if how["exit_code"] and has_differences(done.comparisons) else 0
    if code:
        raise click.exceptions.Exit(code)


def has_differences(comparisons: Sequence[Comparison]) -> bool:
    """Tell whether the two sides disagree anywhere."""
    return any(c.standing is not Standing.AGREES for c in comparisons)


def summary(comparisons: Sequence[Comparison]) -> str:
    """Say how many commitments agree, differ or stand on one side alone."""
    counts = Counter(c.standing for c in comparisons)
    words = {
        "agrees": "agree",
        "differs": "differ",
        "only_ledger": "in the ledger alone",
        "only_sheet": "in the sheet alone",
    }
    return ", ".join(f"{counts[standing]} {words[standing]}" for standing in Standing)


def compare_row(c: Comparison) -> dict[str, object]:
    """Give a row of `compare`."""
    return {
        "donor": c.donor,
        "recipient": c.recipient,
        "item": c.item,
        "standing": str(c.standing),
        "differs": list(c.differs),
        "ledger_number": c.ledger_number.number if c.ledger_number else None,
        "sheet_number": c.sheet_number,
        "ledger_status": str(c.ledger_status) if c.ledger_status else None,
        "sheet_status": str(c.sheet_status) if c.sheet_status else None,
        "ledger_date": str(c.ledger_date) if c.ledger_date else None,
        "sheet_dates": [str(day) for day in c.sheet_dates],
        "lines": list(c.lines),
        "near": c.near,
        "evidence": c.evidence,
        "url": c.url,
    }


def print_comparisons(comparisons: Sequence[Comparison]) -> None:
    """Draw the commitments with both sides' number, status and date."""
    if comparisons:
        columns = [Column("Donor"), Column("Item", grow=2, least=12), Column(""), Column("Differs in", grow=1)]
        columns += [Column("Ledger", grow=2, least=14), Column("Sheet", grow=2, least=14), Column("Lines")]
        print_table(columns, [_cells(c) for c in comparisons])


def _cells(c: Comparison) -> list[Cell]:
    dated = "date" in c.differs
    ours = (quantity_text(c.ledger_number), c.ledger_status, c.ledger_date if dated else None)
    theirs = (c.sheet_number, c.sheet_status, *(c.sheet_dates if dated else ()))
    near = f"like {c.near}" if c.near else ""
    sides = [" ".join(str(part) for part in side if part is not None and part != "") for side in (ours, theirs)]
    return [c.donor, c.item, SIGNS[c.standing], ", ".join(c.differs) or near, *sides, ", ".join(map(str, c.lines))]
