"""`doctor`: how the installation is."""

from typing import TYPE_CHECKING

import click

from ledger.cli.app import App, pass_app
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.tables import Column, print_table

if TYPE_CHECKING:
    from ledger.services.doctor import Part

DOCTOR = ("group", "name", "state", "detail", "remedy")
SIGNS = {"ok": "✓ ok", "absent": "– absent", "fault": "✗ fault"}


@click.command("doctor")
@row_formats
@pass_app
def doctor(app: App, layout: str) -> None:
    """Look over Python, packages, extras, rules and the ledger; ends with 1 where something is at fault."""
    from ledger.services.doctor import examine  # noqa: PLC0415 - `--help` needs no rule engine

    parts = examine(app.db, app.rules)
    if layout == "table":
        print_parts(parts)
    else:
        write_rows(map(part_row, parts), DOCTOR, layout)
    if any(part.state == "fault" for part in parts):
        raise click.exceptions.Exit(1)


def part_row(part: "Part") -> dict[str, object]:
    """Give a part as a row."""
    return {
        "group": part.group,
        "name": part.name,
        "state": str(part.state),
        "detail": part.detail,
        "remedy": part.remedy or None,
    }


def print_parts(parts: "list[Part]") -> None:
    """Draw the parts; a remedy stands in place of the detail."""
    columns = [Column("Of"), Column("Name", grow=2, least=12), Column("State"), Column("Detail or remedy", grow=4)]
    rows = [(part.group, part.name, SIGNS[part.state], part.remedy or part.detail) for part in parts]
    print_table(columns, rows)
