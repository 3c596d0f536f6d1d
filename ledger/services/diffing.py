"""Say what changed between two days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ledger.errors import UsageError
from ledger.model.change import Change
from ledger.model.filter import Filter
from ledger.store import Store
from ledger.store.reading import find_claims, read_setting
from ledger.store.timeline import find_changed

RELEASED = "released"
"""Setting with the last day of the latest published release."""
By = Literal["event", "published"]


class BackwardsError(UsageError):
    """The first day is later than the second."""

    def __init__(self, after: date, until: date) -> None:
        """Name both."""
        super().__init__(f"{after} is later than {until}; write the earlier day first")


class NeverReleasedError(UsageError):
    """Nothing was published yet."""

    exit_code = 1

    def __init__(self) -> None:
        """Say how to publish."""
        super().__init__("nothing was published from this ledger yet; `aidledger publish DIR` makes a release")


@dataclass(frozen=True, slots=True)
class Span:
    """From the end of one day to the end of another; None stands for all that is known."""

    after: date
    until: date | None
    by: By = "event"
    """`event`: by the day on which it happened; `published`: by the day on which the public could know it."""


def last_release(store: Store) -> date:
    """Give the day up to which the latest release goes; NeverReleasedError."""
    day = read_setting(store, RELEASED)
    if day is None:
        raise NeverReleasedError
    return date.fromisoformat(day)
