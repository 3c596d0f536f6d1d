"""The numbers of one commitment: how many units reached each status, and how many are booked in all."""

from ledger.book.evidence import Support
from ledger.book.positions import FIRM, RANK
from ledger.book.quantities import add, exceeds, falls_below, is_counted, plain, refines, with_total
from ledger.model.quantity import Quantity
from ledger.model.status import COURSE, Status

MOVING = frozenset({Status.IN_DELIVERY, Status.DELIVERED})
"""Numbers of these only grow: what has arrived has arrived."""
TALK = (Status.CONSIDERED, Status.OFFERED)
Units = dict[str | None, Quantity]
"""A number for each unit; the last one stated stands last."""


class Numbers:
    """Booked numbers, kept apart by unit and by what they count.

    A licence (`approved`), talk (`considered`, `offered`) and pledges are not mixed: `in_all` is raised by pledges and
    deliveries only.
    """

    __slots__ = ("at", "backing", "changes", "in_all", "joint", "told")

    def __init__(self) -> None:
        """Begin with nothing booked."""
        self.changes = 0
        """How often a number was booked that was not booked so before."""
        self.at: dict[Status, Units] = {}
        self.in_all: Units = {}
        self.backing: dict[str | None, Support] = {}
        """Support of the number booked in all."""
        self.joint: Quantity | None = None
        self.told: set[tuple[int | None, int | None, str | None]] = set()
        """All totals that were booked once: to read one of them again is no news."""

    def is_excess(self, status: Status, quantity: Quantity | None) -> bool:
        """Tell whether a total is surely more than what is booked of its kind, and was not booked before."""
        if quantity is None or not is_counted(quantity) or self.was_told(status, quantity):
            return False
        booked = self.comparable(status, quantity.unit)
        return bool(booked) and all(exceeds(quantity, one) for one in booked)

    def was_told(self, status: Status, quantity: Quantity) -> bool:
        """Tell whether a total was booked before as pledged or moved."""
        known = (quantity.least, quantity.most, quantity.unit) in self.told
        return known and RANK[status] >= FIRM and status is not Status.APPROVED

    def comparable(self, status: Status, unit: str | None) -> list[Quantity]:
        """Give the booked numbers that a number of this status may be compared with."""
        if status is Status.APPROVED:
            kinds = [self.at.get(status, {})]
        elif RANK[status] >= FIRM:
            kinds = [self.in_all]
        else:
            kinds = [self.in_all, *(self.at.get(talk, {}) for talk in TALK)]
        return [units[unit] for units in kinds if unit in units]

    def is_progress(self, status: Status, quantity: Quantity | None) -> bool:
        """Tell whether more units than before have reached a status."""
        if quantity is None or not is_counted(quantity):
            return False
        before = self.at.get(status, {}).get(quantity.unit)
        return before is not None and exceeds(quantity, before)

    def covers_all(self, quantity: Quantity | None) -> bool:
        """Tell whether a number is all that is booked."""
        if quantity is None or not is_counted(quantity) or quantity.unit not in self.in_all:
            return False
        booked = self.in_all[quantity.unit]
        return booked.least is not None and (quantity.least or 0) >= booked.least

    def book_total(self, status: Status, quantity: Quantity | None, support: Support) -> None:
        """Book a number that is no addition."""
        if quantity is None:
            return
        if not is_counted(quantity):
            self._put_joint(quantity)
            return
        number = plain(quantity)
        before = self.at.get(status, {}).get(number.unit)
        if before is None or self.replaces(status, number, before, support):
            self._put(status, number)
        if RANK[status] >= FIRM and status is not Status.APPROVED:
            self._raise(status, number, before, support)

    def replaces(self, status: Status, number: Quantity, before: Quantity, support: Support) -> bool:
        """Tell whether a number takes the place of the one before at the same status.

        A greater or a more exact one does. A lesser one corrects it where at least as many sources stand behind it,
        unless it was booked before or counts what has moved.
        """
        if status is Status.PLEDGED and self.was_told(status, number):
            return False
        if exceeds(number, before) or refines(number, before):
            return True
        backed = support >= self.backing.get(number.unit, (False, 0))
        return falls_below(number, before) and status not in MOVING and backed

    def _put_joint(self, quantity: Quantity) -> None:
        if quantity.joint and quantity != self.joint:
            self.joint = quantity
            self.changes += 1

    def _put(self, status: Status, number: Quantity) -> None:
        units = self.at.setdefault(status, {})
        self.changes += units.pop(number.unit, None) != number
        units[number.unit] = number

    def _raise(self, status: Status, number: Quantity, before: Quantity | None, support: Support) -> None:
        """Raise, refine or correct what is booked in all."""
        booked = self.in_all.get(number.unit)
        told = (number.least, number.most, number.unit) in self.told
        corrects = status is Status.PLEDGED and booked == before and self.at[status][number.unit] == number
        sharper = corrects or (status is Status.PLEDGED and booked is not None and refines(number, booked))
        if booked is None or (not told and (exceeds(number, booked) or sharper)):
            self._book_in_all(number, support)

    def _book_in_all(self, number: Quantity, support: Support) -> None:
        self.changes += self.in_all.pop(number.unit, None) != number
        self.in_all[number.unit] = number
        self.backing[number.unit] = support
        self.told.add((number.least, number.most, number.unit))

    def book_addition(self, status: Status, quantity: Quantity | None, support: Support) -> None:
        """Book a number on top of what is booked: "59 more" after 50 is 109."""
        if quantity is None or not is_counted(quantity):
            return
        unit = quantity.unit
        if RANK[status] < FIRM:
            self._put(status, quantity)
            return
        base = self.in_all if status is Status.PLEDGED else self.at.get(status, {})
        number = add(base.get(unit), quantity)
        self._put(status, number)
        booked = self.in_all.get(unit)
        if status is Status.PLEDGED or (status in MOVING and (booked is None or exceeds(number, booked))):
            self._book_in_all(number, support)

    def shown(self, status: Status) -> Quantity | None:
        """Give the number to show beside a status: how many have it, and how many are booked in all.

        Where no number is stated for it, a firm status shows what is booked in all; talk and licences lend theirs to
        no other status. A joint number is shown where the donor has none of its own.
        """
        own = last(self.at.get(status)) if self.at else None
        if own is None and self.in_all and (RANK[status] >= FIRM or status is Status.WITHDRAWN):
            own = last(self.in_all)
        if own is None:
            return self.joint if RANK[status] >= RANK[Status.CONSIDERED] else None
        return with_total(own, self.in_all.get(own.unit)) if status in MOVING else own

    def reached(self) -> tuple[tuple[Status, Quantity], ...]:
        """Give the number at each status, in the order of the course."""
        if not self.at:
            return ()
        return tuple((status, n) for status in COURSE if status in self.at and (n := last(self.at[status])) is not None)


def last(units: Units | None) -> Quantity | None:
    """Give the number of the unit that was stated last."""
    return next(reversed(units.values())) if units else None
