"""One day, several positions: which one counts.

An unhedged claim beats a hedged one, more independent sources beat fewer, then the further status wins.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledger.book.evidence import Support
from ledger.book.positions import RANK, YES
from ledger.model.commitment import Conflict
from ledger.model.status import Status

FURTHER = "further_status"
"""Name of the rule that decides between equals."""
NONE: Support = (False, 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who wins and who loses a day."""

    losers: frozenset[Status] = frozenset()
    """Not booked that day. A lesser yes beside the winner is no loser: it is a restatement."""
    is_no: bool = False
    """The donor's no wins, so that additions of the same day lose, too."""
    conflict: Conflict | None = None


def decide(day: date, claims: Mapping[Status, Support], additions: Mapping[Status, Support], repeated: int) -> Outcome:
    """Decide a day's contest among the donor's positions; up to the rank `repeated` a yes is no news.

    `claims` are about the commitment, `additions` about more than that: those never compete with another yes.
    """
    yes = {status: support for status, support in claims.items() if RANK[status] >= YES}
    no = {status: support for status, support in claims.items() if RANK[status] < YES}
    for_yes = max([*yes.values(), *additions.values()], default=NONE)
    for_no = max(no.values(), default=NONE)
    if for_no > for_yes:
        return Outcome(frozenset(claims) - {strongest(no)}, is_no=True)
    winner = strongest(leave_out_restatements(yes, repeated)) if yes else None
    further = {status for status in yes if winner and RANK[status] > RANK[winner]}
    if not no or for_no < for_yes:
        return Outcome(frozenset(no) | further)
    clash = Conflict(day, winner or strongest(additions), strongest(no), FURTHER)
    return Outcome(frozenset(no) | further, conflict=clash)


def strongest(claims: Mapping[Status, Support]) -> Status:
    """Give the status with the best support; of equals the further one."""
    return max(claims, key=lambda status: (claims[status], RANK[status]))


def leave_out_restatements(claims: Mapping[Status, Support], repeated: int) -> Mapping[Status, Support]:
    """Leave out what only repeats where the donor stands, where the day has news: ten papers do not outvote it."""
    news = {status: support for status, support in claims.items() if RANK[status] > repeated}
    return news or claims
