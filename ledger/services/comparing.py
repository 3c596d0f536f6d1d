"""Set another tracker's sheet against the ledger, commitment by commitment."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from ledger.book import keep_book
from ledger.errors import LedgerError, Problem
from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.hierarchy import Hierarchy
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import COURSE, Status
from ledger.model.tracker import Comparison, Entry, SheetLine, Standing
from ledger.publish.equivalents import EQUIVALENTS
from ledger.publish.sheet import SheetMap, read_map, read_sheet
from ledger.services.publishing import fits
from ledger.services.resolving import resolve_states, resolve_statuses
from ledger.store import Store
from ledger.store.names import find_codes, find_hierarchy, find_used
from ledger.store.reading import find_claims

T = TypeVar("T")
Thread = tuple[str, str, str]
"""Donor, recipient, item."""
RANK = {status: rank for rank, status in enumerate((Status.REFUSED, Status.WITHDRAWN, Status.REQUESTED, *COURSE))}
KIEL = {other.kiel: status for status, other in EQUIVALENTS.items() if other.kiel}
"""What a word of the Kiel tracker means here."""
GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,' \u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*")
WHOLE = re.compile(r"(?P<number>\d+)(?:[.,]0+)?")
FIRST_YEAR, LAST_YEAR = 1991, 2100
"""Years that a date of this field can have."""


@dataclass(slots=True)
class Compared:
    """What was found, and the lines that could not be read in full."""

    comparisons: list[Comparison] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def compare_sheet(  # noqa: PLR0913 - what to compare, asked option by option
    store: Store,
    path: Path,
    map_path: Path | None = None,
    where: Filter | None = None,
    *,
    as_of: date | None = None,
    within: int = 0,
) -> Compared:
    """Compare a sheet with the ledger at the end of `as_of`; dates agree within so many days.

    LedgerError where the sheet or its mapping cannot be used; a cell that cannot be read is a problem.
    """
    by = read_map(map_path) if map_path else SheetMap()
    where = where or Filter()
    places = find_hierarchy(store)
    book = [c for c in keep_book(find_claims(store, where.threads), as_of=as_of, hierarchy=places) if fits(c, where)]
    report = Compared()
    reader = LineReader(store, path, by, report.problems)
    entries = {thread: entry for thread, entry in reader.read().items() if is_asked(thread, places, where)}
    ours = {(c.donor, c.recipient, c.item): c for c in book}
    report.comparisons = [
        compare_thread(thread, ours, entries, places, timedelta(days=within))
        for thread in sorted(ours.keys() | entries.keys())
    ]
    return report


def is_asked(thread: Thread, places: Hierarchy, where: Filter) -> bool:
    """Tell whether a thread of the sheet meets the conditions on donor, recipient, item and class."""
    donor, recipient, item = thread
    item_class = places.class_of(item, item)
    asked = ((donor, where.donors), (recipient, where.recipients), (item, where.items), (item_class, where.classes))
    return all(not wanted or value in wanted for value, wanted in asked)


@dataclass(slots=True)
class LineReader:
    """Turns the lines of a sheet into entries; what cannot be read becomes a problem."""

    store: Store
    path: Path
    by: SheetMap
    problems: list[Problem]

    def read(self) -> dict[Thread, Entry]:
        """Give the entries by thread; the lines of one thread together."""
        threads: dict[Thread, list[Entry]] = defaultdict(list)
        for line in read_sheet(self.path, self.by):
            entry = self.read_line(line)
            if entry is not None:
                threads[entry.donor, entry.recipient, entry.item].append(entry)
        return {thread: join_entries(found) for thread, found in threads.items()}

    def read_line(self, line: SheetLine) -> Entry | None:
        """Give one line's entry; None, with a problem, where the donor, recipient or item is unknown."""
        try:
            donor = self.state(line.donor)
            recipient = self.state(line.recipient)
            item = self.item(line.item)
        except LedgerError as error:
            self.problems.append(Problem(str(self.path), str(error), line.line))
            return None
        number = self.attempt(line.line, read_number, line.number) if line.number else None
        day = self.attempt(line.line, self.day, line.date) if line.date else None
        status = self.attempt(line.line, self.status, line.status) if line.status else None
        return Entry(donor, recipient, item, (line.line,), number, (day,) if day else (), status)

    def attempt(self, line: int, read: Callable[[str], T], text: str) -> T | None:
        """Read a cell; None, with a problem, where that fails."""
        try:
            return read(text)
        except (ValueError, LedgerError) as error:
            self.problems.append(Problem(str(self.path), str(error), line))
            return None

    def state(self, text: str) -> str:
        """Give a state's code: as mapped, else by name or code."""
        return resolve_states(self.store, [self.by.donors.get(text, text)])[0]

    def item(self, text: str) -> str:
        """Give an item's id: as mapped, else by id or name; UnknownItemError."""
        wanted = self.by.items.get(text, text).strip()
        if wanted.lower() in find_used(self.store, "item"):
            return wanted.lower()
        found = find_codes(self.store, "item", wanted)
        if len(found) != 1:
            raise UnknownItemError(text, found)
        return found[0]

    def status(self, text: str) -> Status:
        """Give a status: as mapped, else ours by name, else the Kiel tracker's."""
        wanted = self.by.statuses.get(text, text)
        return KIEL.get(wanted.strip().lower()) or resolve_statuses([wanted])[0]

    def day(self, text: str) -> PartialDate:
        """Read a date in the sheet's form."""
        form = self.by.dates
        day = PartialDate.of(datetime.strptime(text, form).date()) if form else PartialDate.parse(text)  # noqa: DTZ007 - days have no zone
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            msg = f"{text!r} is no likely date; look at the cell"
            raise ValueError(msg)
        return day


