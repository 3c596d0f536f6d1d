"""The materialised timeline: each state of each commitment with the days from and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.state import Position, State, Turn, conflict_text, flatten
from ledger.model.status import Status
from ledger.store.codec import QUANTITY, SOURCED, Cells, from_quantity, to_quantity, to_sourced
from ledger.store.conditions import joined, state_conditions, thread_conditions
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
QUANTITIES = ", ".join(f"step.{name}" for name in QUANTITY.split(", "))
COMPARED = f"step.status, step.since, step.variant, step.conflict, {QUANTITIES}"
POSITION = "step.status, step.since, step.variant, step.conflict, step.support, step.changed, step.noes,"
POSITION += f" step.rival, step.rival_support, {QUANTITIES}"
INSERT_STEP = f"INSERT INTO step VALUES ({', '.join('?' * 27)})"  # noqa: S608 - only marks
PRESENT = f"""SELECT commitment, donor, recipient, present.item, coalesce(item.name, present.item), present.class,
  status, since, since_day, requested, deliver_by, sources, claims, confidence, conflict, evidence, url, claim,
  document, published, {QUANTITY} FROM present LEFT JOIN item ON item.id = present.item"""  # noqa: S608 - constant parts
INSERT_PRESENT = f"INSERT INTO present VALUES ({', '.join('?' * 26)})"  # noqa: S608 - only marks
NOW = """step.thread = thread.n
  AND step.starts = (SELECT max(starts) FROM step AS s WHERE s.thread = thread.n AND s.starts <= ?)"""
"""The step of a thread that holds at the end of a day: one look-up, however long the thread."""
TURN = f"""SELECT thread.donor, thread.recipient, thread.item, thread.class, claim.evidence, version.url, claim.id,
  {POSITION}, {POSITION.replace("step.", "old.")}
FROM (SELECT DISTINCT thread AS n FROM step WHERE starts > ? AND starts <= ?) AS turned
  JOIN thread ON thread.n = turned.n JOIN step ON {NOW} LEFT JOIN step AS old ON {NOW.replace("step.", "old.")}
  JOIN claim ON claim.n = step.best JOIN version ON version.n = claim.version
WHERE ({COMPARED.replace("step.", "old.")}) IS NOT ({COMPARED})"""  # noqa: S608 - constant parts
THREAD = itemgetter(0, 1, 2)
Quote = tuple[str, str | None, str]
"""A claim's words, where they stand, and its id."""
STATUSES = {str(status): status for status in Status}


def to_state(row: Sequence[Any]) -> State:
    """Read a row of STATE."""
    return State._make((*row[:6], STATUSES[row[6]], *row[7:20], _quantity(*row[20:27])))


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
    first, last = after.isoformat(), until.isoformat() if until else LAST_DAY
    rows = store.connection.execute(f"{TURN} AND {sql}", (first, last, last, first, *values)).fetchall()
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


def find_thread_claims(store: Store, thread: int) -> tuple[list[SourcedClaim], dict[str, int]]:
    """Give the claims of a thread that count, in a fixed order, and the row number of each id."""
    rows = store.connection.execute(
        f"{SOURCED} WHERE claim.thread = ? AND claim.live"
        " ORDER BY coalesce(version.dated, version.published), claim.id, claim.n",
        (thread,),
    ).fetchall()
    return [to_sourced(row) for row in rows], {row[1]: row[0] for row in rows}


class Step(NamedTuple):
    """A state of a thread with what a later comparison needs of its events."""

    on: date
    commitment: Commitment
    changed: str
    """Date of the event that gave the present number or variant."""
    noes: int
    """How often the donor had said no by then."""
    rival: SourcedClaim | None
    """The best claim for the status that lost a conflict."""
    rival_support: int


def record_steps(store: Store, thread: int, steps: Iterable[Step], numbers: dict[str, int]) -> None:
    """Replace the timeline of a thread by a new fold; nothing but this cache is ever replaced."""
    ordered = sorted(steps, key=attrgetter("on"))
    ends = [step.on.isoformat() for step in ordered[1:]] + [FOREVER] * bool(ordered)
    rows = [
        (thread, step.on.isoformat(), end, *_from_step(step, numbers)) for step, end in zip(ordered, ends, strict=True)
    ]
    with store.transaction():
        store.connection.execute("DELETE FROM step WHERE thread = ?", (thread,))
        store.connection.execute(
            "DELETE FROM present WHERE (donor, recipient, item) ="
            " (SELECT donor, recipient, item FROM thread WHERE n = ?)",
            (thread,),
        )
        store.connection.executemany(INSERT_STEP, rows)
        store.connection.executemany(INSERT_PRESENT, [_present(step.commitment) for step in ordered[-1:]])
        store.connection.execute("UPDATE thread SET stale = 0 WHERE n = ?", (thread,))


def _from_step(step: Step, numbers: dict[str, int]) -> Cells:
    c = step.commitment
    return (
        *(c.id, str(c.status), str(c.since), c.since.last.isoformat(), str(c.requested) if c.requested else None),
        *from_quantity(c.quantity),
        *(str(c.deliver_by) if c.deliver_by else None, c.sources, c.claims, c.confidence, conflict_text(c), c.variant),
        *(c.support or c.sources, step.changed, step.noes, numbers[step.rival.id] if step.rival else None),
        *(step.rival_support, numbers[c.best.id]),
    )


def _present(commitment: Commitment) -> Cells:
    """Give the cells of the last state, as a list shows it."""
    s = flatten(commitment, "")
    return (s.donor, s.item, s.recipient, s.item_class, s.id, *s[6:20], *from_quantity(s.quantity))
