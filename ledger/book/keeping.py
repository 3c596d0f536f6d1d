"""The book: all commitments at the end of a day, from what the public could know."""

from collections.abc import Iterable
from datetime import date

from ledger.book.dating import is_known
from ledger.book.folding import fold
from ledger.book.linking import link
from ledger.model.commitment import Commitment
from ledger.model.hierarchy import Hierarchy
from ledger.model.sourced import SourcedClaim


def keep_book(
    claims: Iterable[SourcedClaim],
    *,
    as_of: date | None = None,
    known_at: date | None = None,
    hierarchy: Hierarchy | None = None,
) -> list[Commitment]:
    """Give the commitments by donor, recipient and item, with links to those that are likely the same.

    `as_of` leaves out what happened later, `known_at` what was published later; both days are included. The order of
    the claims does not matter.
    """
    threads: dict[tuple[str, str, str], list[SourcedClaim]] = {}
    for c in claims:
        if is_known(c, known_at):
            claim = c.claim
            threads.setdefault((claim.donor, claim.recipient, claim.item), []).append(c)
    folded = (fold(threads[key], as_of) for key in sorted(threads))
    return link([c for c in folded if c is not None], hierarchy)