class UnknownItemError(LedgerError):
    """An item that the ledger has no single name for."""

    def __init__(self, text: str, found: Iterable[str]) -> None:
        """Name it, and what it may be."""
        may = ", ".join(found)
        why = f"may be {may}" if may else "is unknown"
        super().__init__(f'item {text!r} {why}; write "{text}" = "ID" under [items] of the mapping')


def read_number(text: str) -> int:
    """Read a whole number with or without separators of thousands; ValueError where it is none."""
    if GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    whole = WHOLE.fullmatch(text)
    if whole is None:
        msg = f"{text!r} is no whole number; it was not compared"
        raise ValueError(msg)
    return int(whole["number"])


def join_entries(entries: list[Entry]) -> Entry:
    """Put the lines of one thread together: numbers added, dates kept, the furthest status."""
    first = entries[0]
    numbers = [entry.number for entry in entries if entry.number is not None]
    statuses = [entry.status for entry in entries if entry.status is not None]
    return Entry(
        first.donor,
        first.recipient,
        first.item,
        tuple(line for entry in entries for line in entry.lines),
        sum(numbers) if len(numbers) == len(entries) else None,
        tuple(sorted(day for entry in entries for day in entry.dates)),
        max(statuses, key=RANK.__getitem__, default=None),
    )


def compare_thread(
    thread: Thread,
    ours: Mapping[Thread, Commitment],
    theirs: Mapping[Thread, Entry],
    places: Hierarchy,
    within: timedelta,
) -> Comparison:
    """Give one thread's comparison."""
    mine, other = ours.get(thread), theirs.get(thread)
    if mine is None or other is None:
        near = find_near(thread, ours.keys() if mine is None else theirs.keys(), places)
        standing = Standing.ONLY_SHEET if mine is None else Standing.ONLY_LEDGER
        differs: tuple[str, ...] = ()
    else:
        near, differs = None, tuple(find_differences(mine, other, within))
        standing = Standing.DIFFERS if differs else Standing.AGREES
    return Comparison(
        *thread,
        standing,
        differs,
        ledger_number=mine.quantity if mine else None,
        sheet_number=other.number if other else None,
        ledger_status=mine.status if mine else None,
        sheet_status=other.status if other else None,
        ledger_date=mine.since if mine else None,
        sheet_dates=other.dates if other else (),
        lines=other.lines if other else (),
        near=near,
        evidence=mine.best.claim.evidence if mine else None,
        url=mine.best.url if mine else None,
    )


def find_differences(mine: Commitment, other: Entry, within: timedelta) -> Iterator[str]:
    """Name what differs of the things that both sides say."""
    if other.number is not None and mine.quantity is not None and not holds(mine.quantity, other.number):
        yield "number"
    if other.dates and not any(meets(event.on, day, within) for event in mine.events for day in other.dates):
        yield "date"
    if other.status is not None and other.status is not mine.status:
        yield "status"


def holds(quantity: Quantity, number: int) -> bool:
    """Tell whether a number lies in a range, or is the total that goes with it."""
    if quantity.total == number:
        return True
    return (quantity.least is None or quantity.least <= number) and (quantity.most is None or number <= quantity.most)


def meets(ours: PartialDate, theirs: PartialDate, within: timedelta) -> bool:
    """Tell whether two periods overlap, or lie no more than `within` apart."""
    return ours.first - within <= theirs.last and theirs.first <= ours.last + within


def find_near(thread: Thread, others: Iterable[Thread], places: Hierarchy) -> str | None:
    """Give an item of the same donor and recipient that is a kind of this one, or that this one is a kind of."""
    donor, recipient, item = thread
    above = places.ancestors(item)
    near = [
        other
        for d, r, other in others
        if (d, r) == (donor, recipient) and other != item and (other in above or item in places.ancestors(other))
    ]
    return min(near, default=None)
