"""Change what is booked of a document when it is read anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.model.claim import Claim
from ledger.store.booking import Place
from ledger.store.codec import SOURCED, content_of, from_claim, to_sourced
from ledger.store.opening import Store
from ledger.store.reading import StoredDocument
from ledger.store.recording import Run, add_claims, retract_claims
from ledger.store.settling import settle_document


@dataclass(frozen=True, slots=True)
class Booking:
    """A claim that the rules made and no later run retracted."""

    n: int
    claim: Claim

    @property
    def content(self) -> str:
        """The digest of everything that it says."""
        return _content(self.claim)


def _content(claim: Claim) -> str:
    return content_of((claim.donor, claim.recipient, claim.item, claim.item_class, ""), from_claim(claim))


def find_booked(store: Store, version: int) -> list[Booking]:
    """Give the claims of a version that are booked, whether or not they count."""
    rows = store.connection.execute(
        f"{SOURCED} WHERE claim.version = ? AND claim.made_by IS NULL AND"  # noqa: S608 - constant parts
        " (SELECT act FROM booking WHERE booking.claim = claim.n ORDER BY booking.run DESC, act DESC LIMIT 1) = 'added'"
        " ORDER BY claim.n",
        (version,),
    )
    return [Booking(row[0], to_sourced(row).claim) for row in rows]


def revise_version(
    store: Store, run: Run, stored: StoredDocument, booked: Sequence[Booking], claims: Sequence[Claim]
) -> tuple[list[Booking], list[Claim]]:
    """Retract what is booked and no longer made, add what is newly made; give both."""
    present = {_content(claim) for claim in claims}
    before = {booking.content for booking in booked}
    lost = [booking for booking in booked if booking.content not in present]
    gained = [claim for claim in claims if _content(claim) not in before]
    if lost or gained:
        day = stored.document.published.isoformat() if stored.document.published else ""
        retract_claims(store, run, [booking.n for booking in lost])
        store.connection.execute("UPDATE version SET compared = 0 WHERE n = ?", (stored.n,))
        add_claims(store, run, Place(stored.n, stored.document.id, day), gained, live=False)
        settle_document(store, stored.document.id)
    store.connection.execute("UPDATE version SET rules = ? WHERE n = ?", (run.rules, stored.n))
    return lost, gained
