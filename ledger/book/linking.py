"""Commitments that are likely the same, or share one number: linked, never merged in silence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ledger.model.commitment import Commitment, Link
from ledger.model.hierarchy import Hierarchy, is_class
from ledger.model.quantity import Quantity

WINDOW = timedelta(days=60)
"""How near in time a class and a model must be spoken of to be likely the same."""
Links = dict[str, list[Link]]


def link(commitments: Sequence[Commitment], hierarchy: Hierarchy | None = None) -> list[Commitment]:
    """Give the commitments with their links, in the same order."""
    places = hierarchy or Hierarchy()
    links: Links = {}
    parties: dict[tuple[str, str], list[Commitment]] = {}
    for c in commitments:
        parties.setdefault((c.donor, c.recipient), []).append(c)
    for threads in parties.values():
        if len(threads) > 1:
            link_kin(threads, places, links)
    link_joint(commitments, links)
    if not links:
        return list(commitments)
    return [replace(c, links=in_order(links[c.id])) if c.id in links else c for c in commitments]


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Put links in a fixed order, each once."""
    return tuple(sorted(set(links), key=lambda one: (one.kind, one.item, one.commitment, one.why)))


def link_kin(threads: Sequence[Commitment], places: Hierarchy, links: Links) -> None:
    """Link the threads of one donor and recipient where an item is a kind of another."""
    by_item = {c.item: c for c in threads}
    for narrow in threads:
        for name in places.ancestors(narrow.item, narrow.item_class):
            wide = by_item.get(name)
            if wide is not None and wide is not narrow:
                link_pair(wide, narrow, links)


def link_pair(wide: Commitment, narrow: Commitment, links: Links) -> None:
    """Link a wider and a narrower name: a class to a model near in time, a family to its member at any time."""
    if is_class(wide.item):
        near = nearest(wide, narrow)
        if near is None or abs(near[1] - near[0]) > WINDOW:
            return
        why = f"{wide.item} on {near[0]} and {narrow.item} on {near[1]}: at most {WINDOW.days} days apart"
        there, back = "class", "class"
    else:
        why = f"{narrow.item} is a kind of {wide.item}"
        there, back = "refines", "refined_by"
    links.setdefault(narrow.id, []).append(Link(wide.id, wide.item, why, there))
    links.setdefault(wide.id, []).append(Link(narrow.id, narrow.item, why, back))


def nearest(wide: Commitment, narrow: Commitment) -> tuple[date, date] | None:
    """Give the two days on which both are spoken of that lie nearest to each other; the earliest of equals."""
    pairs = ((a, b) for a, b in _neighbours(days_of(wide), days_of(narrow)))
    return min(pairs, key=lambda pair: (abs(pair[1] - pair[0]), pair), default=None)


def days_of(commitment: Commitment) -> list[date]:
    """Give the days of its events, in order, each once."""
    return list(dict.fromkeys(e.on.last for e in commitment.events))


def _neighbours(one: Sequence[date], other: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Give each pair of days that have no other day between them."""
    merged = sorted([(day, 0) for day in one] + [(day, 1) for day in other])
    for (day, side), (later, other_side) in pairwise(merged):
        if side != other_side:
            yield (day, later) if side == 0 else (later, day)


def link_joint(commitments: Sequence[Commitment], links: Links) -> None:
    """Link the commitments of several donors that one document gives one joint number."""
    shared: dict[tuple[object, ...], dict[str, Commitment]] = {}
    for c in commitments:
        for event in c.events:
            if event.quantity is not None and event.quantity.joint:
                for sourced in event.claims:
                    key = (c.recipient, c.item, number_key(event.quantity), sourced.document)
                    shared.setdefault(key, {})[c.id] = c
    for group in shared.values():
        for one in group.values():
            why = f"one number of {len(group)} donors: {', '.join(sorted(c.donor for c in group.values()))}"
            for other in group.values():
                if other.id != one.id:
                    links.setdefault(one.id, []).append(Link(other.id, other.item, why, "joint"))


def number_key(quantity: Quantity) -> tuple[int | None, int | None, str | None]:
    """Give what makes two joint numbers the same."""
    return (quantity.least, quantity.most, quantity.unit)
