"""The table of items by donors: who stands where on what."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.model.commitment import Commitment
from ledger.model.money import Money
from ledger.model.quantity import Quantity
from ledger.model.snapshot import Snapshot
from ledger.publish.cells import clean, cut
from ledger.publish.labels import GERMAN, SIGNS, Label, Sign

SHORT = 60
OPEN = ("class:aid-package", "class:weapons")
"""Classes that hold no models."""
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
UNNAMED = Label("model not named", "Modell nicht genannt")
NONE = "–"
"""Stands for a number that no text gives."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One commitment in short."""

    anchor: str
    sign: Sign
    number: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One item: a cell or None for each donor."""

    name: Label
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """The items of one class."""

    name: Label
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """All that is given to one recipient."""

    recipient: Label
    donors: tuple[tuple[str, Label], ...]
    groups: tuple[HeatGroup, ...]


def heat_tables(snapshot: Snapshot, anchors: dict[str, str]) -> tuple[HeatTable, ...]:
    """Give a table for each recipient, the one with most commitments first."""
    by_recipient: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in snapshot.commitments:
        by_recipient[commitment.recipient].append(commitment)
    order = sorted(by_recipient, key=lambda code: (-len(by_recipient[code]), code))
    return tuple(heat_table(snapshot, code, by_recipient[code], anchors) for code in order)


def heat_table(snapshot: Snapshot, recipient: str, commitments: list[Commitment], anchors: dict[str, str]) -> HeatTable:
    """Give one recipient's table; donors with most commitments stand first, and so do the classes."""
    donors = by_number(commitment.donor for commitment in commitments)
    classes = by_number(commitment.item_class for commitment in commitments)
    cells = {
        (c.item_class, c.item, c.donor): HeatCell(
            anchors[c.id], SIGNS[c.status], amount_of(c.quantity, c.best.claim.value)
        )
        for c in commitments
    }
    groups = []
    for item_class in classes:
        items = sorted(
            {i for k, i, _ in cells if k == item_class}, key=lambda i: (item_label(snapshot, i).en.lower(), i)
        )
        rows = [
            HeatRow(
                row_label(snapshot, item, item_class), tuple(cells.get((item_class, item, donor)) for donor in donors)
            )
            for item in items
        ]
        groups.append(HeatGroup(item_label(snapshot, item_class), tuple(rows)))
    heads = tuple((donor, state_label(snapshot, donor)) for donor in donors)
    return HeatTable(state_label(snapshot, recipient), heads, tuple(groups))


def by_number(names: Iterable[str]) -> list[str]:
    """Give the distinct names, the most frequent first."""
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))


def number_of(quantity: Quantity | None) -> str:
    """Give a number in few signs: `14`, `~40`, `≥100`, `≤20`, `10–20`; a dash where none is stated."""
    if quantity is None or (quantity.least is None and quantity.most is None):
        return NONE
    least, most = quantity.least, quantity.most
    if least == most:
        return f"~{least}" if quantity.qualifier == "about" else str(least)
    if most is None:
        return f"≥{least}"
    return f"≤{most}" if not least else f"{least}–{most}"


def amount_of(quantity: Quantity | None, value: Money | None) -> str:
    """Give a sum of money in millions where there is one, else a number of units, else a dash."""
    if value is None:
        return number_of(quantity)
    millions = value.amount / 1_000_000
    number, unit = (millions, "M") if millions >= 1 else (value.amount, "")
    symbol = SYMBOLS.get(value.currency)
    return f"{symbol}{number:.0f}{unit}" if symbol else f"{number:.0f}{unit} {value.currency}"


def item_label(snapshot: Snapshot, item: str) -> Label:
    """Name an item in both languages."""
    english, german = (cut(clean(snapshot.item_name(item, lang)), SHORT) for lang in ("en", "de"))
    return Label(english, GERMAN.get(item, german) if german == english else german)


def row_label(snapshot: Snapshot, item: str, item_class: str) -> Label:
    """Name an item under the heading of its class, which need not be said twice."""
    return UNNAMED if item == item_class and item not in OPEN else item_label(snapshot, item)


def state_label(snapshot: Snapshot, code: str) -> Label:
    """Name a state in both languages."""
    return Label(*(cut(clean(snapshot.state_name(code, lang)), SHORT) for lang in ("en", "de")))
