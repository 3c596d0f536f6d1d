"""Search evidence and articles."""

from ledger.model.filter import Filter
from ledger.store import Store
from ledger.store.searching import CLOSE, OPEN, Hit, find_articles, find_evidence

__all__ = ["CLOSE", "OPEN", "Hit", "search_ledger"]


def search_ledger(store: Store, words: str, where: Filter, limit: int = 50) -> list[Hit]:
    """Give claims whose evidence holds the words, then articles; a filter on commitments leaves articles out."""
    hits = list(find_evidence(store, words, where, limit))
    if where == Filter():
        hits += find_articles(store, words, limit)
    return hits
