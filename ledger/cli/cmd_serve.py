"""`serve`: browse the ledger with Datasette."""

import click

from ledger.cli.app import App, pass_app


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "browse", is_flag=True, help="Open a browser.")
@click.option("--get", metavar="PATH", help="Print one page, as in /ledger/by_donor.json?donor=DE, and end.")
@pass_app
def serve(app: App, /, *, host: str, port: int, browse: bool, get: str | None) -> None:
    """Browse the ledger with Datasette: tables, facets, and queries by donor, by item, between two days."""
    from ledger.services.serving import serve as serve_ledger  # noqa: PLC0415 - `--help` serves nothing

    app.catch_up()
    code = serve_ledger(app.store, host=host, port=port, browse=browse, get=get)
    if code:
        raise click.exceptions.Exit(code)
