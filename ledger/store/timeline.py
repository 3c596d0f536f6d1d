"""The materialised timeline: each state of each commitment with the days from and until which it holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from ledger.model.commitment import Commitment
from ledger.model.filter import Filter
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.state import Position, State, Turn, conflict_text, flatten
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
QUANTITIES = ", ".join(f"step.{name}" for name in QUANTITY.split(", "))
COMPARED = f"step.status, step.since, step.variant, step.conflict, {QUANTITIES}"
POSITION = "step.status, step.since, step.variant, step.conflict, step.support, step.changed, step.noes,"
POSITION += f" step.rival, step.rival_support, {QUANTITIES}"
INSERT_STEP = f"INSERT INTO step VALUES ({', '.join('?' * 27)})"  # noqa: S608 - only marks
PRESENT = f"""SELECT commitment, donor, recipient, present.item, coalesce(item.name, present.item), present.class,
  status, since, since_day, requested, deliver_by, sources, claims, confidence, conflict, evidence, url, claim,
  document, published, {QUANTITY} FROM present LEFT JOIN item ON item.id = present.item"""  # noqa: S608 - constant parts
INSERT_PRESENT = f"INSERT INTO present VALUES ({', '.join('?' * 26)})"  # noqa: S608 - only marks
LAST = """step.thread = thread.n
  AND step.starts = (SELECT max(starts) FROM step AS s WHERE s.thread = thread.n AND s.starts <= ?)"""
AT = "step.starts <= ? AND step.ends > ?"
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
        rows = store.connection.execute(f"{PRESENT} WHERE {conditions}", values)
    else:
        rows = store.connection.execute(
            f"{STATE} FROM thread CROSS JOIN step ON {LAST} {JOINED} WHERE {sql} ORDER BY 2, 4, 3",
            [as_of.isoformat(), *values],
        )
    return map(to_state, rows)


def find_turns(store: Store, where: Filter, after: date, until: date | None) -> Iterator[Turn]:
    """Give the commitments whose position at the end of the last day is another than at the end of the first."""
    sql, values = state_conditions(where.threads)
    first, last = after.isoformat(), until.isoformat() if until else LAST_DAY
    rows = store.connection.execute(
        f"{STATE}, {POSITION}, {POSITION.replace('step.', 'old.')}"  # noqa: S608 - conditions hold no values
        " FROM (SELECT DISTINCT thread AS n FROM step WHERE starts > ? AND starts <= ?) AS turned"
        f" JOIN thread ON thread.n = turned.n JOIN step ON step.thread = thread.n AND {AT}"
        f" LEFT JOIN step AS old ON old.thread = thread.n AND {AT.replace('step.', 'old.')} {JOINED}"
        f" WHERE ({COMPARED.replace('step.', 'old.')}) IS NOT ({COMPARED}) AND {sql} ORDER BY 2, 4, 3",
        (first, last, last, last, first, first, *values),
    )
    for row in rows:
        yield Turn(to_state(row), to_position(row[27:43]), to_position(row[43:59]) if row[43] else None)


def find_state(store: Store, thread: tuple[str, str, str], as_of: date) -> State | None:
    """Give the state of one donor, recipient and item at the end of a day."""
    where = Filter(donors=thread[:1], recipients=thread[1:2], items=thread[2:])
    return next(find_states(store, where, as_of), None)


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
