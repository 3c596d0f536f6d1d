"""`publish`: the ledger as a dataset."""

from datetime import date
from pathlib import Path

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.days import last_day
from ledger.cli.questions import COMMON, asks
from ledger.publish import Published
from ledger.services.asking import Question, to_filter
from ledger.services.publishing import Order, publish_dataset


@click.command("publish")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@asks((*COMMON, "min_confidence"))
@click.option("--as-of", type=last_day, metavar="DATE", help="The state at the end of this day; else of the latest.")
@click.option("--previous", type=click.Path(path_type=Path), metavar="DIR", help="The release before, to compare with.")
@click.option("--correction", metavar="TEXT", help="Why rows changed that no retraction or review explains.")
@click.option("--bom", is_flag=True, help="Start CSV files with a byte order mark, for spreadsheets.")
@pass_app
def publish(app: App, /, question: Question, *, folder: Path, as_of: date | None, **how: object) -> None:
    """Write the ledger as a dataset into DIR: CSV, SQLite, Parquet, Excel, a page, and what describes them."""
    order = Order(to_filter(app.store, question), words_of(question), as_of, **how)  # type: ignore[arg-type] # click has checked them
    done = publish_dataset(app.store, folder, order)
    say(f"{folder}: {counts(done)}, as of {done.as_of}")
    for extra in done.left_out:
        say(f"Note: without {extra} files; install them with `pip install 'aidledger[{extra}]'`")


def counts(done: Published) -> str:
    """Say how many rows there are, and how many are new or changed since the release before."""
    rows = ", ".join(f"{number} {name}" for name, number in done.rows.items())
    if done.delta is None:
        return rows
    tables = done.delta.tables["claims"]
    return f"{rows} ({len(tables.added)} claims added, {len(tables.changed)} changed, {len(tables.lost)} retracted)"


def words_of(question: Question) -> tuple[str, ...]:
    """Give the filter as options: what a later release must repeat."""
    q = question
    many = {"donor": q.donors, "recipient": q.recipients, "item": q.items, "class": q.classes, "status": q.statuses}
    words = [f"--{name} {value}" for name, values in many.items() for value in sorted(values)]
    days = {"since": q.since, "until": q.until}
    words += [f"--{name} {day}" for name, day in days.items() if day]
    return (*words, *([f"--min-confidence {q.min_confidence / 100:.2f}"] if q.min_confidence else []))
