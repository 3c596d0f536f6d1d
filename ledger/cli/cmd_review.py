"""`review`: accept, correct or reject claims."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.questions import CLAIMS, asks
from ledger.services.asking import Question


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of a review."""

    claim: str | None
    verdict: str | None
    slots: tuple[str, ...]
    published: date | None
    note: str
    reviewer: str | None
    target: Path | None
    source: Path | None
    listing: bool


@click.command("review")
@click.argument("claim", required=False)
@click.option("--accept", "verdict", flag_value="accept", help="The claim is right.")
@click.option("--reject", "verdict", flag_value="reject", help="The text does not say so.")
@click.option("--set", "slots", multiple=True, metavar="SLOT=VALUE", help="Correct a slot; no value takes it away.")
@click.option("--published", type=last_day, metavar="DATE", help="Correct the publication date of --document.")
@click.option("--note", default="", help="Why.")
@click.option("--by", "reviewer", metavar="NAME", envvar="AIDLEDGER_REVIEWER", show_envvar=True, help="Who reviews.")
@click.option("--export", "target", type=click.Path(path_type=Path), help="Write claims as CSV to edit; - is stdout.")
@click.option("--import", "source", type=click.Path(path_type=Path), help="Read an edited CSV.")
@click.option("--list", "listing", is_flag=True, help="List the reviews made so far as JSON lines.")
@asks(CLAIMS)
@pass_app
def review(app: App, /, question: Question, **given: object) -> None:
    """Accept, correct or reject claims: one by id, one by one in the terminal, or many from a CSV.

    Without CLAIM or a file, the claims that meet the filters and have no review yet are shown one by one. Reviews are
    records of their own: they hold when the documents are read anew, and `show` and the dataset name them.
    """
    from ledger.cli.reviews import run_review  # noqa: PLC0415 - loads what checks review files

    run_review(app, question, Given(**given))  # type: ignore[arg-type] # click has checked them
