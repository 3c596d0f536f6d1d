"""The fold: claims of one donor, recipient and item become a timeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.book.days import by_day
from ledger.book.tally import Tally
from ledger.book.thread import Thread
from ledger.model.commitment import Commitment
from ledger.model.sourced import SourcedClaim


@dataclass(frozen=True, slots=True)
class Step:
    """A commitment from the end of a day until the next step."""

    on: date
    commitment: Commitment
    claims: int
    sources: int
    support: int
    """Independent sources of the present status since it began; all of them where only a former state is known."""
    noes: int
    """How often the donor had said no by then."""


def fold(claims: Sequence[SourcedClaim], as_of: date | None = None) -> Commitment | None:
    """Give the state of one thread at the end of a day (None: with all claims); None where nothing counts by then.

    The claims are of one donor, recipient and item, in any order.
    """
    thread: Thread | None = None
    for day, told in by_day(claims, as_of):
        thread = thread or Thread(min(told, key=lambda c: (c.published, c.id)))
        thread.book(day, told)
    return thread.freeze() if thread else None


def steps(claims: Iterable[SourcedClaim]) -> list[Step]:
    """Give the states of one thread, one for each day on which a claim counts, in order of time.

    `fold(claims, as_of)` equals the last step up to that day.
    """
    return list(_steps(claims))


def _steps(claims: Iterable[SourcedClaim]) -> Iterator[Step]:
    thread, tally = None, Tally()
    for day, told in by_day(claims):
        thread = thread or Thread(min(told, key=lambda c: (c.published, c.id)))
        thread.book(day, told)
        state = thread.freeze()
        tally.take(state)
        sources = len(tally.sources)
        yield Step(day, state, tally.claims, sources, len(tally.held) or sources, tally.noes)
