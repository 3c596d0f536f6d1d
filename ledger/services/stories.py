"""Find the documents that copy one wire text, so that they count as one source."""

from ledger.sources.stories import Print, is_copy, make_print
from ledger.store import Store
from ledger.store.stories import find_neighbours, read_text, record_copies

KEPT = 4096
"""Prints kept at hand."""


def join_copies(store: Store) -> int:
    """Compare new documents with those of their week that claim the same; give how many pairs are copies."""
    prints: dict[int, tuple[Print, frozenset[int]]] = {}

    def print_of(version: int) -> tuple[Print, frozenset[int]]:
        if version not in prints:
            if len(prints) >= KEPT:
                prints.pop(next(iter(prints)))
            made = make_print(read_text(store, version))
            prints[version] = (made, frozenset(made.hashes))
        return prints[version]

    copies = [pair for pair in find_neighbours(store) if are_copies(print_of(pair[0]), print_of(pair[1]))]
    record_copies(store, copies)
    return len(copies)


def are_copies(one: tuple[Print, frozenset[int]], other: tuple[Print, frozenset[int]]) -> bool:
    """Whether the shorter of two texts is a copy of the longer."""
    shorter, longer = sorted((one, other), key=lambda made: len(made[0].hashes))
    return is_copy(shorter[0], longer[0], longer[1])
