"""`backup`, `restore` and `forget`: the ledger as a file."""

import sys
from pathlib import Path

import click

from ledger.cli.app import App, pass_app, say


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE.")
@pass_app
def backup(app: App, /, file: Path, *, force: bool) -> None:
    """Write a verified copy of the ledger to FILE, while it is in use."""
    from ledger.services.backing_up import back_up  # noqa: PLC0415 - `--help` copies nothing

    size = back_up(app.store, file, overwrite=force)
    say(f"{file}: a verified copy of {app.db}, {size:,} bytes")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Replace the present ledger without asking.")
@pass_app
def restore(app: App, /, file: Path, *, yes: bool) -> None:
    """Bring the ledger back from FILE, a copy that is checked first."""
    from ledger.services.backing_up import restore as bring_back  # noqa: PLC0415 - as above

    if app.db.exists() and not yes and sys.stdin.isatty():
        click.confirm(f"Replace {app.db} by {file}?", abort=True, err=True)
    size = bring_back(file, app.db)
    say(f"{app.db}: brought back from {file}, {size:,} bytes")


@click.command("forget")
@click.argument("document")
@pass_app
def forget(app: App, /, document: str) -> None:
    """Take the text of DOCUMENT (id or URL) out of the ledger for good; digest, URL and claims stay."""
    from ledger.services.forgetting import forget as forget_document  # noqa: PLC0415 - as above

    app.store  # noqa: B018 - a ledger that is not there is not made
    done = forget_document(app.writable, document)
    say(f"{done.document}: text of {done.versions} versions removed; {done.claims} claims stay")
