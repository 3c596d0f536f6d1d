"""Counts of what a ledger holds."""

from dataclasses import dataclass

from ledger.store.opening import Store


@dataclass(frozen=True, slots=True)
class Counts:
    """What a ledger holds."""

    documents: int
    versions: int
    forgotten: int
    claims: int
    retracted: int
    """Claims that no longer count: retracted, rejected, or of an older version."""
    reviews: int
    commitments: int
    runs: int
    stale: int
    """Commitments whose timeline must be folded anew."""
    first: str | None
    last: str | None
    """Publication dates."""
    rules: tuple[str, ...]
    """Digests of the rules that read the present documents."""
    languages: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    """Commitments by present status."""
    donors: tuple[tuple[str, int], ...]
    """Commitments by donor, the most first."""


COUNTS = """SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM version),
  (SELECT count(*) FROM document WHERE forgotten IS NOT NULL), (SELECT count(*) FROM claim WHERE live),
  (SELECT count(*) FROM claim WHERE NOT live), (SELECT count(*) FROM review),
  (SELECT count(*) FROM present), (SELECT count(*) FROM run),
  (SELECT count(*) FROM thread WHERE stale), (SELECT min(coalesce(dated, published)) FROM version WHERE current),
  (SELECT max(coalesce(dated, published)) FROM version WHERE current)"""


def count_all(store: Store) -> Counts:
    """Count documents, claims, commitments and reviews."""
    totals = store.connection.execute(COUNTS).fetchone()
    rules = store.connection.execute("SELECT DISTINCT rules FROM version WHERE current ORDER BY 1").fetchall()
    return Counts(  # type: ignore[call-arg] # mypy takes the length of a row of cells for endless
        *totals,
        tuple(row[0] for row in rules),
        _pairs(store, "SELECT coalesce(lang, ''), count(*) FROM version WHERE current GROUP BY 1 ORDER BY 2 DESC, 1"),
        _pairs(store, "SELECT status, count(*) FROM present GROUP BY 1 ORDER BY 2 DESC, 1"),
        _pairs(
            store,
            "SELECT donor, count(*) FROM present GROUP BY 1 ORDER BY 2 DESC, 1",
        ),
    )


def _pairs(store: Store, sql: str) -> tuple[tuple[str, int], ...]:
    return tuple(store.connection.execute(sql).fetchall())


def is_empty(store: Store) -> bool:
    """Whether no document was read yet."""
    return store.connection.execute("SELECT 1 FROM document LIMIT 1").fetchone() is None
