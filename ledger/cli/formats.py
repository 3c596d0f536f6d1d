"""The output formats that every command with rows takes."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import ParamSpec, TypeVar

import click

from ledger.cli.plain import FORMULA, clean, to_cell, to_json, to_safe_cell
from ledger.cli.streams import ESCAPED, use_errors

Row = Mapping[str, object]
P = ParamSpec("P")
R = TypeVar("R")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
ODD = FORMULA | {" "}
"""What a cell must not begin with to be written as it is."""
AT_ONCE = 1000
"""Lines that are printed with one call."""
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
    if ctx.params["layout"] != "table":
        use_errors(ESCAPED, "stdout")


def write_rows(rows: Iterable[Row], columns: Sequence[str], layout: str) -> None:
    """Print rows in one of the formats without a layout of its own: JSON, JSON lines, CSV, TSV, Markdown.

    `columns` names the cells of the flat formats; JSON prints each row whole.
    """
    if layout in NESTED:
        write_lines(NESTED[layout](rows))
    else:
        cells = ([row.get(name) for name in columns] for row in rows)
        write_lines(FLAT.get(layout, tsv_lines)(cells, columns))


def write_values(rows: Iterable[Sequence[object]], columns: Sequence[str], layout: str) -> None:
    """Print rows given as values in the order of the columns: quicker where there are very many."""
    if layout in NESTED:
        write_lines(NESTED[layout](dict(zip(columns, row, strict=True)) for row in rows))
    else:
        write_lines(FLAT.get(layout, tsv_lines)(rows, columns))


def write_lines(lines: Iterator[str]) -> None:
    """Print lines, many at a time: each call takes long where Python does not buffer its output."""
    while text := "".join(islice(lines, AT_ONCE)):
        sys.stdout.write(text)


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give a JSON list, one row a line."""
    before = "["
    for row in rows:
        yield before + to_json(row)
        before = ",\n "
    yield "[]\n" if before == "[" else "]\n"


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give one JSON object a line."""
    return (to_json(row) + "\n" for row in rows)


def csv_lines(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> Iterator[str]:
    """Give a header and rows as CSV with line feeds."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in chain([columns], (map(to_safe_cell, row) for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def tsv_lines(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> Iterator[str]:
    """Give a header and rows with tabs between the cells; no cell holds a tab or a line feed.

    Most cells are texts that can be written as they are: to call a function for each takes long.
    """
    yield "\t".join(columns) + "\n"
    for row in rows:
        cells = [
            (cell if cell.isprintable() and cell[:1] not in ODD and cell[-1:] != " " else to_safe_cell(cell))
            if isinstance(cell, str)
            else ""
            if cell is None
            else to_cell(cell)
            for cell in row
        ]
        yield "\t".join(cells) + "\n"


def markdown_lines(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> Iterator[str]:
    """Give a Markdown table."""
    yield f"| {' | '.join(columns)} |\n"
    yield f"|{'|'.join('---' for _ in columns)}|\n"
    for row in rows:
        yield f"| {' | '.join(escape_markdown(to_cell(value)) for value in row)} |\n"


def escape_markdown(text: str) -> str:
    """Keep a text from ending its cell or starting markup."""
    return "".join(f"\\{mark}" if mark in "\\|*_`<[]" else mark for mark in clean(text))


NESTED = {"json": json_lines, "jsonl": jsonl_lines}
FLAT = {"csv": csv_lines, "tsv": tsv_lines, "md": markdown_lines}
