"""`list`: commitments and their status."""

from collections.abc import Sequence
from datetime import date

import click

from ledger.cli.amounts import quantity_text
from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import row_formats, write_values
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import WIDE, Cell, Column, print_table, short, width
from ledger.model.state import State
from ledger.services.asking import Question, to_filter
from ledger.services.listing import SORTS, label_states, list_commitments

LIST = (
    "id", "donor", "recipient", "item", "item_name", "class", "status", "since", "requested", "quantity",
    "quantity_qualifier", "unit", "deliver_by", "sources", "claims", "confidence", "conflict", "evidence", "url",
)  # fmt: skip


@click.command("list")
@asks(COMMON)
@click.option(
    "--as-of", type=last_day, metavar="DATE", help="The state at the end of this day; else with all that is known."
)
@click.option("--sort", type=click.Choice(SORTS), default="donor", show_default=True)
@row_formats
@pass_app
def list_(app: App, question: Question, as_of: date | None, sort: str, layout: str) -> None:
    """List commitments and their status, one row each."""
    app.catch_up()
    states = list_commitments(app.store, to_filter(app.store, question), as_of, sort)
    if layout == "table":
        print_states(states, label_states(app.store))
    else:
        write_values(map(state_values, states), LIST, layout)
    if not states:
        app.say_empty("no commitment matches")


def state_values(state: State) -> tuple[object, ...]:
    """Give the values of a row of `list`, in the order of LIST."""
    s, q = state, state.quantity
    number, qualifier, unit = (q.number, q.qualifier, q.unit) if q else (None, None, None)
    head = (s.id, s.donor, s.recipient, s.item, s.item_name, s.item_class, str(s.status), s.since, s.requested)
    proof = (s.sources, s.claims, s.confidence / 100, s.conflict, s.evidence, s.url)
    return (*head, number, qualifier, unit, s.deliver_by, *proof)


def print_states(states: Sequence[State], names: dict[str, str]) -> None:
    """Draw the list; recipients are shown where there are several, the evidence where there is room."""
    if not states:
        return
    several = len({state.recipient for state in states}) > 1
    wide = width() >= WIDE
    columns = [Column("Donor", least=7), *([Column("For")] if several else []), Column("Item", grow=2, least=12)]
    columns += [
        Column("Status", least=13),
        Column("Since", least=10),
        Column("Qty", "right"),
        Column("Src", "right"),
    ]
    columns += [Column("Evidence", grow=5)] if wide else []
    print_table(columns, [_cells(state, names, several=several, wide=wide) for state in states], _caption(states))


def _cells(state: State, names: dict[str, str], *, several: bool, wide: bool) -> list[Cell]:
    cells: list[Cell] = [names.get(state.donor, state.donor), *([state.recipient] if several else [])]
    cells += [f"{short(state.item_name)} !" if state.conflict else short(state.item_name), state.status, state.since]
    cells += [quantity_text(state.quantity), str(state.sources)]
    return [*cells, *([state.evidence] if wide else [])]


def _caption(states: Sequence[State]) -> str:
    conflicts = sum(state.conflict is not None for state in states)
    number = f"{len(states)} commitment{'s' if len(states) != 1 else ''}"
    return f"{number}; ! marks {conflicts} with contradicting claims" if conflicts else number
