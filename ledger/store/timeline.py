"""The materialised timeline: each state of each commitment with the days from and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.state import State, conflict_text
from ledger.model.status import Status
from ledger.store.codec import QUANTITY, SOURCED, Cells, from_quantity, to_quantity, to_sourced
from ledger.store.conditions import state_conditions
from ledger.store.opening import Store

FOREVER = "9999-12-31"
"""Until when the last state of a commitment holds."""
LAST_DAY = "9999-12-30"
STATE = f"""SELECT step.commitment, thread.donor, thread.recipient, thread.item, coalesce(item.name, thread.item),
  thread.class, step.status, step.since, step.since_day, step.requested, step.deliver_by, step.sources, step.claims,
  step.confidence, step.conflict, claim.evidence, version.url, claim.id, version.document,
  coalesce(version.dated, version.published), {", ".join(f"step.{name}" for name in QUANTITY.split(", "))}"""
JOINED = """JOIN claim ON claim.n = step.best JOIN version ON version.n = claim.version
  LEFT JOIN item ON item.id = thread.item"""
INSERT_STEP = "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
AT = "step.starts <= ? AND step.ends > ?"
STATUSES = {str(status): status for status in Status}


def to_state(row: Sequence[Any]) -> State:
    """Read a row of STATE."""
    return State._make((*row[:6], STATUSES[row[6]], *row[7:20], _quantity(*row[20:27])))


@lru_cache(maxsize=4096)
def _quantity(*cells: Any) -> Quantity | None:  # noqa: ANN401 - cells as SQLite gives them
    return to_quantity(cells)


def find_states(store: Store, where: Filter, as_of: date | None = None) -> Iterator[State]:
    """Give the state of each commitment at the end of a day (None: with all that is known), in no order."""
    sql, values = state_conditions(where)
    at, days = (AT, [as_of.isoformat()] * 2) if as_of else (f"step.ends = '{FOREVER}'", [])
    rows = store.connection.execute(
        f"{STATE} FROM step JOIN thread ON thread.n = step.thread {JOINED} WHERE {at} AND {sql}", [*days, *values]
    )
    return map(to_state, rows)


def find_changed(store: Store, where: Filter, after: date, until: date | None) -> Iterator[tuple[State | None, State]]:
    """Give the states at the end of the first day and of the last, of the commitments that changed between."""
    sql, values = state_conditions(where.threads)
    first, last = after.isoformat(), until.isoformat() if until else LAST_DAY
    rows = store.connection.execute(
        f"{STATE}, thread.n FROM"  # noqa: S608 - conditions hold no values
        " (SELECT DISTINCT thread AS n FROM step WHERE starts > ? AND starts <= ?) AS changed"
        f" JOIN thread ON thread.n = changed.n JOIN step ON step.thread = thread.n {JOINED} WHERE {AT} AND {sql}"
        " ORDER BY 2, 4, 3",
        (first, last, last, last, *values),
    ).fetchall()
    for row in rows:
        before = store.connection.execute(
            f"{STATE} FROM step JOIN thread ON thread.n = step.thread {JOINED} WHERE step.thread = ? AND {AT}",
            (row[-1], first, first),
        ).fetchone()
        yield (to_state(before) if before else None), to_state(row)


def find_stale(store: Store) -> list[int]:
    """Give the numbers of the threads whose timeline must be folded anew."""
    return [row[0] for row in store.connection.execute("SELECT n FROM thread WHERE stale ORDER BY n")]


def find_thread_claims(store: Store, thread: int) -> tuple[list[SourcedClaim], dict[str, int]]:
    """Give the claims of a thread that count, in a fixed order, and the row number of each id."""
    rows = store.connection.execute(
        f"{SOURCED} WHERE claim.thread = ? AND claim.live"
        " ORDER BY coalesce(version.dated, version.published), claim.id, claim.n",
        (thread,),
    ).fetchall()
    return [to_sourced(row) for row in rows], {row[1]: row[0] for row in rows}


def record_steps(store: Store, thread: int, steps: Iterable[tuple[date, Commitment]], numbers: dict[str, int]) -> None:
    """Replace the timeline of a thread by a new fold; nothing but this cache is ever replaced."""
    ordered = sorted(steps, key=lambda step: step[0])
    ends = [on.isoformat() for on, _ in ordered[1:]] + [FOREVER] * bool(ordered)
    rows = [
        (thread, on.isoformat(), end, *_from_commitment(commitment, numbers))
        for (on, commitment), end in zip(ordered, ends, strict=True)
    ]
    with store.transaction():
        store.connection.execute("DELETE FROM step WHERE thread = ?", (thread,))
        store.connection.executemany(INSERT_STEP, rows)
        store.connection.execute("UPDATE thread SET stale = 0 WHERE n = ?", (thread,))


def _from_commitment(commitment: Commitment, numbers: dict[str, int]) -> Cells:
    c = commitment
    return (
        c.id,
        str(c.status),
        str(c.since),
        c.since.last.isoformat(),
        str(c.requested) if c.requested else None,
        *from_quantity(c.quantity),
        str(c.deliver_by) if c.deliver_by else None,
        c.sources,
        c.claims,
        c.confidence,
        conflict_text(c),
        numbers[c.best.id],
    )
