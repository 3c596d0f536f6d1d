"""A clause with the clauses around it."""

from collections.abc import Iterator

from ledger.extract.linking import Reading

DEPTH = 3
"""Deeper nesting is no longer about the item."""


def outward(reading: Reading) -> Iterator[Reading]:
    """Give a clause, then what governs it, from the inside out."""
    clause: Reading | None = reading
    while clause is not None:
        yield clause
        clause = clause.governor
