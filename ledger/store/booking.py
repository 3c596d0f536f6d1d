"""Write single claims into their threads."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.model.claim import Claim
from ledger.model.identity import claim_id
from ledger.store.codec import content_of, from_claim
from ledger.store.opening import Store

INSERT_CLAIM = f"INSERT INTO claim VALUES (NULL{', ?' * 32}) ON CONFLICT (version, content) DO NOTHING RETURNING n"  # noqa: S608 - only marks
FIND_CLAIM = "SELECT n FROM claim WHERE version = ? AND content = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """The version of a document that a claim is found in."""

    version: int
    document: str
    published: str


def insert_claim(store: Store, place: Place, claim: Claim, *, live: bool = False, made_by: int | None = None) -> int:
    """Write one claim unless the version has the same; give its number.

    `made_by` is the number of the review that wrote it as a correction.
    """
    names = (claim.donor, claim.recipient, claim.item, claim.item_class)
    slots = from_claim(claim)
    content = content_of((*names, str(made_by or "")), slots)
    on_day = claim.event_date.last.isoformat() if claim.event_date else place.published
    head = (claim_id(place.document, claim), content, place.version, thread_of(store, names))
    cells = (*head, *slots, on_day, int(live), made_by, made_by)
    row = store.connection.execute(INSERT_CLAIM, cells).fetchone()
    return int((row or store.connection.execute(FIND_CLAIM, (place.version, content)).fetchone())[0])


def thread_of(store: Store, names: Sequence[str]) -> int:
    """Give the number of a thread (donor, recipient, item, class) and mark it for a new fold."""
    row = store.connection.execute(
        "INSERT INTO thread (donor, recipient, item, class) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (donor, recipient, item) DO UPDATE SET stale = 1 RETURNING n",
        names,
    ).fetchone()
    return int(row[0])
