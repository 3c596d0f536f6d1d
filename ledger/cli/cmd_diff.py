"""`diff`: what changed between two days."""

from collections.abc import Sequence
from typing import Any

import click

from ledger.cli.amounts import quantity_text
from ledger.cli.app import App, pass_app
from ledger.cli.days import last_day
from ledger.cli.formats import escape_markdown, row_formats, write_values
from ledger.cli.marks import word_of
from ledger.cli.plain import clean
from ledger.cli.questions import CHANGES, asks
from ledger.cli.tables import WIDE, Cell, Column, Turned, print_table, short, width
from ledger.errors import UsageError
from ledger.model.change import Change, Kind
from ledger.services.asking import Question, to_filter
from ledger.services.diffing import By, Span, diff_commitments, last_release
from ledger.services.naming import Names, find_names

DIFF = (
    "donor", "recipient", "item", "change", "from", "to", "on", "quantity_from", "quantity_to", "sources", "evidence",
    "url",
)  # fmt: skip
CHANGED = 3
"""Exit code with `--exit-code` where something changed."""
QUOTE = 300
"""Characters of a quote in a newsletter line."""
SIGNS = {
    Kind.NEW: "+", Kind.ADVANCED: "↑", Kind.SET_BACK: "↓", Kind.REFUSED: "✗", Kind.WITHDRAWN: "⊘", Kind.RESUMED: "↻",
    Kind.QUANTITY: "#", Kind.REFINED: "»", Kind.CONFLICT: "!",
}  # fmt: skip


class NoDaysError(UsageError):
    """A diff without its first day."""

    def __init__(self) -> None:
        """Say what to write."""
        super().__init__("diff needs two days, as in `aidledger diff 2023-01-20 2023-01-27`, or --since-last")


@click.command("diff")
@click.argument("day_a", required=False, type=last_day, metavar="[A")
@click.argument("day_b", required=False, type=last_day, metavar="B]")
@asks(CHANGES)
@click.option("--by", type=click.Choice(["event", "published", "knowledge"]), default="event", show_default=True,
              help="Compare what had happened, or what the public could know (published, knowledge).")  # fmt: skip
@click.option("--since-last", is_flag=True, help="Since the last published release, instead of A.")
@click.option("--exit-code", is_flag=True, help="End with 3 where something changed.")
@row_formats
@pass_app
def diff(app: App, /, question: Question, *, layout: str, **given: Any) -> None:  # noqa: ANN401 - click has checked them
    """Show what changed after the end of day A up to and including day B (without B: all that is known)."""
    app.catch_up()
    changes = diff_commitments(app.store, to_filter(app.store, question), to_span(app, given))
    if layout in {"table", "md"}:
        (print_changes if layout == "table" else print_lines)(changes, find_names(app.store))
    else:
        write_values(map(change_values, changes), DIFF, layout)
    if not changes:
        app.say_empty("nothing changed")
    elif given["exit_code"]:
        raise click.exceptions.Exit(CHANGED)


def to_span(app: App, given: dict[str, Any]) -> Span:
    """Give the two days; with --since-last the only day given is the second."""
    by: By = "event" if given["by"] == "event" else "published"
    if given["since_last"]:
        return Span(last_release(app.store), given["day_b"] or given["day_a"], by)
    if given["day_a"] is None:
        raise NoDaysError
    return Span(given["day_a"], given["day_b"], by)


def change_values(change: Change) -> tuple[object, ...]:
    """Give the values of a row of `diff`, in the order of DIFF."""
    c, before, after = change, change.quantity_before, change.quantity_after
    step = (c.kind.value, c.before.value if c.before else None, c.after.value, str(c.on))
    numbers = (before.number if before else None, after.number if after else None)
    return (c.donor, c.recipient, c.item, *step, *numbers, c.sources, c.evidence, c.url)


def print_changes(changes: Sequence[Change], names: Names) -> None:
    """Draw the changes; their kind in words and the quote where there is room."""
    if not changes:
        return
    several, wide = len({change.recipient for change in changes}) > 1, width() >= WIDE
    donor = Column("Who") if several else Column("Donor", grow=3, least=8)
    columns = [Column("", least=1), Column("On", least=10), donor, Column("Item", grow=5, least=12)]
    columns += [Column("From → to", least=9), Column("Qty", "right", most=20 if wide else 16), Column("Src", "right")]
    columns += [Column("Evidence", grow=10)] if wide else []
    print_table(columns, [_cells(change, names, several=several, wide=wide) for change in changes], _caption(changes))


def _cells(change: Change, names: Names, *, several: bool, wide: bool) -> list[Cell]:
    parties = f"{change.donor} → {change.recipient}" if several else names.state(change.donor)
    item = f"{short(names.item(change.item))}{' !' if change.rival else ''}"
    cells: list[Cell] = [SIGNS[change.kind], str(change.on), parties, item]
    cells += [Turned(change.before, change.after), quantities_text(change), str(change.sources)]
    return [*cells, *([change.evidence] if wide else [])]


def quantities_text(change: Change) -> str:
    """Write the number, or both where it changed."""
    before, after = quantity_text(change.quantity_before), quantity_text(change.quantity_after)
    return f"{before} → {after}" if before and after and before != after else after or before


def _caption(changes: Sequence[Change]) -> str:
    """Count the changes and explain the signs that stand above."""
    kinds = {change.kind for change in changes}
    signs = ", ".join(f"{sign} {word_of(kind)}" for kind, sign in SIGNS.items() if kind in kinds)
    clash = ", ! contradicted" if any(change.rival for change in changes) and Kind.CONFLICT not in kinds else ""
    return f"{len(changes)} change{'s' if len(changes) != 1 else ''}: {signs}{clash}"


def print_lines(changes: Sequence[Change], names: Names) -> None:
    """Print a line for a newsletter each: who, what, from and to, when, how many sources, and the quote."""
    for change in changes:
        click.echo(newsletter_line(change, names))


def newsletter_line(change: Change, names: Names) -> str:
    """Write one change as Markdown."""
    who = f"{names.state(change.donor)} -> {names.state(change.recipient)}: {names.item(change.item)}"
    number = quantities_text(change)
    source = f"{change.sources} source{'s' if change.sources != 1 else ''}"
    words = clean(change.evidence)
    words = words if len(words) <= QUOTE else f"{words[: QUOTE - 1]}…"
    link = f" ([source](<{clean(change.url)}>))" if change.url else ""
    step = step_text(change) + (f" ({number})" if number else "")
    if change.wider is not None:
        step += f", before as {names.item(change.wider[0])}: {word_of(change.wider[1])}"
    text = f"{who}: {step}, {change.on}, {source}: '{words}'"
    return f"- {escape_markdown(text)}{link}"


def step_text(change: Change) -> str:
    """Write the two statuses; where they do not tell the change, its kind and the one that stands."""
    before, after, kind = change.before, word_of(change.after), change.kind
    if change.rival is not None:
        after = f"{after} against {word_of(change.rival)}"
    if before is None or kind in {Kind.REFINED, Kind.CONFLICT}:
        return f"{word_of(kind)}: {after}"
    if before is change.after:
        return after if kind is Kind.QUANTITY else f"{word_of(kind)}: {after}"
    return f"{word_of(before)} -> {after}"
