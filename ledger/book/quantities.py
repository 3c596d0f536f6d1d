"""Numbers: what exceeds, refines or adds to what is booked.

Only numbers of one unit are compared or added: a battery is no launcher.
"""

from dataclasses import replace

from ledger.model.quantity import Quantity

ROUGH = 10
"""Percent by which a number may differ from one that is marked `about` and still be the same."""


def is_counted(quantity: Quantity | None) -> bool:
    """Tell whether a quantity has a number of the donor's own: no joint one, no mere "several"."""
    return quantity is not None and not quantity.joint and not (quantity.least is None and quantity.most is None)


def bounds(quantity: Quantity) -> tuple[int, int | None]:
    """Give the least and the most that a number can mean; None is open. `about 40` reaches from 36 to 44."""
    least, most = quantity.least or 0, quantity.most
    if quantity.qualifier == "about" and most is not None:
        return (least * (100 - ROUGH) // 100, -(-most * (100 + ROUGH) // 100))
    return (least, most)


def exceeds(new: Quantity, booked: Quantity) -> bool:
    """Tell whether a number is surely more than what is booked: its least is above the other's most."""
    most = bounds(booked)[1]
    return most is not None and bounds(new)[0] > most


def falls_below(new: Quantity, booked: Quantity) -> bool:
    """Tell whether a number is surely less than what is booked."""
    most = bounds(new)[1]
    return most is not None and most < bounds(booked)[0]


def refines(new: Quantity, booked: Quantity) -> bool:
    """Tell whether a number says more exactly what is booked: `at least 14` becomes 18, `about 40` becomes 42."""
    low, high = bounds(new)
    least, most = bounds(booked)
    inside = least <= low and (most is None or (high is not None and high <= most))
    return inside and (low, high) != (least, most) and not exceeds(new, booked)


def add(booked: Quantity | None, more: Quantity) -> Quantity:
    """Add "more" to what is booked in the same unit; a stated new total wins over the sum.

    Where nothing is booked, an addition means at least that many.
    """
    if more.total is not None:
        return Quantity(more.total, more.total, unit=more.unit)
    if booked is None:
        return Quantity(more.least, None, "at_least", more.unit)
    least = (booked.least or 0) + (more.least or 0)
    most = None if booked.most is None or more.most is None else booked.most + more.most
    return Quantity(least, most, _qualifier(booked, more, closed=most is not None), more.unit)


def _qualifier(one: Quantity, other: Quantity, *, closed: bool) -> str | None:
    """Give the qualifier of a sum: the vaguer of both."""
    if not closed:
        return "at_least"
    both = {one.qualifier, other.qualifier}
    return next((word for word in ("at_most", "about") if word in both), None)


def plain(quantity: Quantity) -> Quantity:
    """Give a number as a total: "59 more, 109 in all" is 109."""
    if quantity.total is not None:
        return Quantity(quantity.total, quantity.total, unit=quantity.unit, joint=quantity.joint)
    return replace(quantity, additional=False) if quantity.additional else quantity


def with_total(quantity: Quantity, booked: Quantity | None) -> Quantity:
    """Note beside a number what is booked in all, where that is surely more and of the same unit."""
    if booked is None or booked.unit != quantity.unit or booked.least is None:
        return quantity
    return replace(quantity, total=booked.least) if exceeds(booked, quantity) else quantity
