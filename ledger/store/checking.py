"""Faults that a ledger file can have: in the file itself, in its links, in its dates, in its evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.model.partial_date import PartialDate
from ledger.store.opening import Store

EARLIEST = date(2014, 1, 1)
"""Before this day no aid of this war was given."""
LATEST_DELIVERY = timedelta(days=20 * 366)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: which check found it, where, what is wrong and how to mend it, and the rows."""

    check: str
    where: str
    message: str
    rows: tuple[str, ...] = ()


def find_faults(store: Store) -> Iterator[Fault]:
    """Run all checks of the file."""
    for check in CHECKS:
        yield from check(store)


def check_file(store: Store) -> Iterator[Fault]:
    """Let SQLite check its pages and links, and the index of words."""
    for (message,) in store.connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("integrity", str(store.path), f"{message}; bring back a copy with `aidledger restore FILE`")
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        message = f"points to no row of {parent}; bring back a copy with `aidledger restore FILE`"
        yield Fault("orphan", f"{table} {row}", message, (str(row),))


def check_bookings(store: Store) -> Iterator[Fault]:
    """Find claims that no run booked and timelines whose proof no longer counts."""
    rows = store.connection.execute(
        "SELECT claim.id FROM claim WHERE made_by IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM booking WHERE booking.claim = claim.n) ORDER BY claim.id"
    )
    for (claim,) in rows:
        yield Fault(
            "orphan", f"claim {claim}", "was booked by no run; bring back a copy with `aidledger restore`", (claim,)
        )
    rows = store.connection.execute(
        "SELECT DISTINCT commitment FROM step JOIN claim ON claim.n = step.best JOIN thread ON thread.n = step.thread"
        " WHERE NOT claim.live AND NOT thread.stale ORDER BY commitment"
    )
    for (commitment,) in rows:
        yield Fault(
            "orphan", f"commitment {commitment}", "rests on a claim that no longer counts; run `aidledger reread`"
        )


def check_work(store: Store) -> Iterator[Fault]:
    """Find work that was not finished and documents read with other rules than the last run's."""
    stale = store.connection.execute("SELECT count(*) FROM thread WHERE stale").fetchone()[0]
    if stale:
        yield Fault("unfinished", str(store.path), f"{stale} commitments wait for a new fold; run `aidledger list`")
    rows = store.connection.execute(
        "SELECT rules, count(*) FROM version WHERE current AND text IS NOT NULL GROUP BY rules ORDER BY 2 DESC, 1"
    ).fetchall()
    if len(rows) > 1:
        counts = ", ".join(f"{n} with {rules[:8]}" for rules, n in rows)
        yield Fault(
            "rules", str(store.path), f"documents were read with different rules ({counts}); run `aidledger reread`"
        )


def check_evidence(store: Store) -> Iterator[Fault]:
    """Find claims that count whose words do not stand where they should."""
    rows = store.connection.execute(
        'SELECT claim.id, version.document, start, "end" FROM claim JOIN version ON version.n = claim.version'
        ' WHERE live AND text IS NOT NULL AND substr(text, start + 1, "end" - start) <> evidence ORDER BY 2, 1'
    )
    for claim, document, start, end in rows:
        message = f"evidence of claim {claim} is not at {start}-{end}; run `aidledger reread --document {document}`"
        yield Fault("evidence", document, message, (claim,))


def check_dates(store: Store) -> Iterator[Fault]:
    """Find publication, event and delivery dates that cannot be."""
    rows = store.connection.execute(
        "SELECT document, coalesce(dated, version.published), run.started FROM version JOIN run ON run.id = version.run"
        " WHERE current ORDER BY document"
    )
    for document, published, started in rows:
        day = date.fromisoformat(published)
        read = date.fromisoformat(started[:10]) + timedelta(days=1)
        if not EARLIEST <= day <= read:
            message = (
                f"published {published} is out of range; correct it with `aidledger review --document ... --published`"
            )
            yield Fault("date", document, message)
    rows = store.connection.execute(
        "SELECT claim.id, version.document, coalesce(dated, version.published), event_date, deliver_by"
        " FROM claim JOIN version ON version.n = claim.version"
        " WHERE live AND (event_date IS NOT NULL OR deliver_by IS NOT NULL) ORDER BY 2, 1"
    )
    for claim, document, published, event, deliver in rows:
        for message in _claim_dates(date.fromisoformat(published), event, deliver):
            remedy = f"look at it with `aidledger explain {claim}`, or correct it with `aidledger review {claim} --set`"
            yield Fault("date", document, f"claim {claim}: {message}; {remedy}", (claim,))


def _claim_dates(published: date, event: str | None, deliver: str | None) -> Iterator[str]:
    """Say what is wrong with the dates of one claim."""
    if event:
        written = PartialDate.parse(event)
        if written.first > published:
            yield f"the event ({event}) is later than the publication ({published})"
        elif written.last < EARLIEST:
            yield f"the event ({event}) is out of range"
    if deliver and not EARLIEST <= PartialDate.parse(deliver).last <= published + LATEST_DELIVERY:
        yield f"the delivery date ({deliver}) is out of range"


CHECKS: tuple[Callable[[Store], Iterator[Fault]], ...] = (
    check_file,
    check_bookings,
    check_work,
    check_evidence,
    check_dates,
)
"""In the order in which they run."""
