"""The materialised timeline: each state of each commitment with the days from and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.partial_date import PartialDate
from ledger.model.sourced import SourcedClaim
from ledger.model.state import State
from ledger.model.status import Status
from ledger.store.codec import QUANTITY, SOURCED, Cells, from_quantity, to_date, to_quantity, to_sourced
from ledger.store.conditions import state_conditions
from ledger.store.opening import Store

FOREVER = "9999-12-31"
STATE = f"""SELECT step.commitment, thread.donor, thread.recipient, thread.item, coalesce(item.name, thread.item),
  thread.class, step.status, step.since, step.requested, step.deliver_by, step.sources, step.claims, step.confidence,
  step.conflict, claim.evidence, version.url, claim.id, version.document, coalesce(version.dated, version.published),
  {", ".join(f"step.{name}" for name in QUANTITY.split(", "))}"""
JOINS = """JOIN claim ON claim.n = step.best JOIN version ON version.n = claim.version
  LEFT JOIN item ON item.id = thread.item"""
AT = "step.thread = thread.n AND step.starts = (SELECT max(starts) FROM step s WHERE s.thread = thread.n AND s.starts <= ?)"


def to_state(row: Sequence[Any]) -> State:
    """Read a row of STATE."""
    return State(
        *row[:6],
        Status(row[6]),
        PartialDate.parse(row[7]),
        to_date(row[8]),
        to_quantity(row[19:26]),
        to_date(row[9]),
        *row[10:18],
        date.fromisoformat(row[18]),
    )


def find_states(store: Store, where: Filter, as_of: date | None = None) -> Iterator[State]:
    """Give the state of each commitment at the end of a day (None: with all that is known), by donor and item."""
    sql, values = state_conditions(where)
    day = as_of.isoformat() if as_of else FOREVER
    rows = store.connection.execute(
        f"{STATE} FROM thread JOIN step ON {AT} {JOINS} WHERE {sql} ORDER BY 2, 4, 3", (day, *values)
    )
    return map(to_state, rows)


def find_changed(store: Store, where: Filter, after: date, until: date | None) -> Iterator[tuple[State | None, State]]:
    """Give (state at the end of the first day, state at the end of the last) of the commitments that changed between."""
    sql, values = state_conditions(where.threads)
    last = until.isoformat() if until else FOREVER
    rows = store.connection.execute(
        f"{STATE}, thread.n FROM (SELECT DISTINCT thread AS n FROM step WHERE starts > ? AND starts <= ?) AS changed"
        f" JOIN thread ON thread.n = changed.n JOIN step ON {AT} {JOINS} WHERE {sql} ORDER BY 2, 4, 3",
        (after.isoformat(), last, last, *values),
    ).fetchall()
    for row in rows:
        before = store.connection.execute(
            f"{STATE} FROM thread JOIN step ON {AT} {JOINS} WHERE thread.n = ?", (after.isoformat(), row[-1])
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
    ends = [*(on.isoformat() for on, _ in ordered[1:]), FOREVER]
    rows = [
        (thread, on.isoformat(), end, *_from_commitment(commitment, numbers))
        for (on, commitment), end in zip(ordered, ends, strict=True)
    ]
    with store.transaction():
        store.connection.execute("DELETE FROM step WHERE thread = ?", (thread,))
        store.connection.executemany(f"INSERT INTO step VALUES ({', '.join('?' * 21)})", rows)
        store.connection.execute("UPDATE thread SET stale = 0 WHERE n = ?", (thread,))


def _from_commitment(commitment: Commitment, numbers: dict[str, int]) -> Cells:
    c = commitment
    clash = f"{c.conflict.kept} over {c.conflict.other}: {c.conflict.rule}" if c.conflict else None
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
        clash,
        numbers[c.best.id],
    )
