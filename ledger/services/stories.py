"""Find the documents that copy one wire text, so that they count as one source."""

from ledger.sources.stories import Print, are_copies, make_print
from ledger.store import Store
from ledger.store.stories import find_neighbours, read_text, record_copies

KEPT = 4096
"""Prints kept at hand."""


def join_copies(store: Store) -> int:
    """Compare new documents with those of their week that claim the same; give how many pairs are copies."""
    prints: dict[int, Print] = {}

    def print_of(version: int) -> Print:
        if version not in prints:
            if len(prints) >= KEPT:
                prints.pop(next(iter(prints)))
            prints[version] = make_print(read_text(store, version))
        return prints[version]

    copies = [pair for pair in find_neighbours(store) if are_copies(print_of(pair[0]), print_of(pair[1]))]
    record_copies(store, copies)
    return len(copies)
