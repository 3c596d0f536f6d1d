"""`demo`: the example articles in a fresh ledger."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ledger.cli.app import App, pass_app


@click.command("demo")
@click.option("--keep", type=click.Path(path_type=Path), metavar="FILE", help="Keep the ledger in FILE, a new one.")
@pass_app
def demo(app: App, keep: Path | None) -> None:
    """Read made-up articles of one month into a fresh ledger, then show the list, a timeline and a diff."""
    from ledger.services.demonstrating import check_new  # noqa: PLC0415 - `--help` needs no ledger

    if keep is not None:
        run_demo(App(check_new(keep), app.rules))
        return
    with TemporaryDirectory(prefix="aidledger-demo-") as folder, click.Context(demo):
        run_demo(App(Path(folder) / "demo.db", app.rules))


def run_demo(app: App) -> None:
    """Read the articles, then ask what a user would ask."""
    from ledger.cli.cmd_ingest import say_report  # noqa: PLC0415 - as above
    from ledger.cli.reading import ingest_paths  # noqa: PLC0415 - as above
    from ledger.services.demonstrating import DAYS, TIMELINE, example_articles  # noqa: PLC0415 - as above

    first, last = (day.isoformat() for day in DAYS)
    step("ingest month.jsonl")
    say_report(ingest_paths(app, [str(example_articles())], jobs=1, progress=None))
    step("list")
    show_list(app)
    step(f"show {TIMELINE.donor} {TIMELINE.item}")
    show_timeline(app)
    step(f"diff {first} {last}")
    show_diff(app)


def step(command: str) -> None:
    """Print the command that a user would type."""
    click.echo(f"\n$ aidledger {command}\n")


def show_list(app: App) -> None:
    """Print all commitments."""
    from ledger.cli.cmd_list import print_states  # noqa: PLC0415 - as above
    from ledger.model.filter import Filter  # noqa: PLC0415 - as above
    from ledger.services.listing import label_states, list_commitments  # noqa: PLC0415 - as above

    print_states(list_commitments(app.store, Filter()), label_states(app.store))


def show_timeline(app: App) -> None:
    """Print one timeline with its evidence."""
    from ledger.cli.timelines import print_shown  # noqa: PLC0415 - as above
    from ledger.services.demonstrating import TIMELINE  # noqa: PLC0415 - as above
    from ledger.services.showing import show_commitments  # noqa: PLC0415 - as above

    print_shown(show_commitments(app.store, TIMELINE), plot=True, every=False)


def show_diff(app: App) -> None:
    """Print what changed between two days."""
    from ledger.cli.cmd_diff import print_changes  # noqa: PLC0415 - as above
    from ledger.model.filter import Filter  # noqa: PLC0415 - as above
    from ledger.services.demonstrating import DAYS  # noqa: PLC0415 - as above
    from ledger.services.diffing import Span, diff_commitments  # noqa: PLC0415 - as above
    from ledger.services.naming import find_names  # noqa: PLC0415 - as above

    print_changes(diff_commitments(app.store, Filter(), Span(*DAYS, "event")), find_names(app.store))
