"""`eval`: precision, recall and F1 on labelled documents."""

from collections.abc import Sequence
from pathlib import Path

import click

from ledger.cli.app import App, pass_app
from ledger.cli.eval_rows import COMPARE, ERRORS, REPORT, compare_rows, error_rows, report_rows
from ledger.cli.formats import row_formats, write_rows


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option("--errors", is_flag=True, help="List what was missed, too much or wrong; of the tuning half alone.")
@click.option(
    "--compare",
    "old",
    type=click.Path(path_type=Path),
    metavar="OLD.jsonl",
    help="List claims gained and lost against what `extract --jsonl` printed; of the tuning half alone.",
)
@click.option("--half", type=click.Choice(["tune", "check"]), help="Only the documents for tuning, or for checking.")
@click.option("--lang", metavar="xx", help="Only documents of this language.")
@row_formats
@pass_app
def eval_(
    app: App, /, gold: tuple[Path, ...], old: Path | None, layout: str, *, errors: bool, **only: str | None
) -> None:
    """Read labelled documents and count what was read right; the figures show both halves side by side."""
    from ledger.cli.rows import claim_row  # noqa: PLC0415 - `--help` reads no rules
    from ledger.services.measuring import measure_rules  # noqa: PLC0415 - as above

    half = only["half"] or ("tune" if errors or old else None)
    scored = measure_rules(gold, claim_row, rules=app.rules, half=half, lang=only["lang"])
    if old is not None:
        write_table(compare_rows(scored, old), COMPARE, layout)
    elif errors:
        write_table(error_rows(scored), ERRORS, layout)
    elif layout == "table":
        from ledger.cli.eval_pages import print_report  # noqa: PLC0415 - only for people

        print_report(scored)
    else:
        write_rows(report_rows(scored), REPORT, layout)


def write_table(rows: Sequence[dict[str, object]], columns: Sequence[str], layout: str) -> None:
    """Print rows; as a table for people too."""
    if layout == "table":
        from ledger.cli.eval_pages import print_rows  # noqa: PLC0415 - only for people

        print_rows(rows, columns)
    else:
        write_rows(rows, columns, layout)
