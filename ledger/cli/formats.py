"""The output formats that every command with rows takes."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import ParamSpec, TypeVar

import click

from ledger.cli.plain import clean, to_cell, to_json, to_safe_cell

Row = Mapping[str, object]
P = ParamSpec("P")
R = TypeVar("R")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
SHORT = {"json": "json", "nl": "jsonl", "csv": "csv", "tsv": "tsv", "md": "md"}


def row_formats(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--format` and its short forms; the command gets `layout`, one of FORMATS."""
    for flag, name in reversed(SHORT.items()):
        command = click.option(
            f"--{flag}",
            "layout",
            flag_value=name,
            expose_value=False,
            callback=_choose,
            help=f"Short for --format {name}.",
        )(command)
    return click.option(
        "--format",
        "layout",
        type=click.Choice(FORMATS),
        callback=_choose,
        expose_value=False,
        help="How to print the rows: a table on a terminal, else TSV.",
    )(command)


def _choose(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Keep the last format asked for; a terminal gets a table and a pipe TSV."""
    if value is not None:
        ctx.params["layout"] = value
    elif ctx.params.get("layout") is None:
        ctx.params["layout"] = "table" if sys.stdout.isatty() else "tsv"


def write_rows(rows: Iterable[Row], columns: Sequence[str], layout: str) -> None:
    """Print rows in one of the formats without a layout of its own: JSON, JSON lines, CSV, TSV, Markdown.

    `columns` names the cells of the flat formats; JSON prints each row whole.
    """
    match layout:
        case "json":
            lines = json_lines(rows)
        case "jsonl":
            lines = (to_json(row) + "\n" for row in rows)
        case "md":
            lines = markdown_lines(rows, columns)
        case "csv":
            lines = csv_lines(rows, columns)
        case _:
            lines = tsv_lines(rows, columns)
    sys.stdout.writelines(lines)


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give a JSON list, one row a line."""
    before = "["
    for row in rows:
        yield before + to_json(row)
        before = ",\n "
    yield "[]\n" if before == "[" else "]\n"


def csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Give a header and rows as CSV with line feeds."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in chain([columns], ([to_safe_cell(row.get(name)) for name in columns] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def tsv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Give a header and rows with tabs between the cells; no cell holds a tab or a line feed."""
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join([to_safe_cell(row.get(name)) for name in columns]) + "\n"


def markdown_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Give a Markdown table."""
    yield f"| {' | '.join(columns)} |\n"
    yield f"|{'|'.join('---' for _ in columns)}|\n"
    for row in rows:
        yield f"| {' | '.join(escape_markdown(to_cell(row.get(name))) for name in columns)} |\n"


def escape_markdown(text: str) -> str:
    """Keep a text from ending its cell or starting markup."""
    return "".join(f"\\{mark}" if mark in "\\|*_`<[]" else mark for mark in clean(text))
