"""Totals that never add what must not be added.

Units are kept apart, a joint number counts once, a class claim that is likely the same as a model claim is left out,
and neither talk nor licences count.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from ledger.book.linking import number_key
from ledger.book.positions import FIRM, RANK
from ledger.book.quantities import add
from ledger.model.commitment import Commitment
from ledger.model.donors import GROUPS
from ledger.model.hierarchy import is_class
from ledger.model.quantity import Quantity
from ledger.model.status import Status
from ledger.model.total import Total


def totals(commitments: Iterable[Commitment], key: Callable[[Commitment], str] = attrgetter("item")) -> list[Total]:
    """Add up the firm commitments of each key (`item`, or `attrgetter("item_class")`) by unit, in order of the key."""
    groups: dict[str, list[Commitment]] = {}
    for c in commitments:
        if RANK[c.status] >= FIRM:
            groups.setdefault(key(c), []).append(c)
    return [total for name in sorted(groups) for total in add_up(name, groups[name])]


def add_up(key: str, group: Sequence[Commitment]) -> list[Total]:
    """Add up firm commitments of one key, one total for each unit; at least one total."""
    present = {c.id for c in group}
    left_out = tuple(sorted(c.id for c in group if is_counted_elsewhere(c, present)))
    counted = [c for c in group if c.id not in left_out]
    numbers = [(c, committed(c)) for c in counted]
    states = any(c.donor not in GROUPS for c in counted)
    unknown = sum(number is None and not (states and c.donor in GROUPS) for c, number in numbers)
    units = sorted({number.unit for _, number in numbers if number is not None}, key=lambda unit: unit or "")
    found = []
    for unit in units or [None]:
        inside = [(c, number) for c, number in numbers if number is not None and number.unit == unit]
        arrived = [(c, number) for c, _ in inside if (number := delivered(c)) is not None and number.unit == unit]
        joint = sum(number.joint for _, number in inside)
        total = Total(key, unit, sum_up(inside), sum_up(arrived), len(inside), unknown, joint, left_out)
        found.append(total)
    return found


def is_counted_elsewhere(commitment: Commitment, present: set[str]) -> bool:
    """Tell whether a narrower commitment of the same sum is likely the same: a class beside its model, a family."""
    wide = is_class(commitment.item)
    return any(
        link.commitment in present
        and (link.kind == "refined_by" or (link.kind == "class" and wide and narrower(link.item)))
        for link in commitment.links
    )


def narrower(item: str) -> bool:
    """Tell whether a linked item is a model; classes of classes are counted as they are."""
    return not is_class(item)


def committed(commitment: Commitment) -> Quantity | None:
    """Give how many units are committed in all; None where no claim says. A licence's number is none."""
    numbers = dict(commitment.reached)
    pledged = numbers.get(Status.PLEDGED)
    found = [n for s in (Status.PLEDGED, Status.IN_DELIVERY, Status.DELIVERED) if (n := numbers.get(s)) is not None]
    if not found:
        shown = commitment.quantity
        licence = commitment.status is Status.APPROVED and Status.APPROVED in numbers
        return None if shown is None or licence else shown
    most = max(found, key=lambda n: n.least or 0)
    return pledged if pledged is not None and (pledged.least or 0) >= (most.least or 0) else most


def delivered(commitment: Commitment) -> Quantity | None:
    """Give how many units were delivered; None where none were, or no claim says how many."""
    return dict(commitment.reached).get(Status.DELIVERED)


def sum_up(numbers: Sequence[tuple[Commitment, Quantity]]) -> Quantity | None:
    """Add own numbers, and each joint one once.

    What a donor of a joint number gives as its own is a part of that number: the greater of both counts. So it is with
    what a group of states gives and what the states give.
    """
    states = add_joint([(c, number) for c, number in numbers if c.donor not in GROUPS])
    groups = [number for c, number in numbers if c.donor in GROUPS]
    return max([*groups, *([states] if states else [])], key=lambda n: (n.least or 0, n is states), default=None)


def add_joint(numbers: Sequence[tuple[Commitment, Quantity]]) -> Quantity | None:
    """Add the numbers of states."""
    shared: dict[tuple[object, ...], set[str]] = {}
    joint: dict[tuple[object, ...], Quantity] = {}
    for c, number in numbers:
        if number.joint:
            key = (c.recipient, c.item, number_key(number))
            joint[key] = number
            shared.setdefault(key, set()).update(link.commitment for link in c.links if link.kind == "joint")
    own = {c.id: number for c, number in numbers if not number.joint}
    parts: list[Quantity] = []
    for group, number in joint.items():
        members = add_all(own.pop(one) for one in sorted(shared[group]) if one in own)
        parts.append(number if members is None or (members.least or 0) < (number.least or 0) else members)
    return add_all([*own.values(), *parts])


def add_all(numbers: Iterable[Quantity]) -> Quantity | None:
    """Add numbers of one unit; an open end makes the sum a least."""
    total: Quantity | None = None
    for number in numbers:
        more = Quantity(number.least, number.most, number.qualifier, number.unit)
        total = more if total is None else add(total, more)
    return total
