"""`explain`: why a text makes a claim, or why it makes none."""

from datetime import date

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.days import last_day
from ledger.errors import UsageError


class NothingToExplainError(UsageError):
    """Neither a claim nor a text, or both."""

    def __init__(self) -> None:
        """Say what to write."""
        super().__init__('explain needs the id of a claim, or a text: `aidledger explain --text "Berlin liefert ..."`')


@click.command("explain")
@click.argument("claim", required=False, metavar="[CLAIM]")
@click.option("--text", help="Explain this text instead of a claim of the ledger.")
@click.option("--why-not", is_flag=True, help="Show for each item mention without a claim what failed first.")
@click.option("--lang", metavar="xx", help="Language of the text; else it is told from the text.")
@click.option("--published", type=last_day, metavar="DATE", help="The day on which the text was published.")
@click.option("--recipient", default="UA", show_default=True, help="Whom the aid is for where the text does not say.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
@pass_app
def explain(
    app: App, /, claim: str | None, text: str | None, *, why_not: bool, as_json: bool, **given: str | date | None
) -> None:
    """Show a sentence with its marked words, the rule that made each claim, and why the slots have their values."""
    from ledger.cli.explain_pages import explanation_json, print_explanation  # noqa: PLC0415 - `--help` needs none
    from ledger.services.explaining import explain_claim, explain_text  # noqa: PLC0415 - as above
    from ledger.services.reading import open_reader  # noqa: PLC0415 - as above

    if (claim is None) == (text is None):
        raise NothingToExplainError
    if text is not None:
        found = explain_text(open_reader(app.rules), text, **given)  # type: ignore[arg-type] # click has checked them
    else:
        found = explain_claim(app.store, open_reader(app.rules), claim or "")
    if as_json:
        click.echo(explanation_json(found))
    else:
        print_explanation(found, why_not=why_not)
    if not any(one.claims for one in found.sentences):
        say("Note: the text makes no claim" if why_not else "Note: the text makes no claim; `--why-not` shows why")
