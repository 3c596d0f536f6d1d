"""Write the timeline: the steps that a fold gives for a thread, and its present state."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ledger.model.commitment import Commitment
from ledger.model.sourced import SourcedClaim
from ledger.model.state import conflict_text, flatten
from ledger.store.cells import Cells, from_quantity
from ledger.store.codec import SOURCED, to_sourced
from ledger.store.opening import Store

FOREVER = "9999-12-31"
"""Until when the last state of a commitment holds."""
INSERT_STEP = f"INSERT INTO step VALUES ({', '.join('?' * 27)})"  # noqa: S608 - only marks
INSERT_PRESENT = f"INSERT INTO present VALUES ({', '.join('?' * 26)})"  # noqa: S608 - only marks


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
    claims: int
    sources: int
    support: int
    """Independent sources of the present status."""
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
        *(
            str(c.deliver_by) if c.deliver_by else None,
            step.sources,
            step.claims,
            c.confidence,
            conflict_text(c),
            c.variant,
        ),
        *(step.support, step.changed, step.noes, numbers[step.rival.id] if step.rival else None),
        *(step.rival_support, numbers[c.best.id]),
    )


def _present(commitment: Commitment) -> Cells:
    """Give the cells of the last state, as a list shows it."""
    s, best = flatten(commitment, ""), commitment.best
    proof = (best.id, best.document, best.published.isoformat())
    return (s.donor, s.item, s.recipient, s.item_class, s.id, *s[6:17], *proof, *from_quantity(s.quantity))
