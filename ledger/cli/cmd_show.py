"""`show`: one commitment's timeline with the evidence."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_rows
from ledger.model.identity import commitment_id
from ledger.model.sourced import SourcedClaim
from ledger.services.showing import Shown, Wanted, show_commitments

SHOW = (
    "commitment", "donor", "recipient", "item", "on", "inferred", "status", "effect", "tranche", "quantity",
    "quantity_qualifier", "unit", "former", "hedged", "sources", "claim", "speaker", "evidence", "document",
    "published", "publisher", "url", "note",
)  # fmt: skip


@click.command("show")
@click.argument("donor")
@click.argument("item")
@click.option("--recipient", metavar="STATE", help="Only aid for this state.")
@click.option("--as-of", type=last_day, metavar="DATE", help="The timeline up to the end of this day.")
@click.option(
    "--known-at", type=last_day, metavar="DATE", help="Only what the public could know at the end of this day."
)
@click.option("--all", "every", is_flag=True, help="In a long timeline also the events that change nothing.")
@click.option("--plot", is_flag=True, help="Draw the course of the status.")
@click.option("--audit", is_flag=True, help="Also what runs and reviews did, and claims that no longer count.")
@row_formats
@pass_app
def show(app: App, /, donor: str, item: str, *, layout: str, **given: Any) -> None:  # noqa: ANN401 - click has checked them
    """Show the timeline of DONOR on ITEM and its variants: dates, status, quantities, sources, quotes, conflicts."""
    style = {name: given.pop(name) for name in ("plot", "every")}
    shown = show_commitments(app.store, Wanted(donor, item, **given))
    if layout == "table":
        from ledger.cli.timelines import print_shown  # noqa: PLC0415 - only for people

        print_shown(shown, **style)
    else:
        write_rows(event_rows(shown), SHOW, layout)


def event_rows(shown: Sequence[Shown]) -> Iterator[dict[str, object]]:
    """Give one row for each claim of each event; claims that no longer count have no event."""
    for one in shown:
        c = one.commitment
        about = c or one.retracted[0].claim
        names = (about.donor, about.recipient, about.item)
        thread = {"commitment": commitment_id(*names), **dict(zip(SHOW[1:4], names, strict=True))}
        for event in c.events if c else ():
            q = event.quantity
            booked = {
                "on": str(event.on),
                "inferred": event.inferred,
                "status": str(event.status),
                "effect": event.effect,
                "tranche": event.tranche,
                "quantity": q.number if q else None,
                "quantity_qualifier": q.qualifier if q else None,
                "unit": q.unit if q else None,
                "former": event.former,
                "hedged": event.hedged,
                "sources": event.sources,
            }
            for sourced in event.claims:
                yield thread | booked | claim_cells(sourced)
        for sourced in one.retracted:
            yield thread | {"effect": "no longer counts", "status": str(sourced.claim.status)} | claim_cells(sourced)


def claim_cells(sourced: SourcedClaim) -> dict[str, object]:
    """Give the claim and its document."""
    return {
        "claim": sourced.id,
        "speaker": sourced.claim.speaker,
        "evidence": sourced.claim.evidence,
        "document": sourced.document,
        "published": sourced.published.isoformat(),
        "publisher": sourced.publisher,
        "url": sourced.url,
        "note": sourced.note,
    }
