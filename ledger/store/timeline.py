"""The materialised timeline: each state of each commitment with the days from and until which it holds; read."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from ledger.model.filter import Filter
from ledger.model.quantity import Quantity
from ledger.model.state import Position, State, Turn
from ledger.model.status import Status
from ledger.store.cells import QUANTITY, to_quantity
from ledger.store.conditions import joined, state_conditions, thread_conditions
from ledger.store.opening import Store

LAST_DAY = "9999-12-30"
STATE = f"""SELECT step.commitment, thread.donor, thread.recipient, thread.item, coalesce(item.name, thread.item),
  thread.class, step.status, step.since, step.since_day, step.requested, step.deliver_by, step.sources, step.claims,
  step.confidence, step.conflict, claim.evidence, version.url,
  {", ".join(f"step.{name}" for name in QUANTITY.split(", "))}"""
JOINED = """JOIN claim ON claim.n = step.best JOIN version ON version.n = claim.version
  LEFT JOIN item ON item.id = thread.item"""
QUANTITIES = ", ".join(f"step.{name}" for name in QUANTITY.split(", "))
COMPARED = f"step.status, step.since, step.variant, step.conflict, {QUANTITIES}"
POSITION = "step.status, step.since, step.variant, step.conflict, step.support, step.changed, step.noes,"
POSITION += f" step.rival, step.rival_support, {QUANTITIES}"
PRESENT = f"""SELECT commitment, donor, recipient, present.item, coalesce(item.name, present.item), present.class,
  status, since, since_day, requested, deliver_by, sources, claims, confidence, conflict, evidence, url,
  {QUANTITY} FROM present LEFT JOIN item ON item.id = present.item"""  # noqa: S608 - constant parts
NOW = """step.thread = thread.n
  AND step.starts = (SELECT max(starts) FROM step AS s WHERE s.thread = thread.n AND s.starts <= ?)"""
"""The step of a thread that holds at the end of a day: one look-up, however long the thread."""
TURN = f"""SELECT thread.donor, thread.recipient, thread.item, thread.class, claim.evidence, version.url, claim.id,
  {POSITION}, {POSITION.replace("step.", "old.")}
FROM {{threads}} CROSS JOIN step ON {NOW.replace("?", "?2")} AND step.starts > ?1
  LEFT JOIN step AS old ON {NOW.replace("step.", "old.").replace("?", "?1")}
  JOIN claim ON claim.n = step.best JOIN version ON version.n = claim.version
WHERE ({COMPARED.replace("step.", "old.")}) IS NOT ({COMPARED}) AND {{sql}}"""  # noqa: S608 - constant parts
STEPPED = """(SELECT DISTINCT thread AS n FROM step WHERE starts > ?1 AND starts <= ?2) AS stepped
  CROSS JOIN thread ON thread.n = stepped.n"""
"""The threads that have a step between two days."""
MANY = """SELECT (SELECT count(*) FROM
    (SELECT 1 FROM step WHERE starts > ?1 AND starts <= ?2 LIMIT (SELECT count(*) FROM thread)))
  = (SELECT count(*) FROM thread)"""
"""Whether there are so many steps between two days that to look at every thread takes no longer."""
THREAD = itemgetter(0, 1, 2)
Quote = tuple[str, str | None, str]
"""A claim's words, where they stand, and its id."""
STATUSES = {str(status): status for status in Status}


def to_state(row: Sequence[Any]) -> State:
    """Read a row of STATE."""
    return State._make((*row[:6], STATUSES[row[6]], *row[7:17], _quantity(*row[17:24])))


@lru_cache(maxsize=4096)
def _quantity(*cells: Any) -> Quantity | None:  # noqa: ANN401 - cells as SQLite gives them
    return to_quantity(cells)


def find_states(store: Store, where: Filter, as_of: date | None = None) -> Iterator[State]:
    """Give the state of each commitment at the end of a day (None: with all that is known), by donor and item."""
    sql, values = state_conditions(where)
    if as_of is None:
        conditions = sql.replace("thread.", "present.").replace("step.", "present.")
        rows = store.connection.execute(f"{PRESENT} WHERE {conditions} ORDER BY 2, 4, 3", values)
    else:
        rows = store.connection.execute(
            f"{STATE} FROM thread CROSS JOIN step ON {NOW} {JOINED} WHERE {sql} ORDER BY 2, 4, 3",
            [as_of.isoformat(), *values],
        )
    return map(to_state, rows)


def find_turns(store: Store, where: Filter, after: date, until: date | None) -> list[Turn]:
    """Give the commitments that stand otherwise at the end of the last day than at the end of the first.

    By donor, recipient and item. Only the threads that have a step between the two days are looked at.
    """
    sql, values = joined(thread_conditions(where))
    days = (after.isoformat(), until.isoformat() if until else LAST_DAY)
    many = store.connection.execute(MANY, days).fetchone()[0]
    turned = TURN.format(threads="thread" if many else STEPPED, sql=sql)
    rows = store.connection.execute(turned, (*days, *values)).fetchall()
    rows.sort(key=THREAD)
    return list(map(_to_turn, rows))


def _to_turn(row: Sequence[Any]) -> Turn:
    """Read a row of TURN."""
    before = to_position(row[23:39]) if row[23] else None
    return Turn._make((*row[:7], to_position(row[7:23]), before))


def find_status(store: Store, thread: tuple[str, str, str], as_of: date) -> Status | None:
    """Give the status of one donor, recipient and item at the end of a day; None where nothing is known by then."""
    row = store.connection.execute(
        "SELECT step.status FROM thread JOIN step ON step.thread = thread.n AND step.starts <= ?"
        " WHERE donor = ? AND recipient = ? AND item = ? ORDER BY step.starts DESC LIMIT 1",
        (as_of.isoformat(), *thread),
    ).fetchone()
    return STATUSES[row[0]] if row else None


def find_quote(store: Store, claim: int) -> Quote:
    """Give the words of the claim of a row number, their address and the claim's id."""
    row: Quote = store.connection.execute(
        "SELECT evidence, url, claim.id FROM claim JOIN version ON version.n = claim.version WHERE claim.n = ?",
        (claim,),
    ).fetchone()
    return row


def to_position(cells: Sequence[Any]) -> Position:
    """Read the cells of POSITION."""
    return Position(STATUSES[cells[0]], cells[1], _quantity(*cells[9:16]), *cells[2:9])


def find_stale(store: Store) -> list[int]:
    """Give the numbers of the threads whose timeline must be folded anew."""
    return [row[0] for row in store.connection.execute("SELECT n FROM thread WHERE stale ORDER BY n")]
