"""Faults that a ledger file can have: in the file itself, in its links, in its dates, in its evidence."""

from collections.abc import Callable, Iterator

from ledger.model.finding import Finding
from ledger.store.opening import Store

RESTORE = "bring back a copy with `aidledger restore FILE`"


def find_faults(store: Store) -> Iterator[Finding]:
    """Run all checks of the file."""
    for check in CHECKS:
        yield from check(store)


def check_file(store: Store) -> Iterator[Finding]:
    """Let SQLite check its pages and links, and the index of words."""
    for (message,) in store.connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("integrity", str(store.path), message, RESTORE)
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield Finding("orphan", f"{table} {row}", f"points to no row of {parent}", RESTORE)


def check_bookings(store: Store) -> Iterator[Finding]:
    """Find claims that no run booked and timelines whose proof no longer counts."""
    rows = store.connection.execute(
        "SELECT claim.id FROM claim WHERE made_by IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM booking WHERE booking.claim = claim.n) ORDER BY claim.id"
    )
    for (claim,) in rows:
        yield Finding("orphan", f"claim {claim}", "was booked by no run", RESTORE, claims=(claim,))
    rows = store.connection.execute(
        "SELECT DISTINCT commitment, claim.id FROM step JOIN claim ON claim.n = step.best"
        " JOIN thread ON thread.n = step.thread WHERE NOT claim.live AND NOT thread.stale ORDER BY commitment, claim.id"
    )
    for commitment, claim in rows:
        message = "rests on a claim that no longer counts"
        yield Finding("orphan", f"commitment {commitment}", message, RESTORE, (commitment,), (claim,))


def check_work(store: Store) -> Iterator[Finding]:
    """Find work that was not finished, and documents that were read with different rules."""
    where = str(store.path)
    stale = store.connection.execute("SELECT count(*) FROM thread WHERE stale").fetchone()[0]
    if stale:
        yield Finding("unfinished", where, f"{stale} commitments wait for a new fold", "run `aidledger list`")
    rows = store.connection.execute(
        "SELECT rules, count(*) FROM version WHERE current AND text IS NOT NULL GROUP BY rules ORDER BY 2 DESC, 1"
    ).fetchall()
    if len(rows) > 1:
        counts = ", ".join(f"{n} with {rules[:8]}" for rules, n in rows)
        yield Finding("rules", where, f"documents were read with different rules ({counts})", "run `aidledger reread`")


def check_evidence(store: Store) -> Iterator[Finding]:
    """Find claims that count whose words do not stand where they should."""
    rows = store.connection.execute(
        'SELECT claim.id, version.document, start, "end" FROM claim JOIN version ON version.n = claim.version'
        ' WHERE live AND text IS NOT NULL AND substr(text, start + 1, "end" - start) <> evidence ORDER BY 2, 1'
    )
    for claim, document, start, end in rows:
        message = f"the evidence of claim {claim} is not at {start}-{end}"
        yield Finding("evidence", document, message, f"run `aidledger reread --document {document}`", claims=(claim,))


def check_dates(store: Store) -> Iterator[Finding]:
    """Find documents that were published after they were read."""
    rows = store.connection.execute(
        "SELECT document, coalesce(dated, version.published) AS day FROM version JOIN run ON run.id = version.run"
        " WHERE current AND day > date(substr(run.started, 1, 10), '+1 day') ORDER BY document"
    )
    for document, published in rows:
        remedy = f"correct it with `aidledger review --document {document} --published DATE`"
        yield Finding("publication-date", document, f"published {published}, after it was read", remedy)


CHECKS: tuple[Callable[[Store], Iterator[Finding]], ...] = (
    check_file,
    check_bookings,
    check_work,
    check_evidence,
    check_dates,
)
"""In the order in which they run."""
