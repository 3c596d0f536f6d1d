"""Check the file, and whether what it says can be."""

from ledger.model.finding import Finding
from ledger.store import Store
from ledger.store.checking import find_faults
from ledger.store.names import find_hierarchy
from ledger.store.reading import find_claims


def check_ledger(store: Store) -> list[Finding]:
    """Give all findings: of the file first, then of the book."""
    from ledger.book import check, keep_book  # noqa: PLC0415 - only this command folds everything

    return [*find_faults(store), *check(keep_book(find_claims(store), hierarchy=find_hierarchy(store)))]
