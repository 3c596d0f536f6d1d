"""Count what a ledger holds."""

from collections.abc import Iterator

from ledger.store import Store
from ledger.store.counting import count_all


def count_ledger(store: Store) -> Iterator[tuple[str, str, int | str]]:
    """Give (group, name, count) rows: totals, dates, languages, statuses, donors."""
    counts = count_all(store)
    for name in ("documents", "versions", "forgotten", "claims", "retracted", "reviews", "commitments", "runs"):
        yield "total", name, getattr(counts, name)
    for name, day in (("first", counts.first), ("last", counts.last)):
        if day:
            yield "published", name, day
    yield from (("rules", digest[:12], "") for digest in counts.rules)
    yield from (("language", lang, n) for lang, n in counts.languages)
    yield from (("status", status, n) for status, n in counts.statuses)
    yield from (("donor", donor, n) for donor, n in counts.donors)
