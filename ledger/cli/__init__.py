"""The command line: a command parses, calls one service and renders its result."""

from pathlib import Path

import click

from ledger import __version__
from ledger.cli.app import App
from ledger.cli.guarded import Guarded


@click.group(
    "aidledger",
    cls=Guarded,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Data goes to stdout, talk to stderr. Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 differences.",
)
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    envvar="AIDLEDGER_DB",
    default="ledger.db",
    show_default=True,
    show_envvar=True,
    help="The ledger file.",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Another folder of rules than the installed one.")
@click.version_option(__version__, prog_name="aidledger")
@click.pass_context
def main(ctx: click.Context, db: Path, rules: Path | None) -> None:
    """Read who pledged which weapons to whom, keep the ledger, show the sentence that proves it."""
    ctx.obj = App(db, rules)
