"""Ask the ledger for claims, documents and counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.model.document import Document
from ledger.model.filter import Filter
from ledger.model.sourced import SourcedClaim
from ledger.store.codec import SOURCED, to_sourced
from ledger.store.conditions import claim_conditions
from ledger.store.opening import Store

ORDER = "ORDER BY coalesce(version.dated, version.published), version.document, claim.start, claim.id, claim.n"


def find_claims(store: Store, where: Filter | None = None, *, live: bool = True) -> Iterator[SourcedClaim]:
    """Give the claims that count (or, with `live` False, those that no longer do), by publication date and place."""
    sql, values = claim_conditions(where or Filter())
    rows = store.connection.execute(f"{SOURCED} WHERE claim.live = {int(live)} AND {sql} {ORDER}", values)
    return map(to_sourced, rows)


def find_claim(store: Store, claim: str) -> list[SourcedClaim]:
    """Give the claims whose id is, or begins with, the text; those that count first."""
    rows = store.connection.execute(
        f"{SOURCED} WHERE claim.id >= ? AND claim.id < ? ORDER BY claim.live DESC, claim.id, claim.n",
        (claim, f"{claim}\uffff"),
    )
    return [to_sourced(row) for row in rows]


def read_claim(store: Store, number: int) -> SourcedClaim:
    """Give the claim of a row number."""
    return to_sourced(store.connection.execute(f"{SOURCED} WHERE claim.n = ?", (number,)).fetchone())


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A version of a document as the ledger holds it."""

    n: int
    version: str
    document: Document
    """Its text is empty where it was forgotten; its date is the corrected one."""
    digest: str
    rules: str
    """Digest of the rules that read it last."""
    current: bool
    forgotten: bool
    story: str | None


VERSION = """SELECT version.n, version.id, document, text, title, coalesce(dated, published), lang, url, publisher,
  source, kind, recipient, digest, rules, current, document.forgotten, story
FROM version JOIN document ON document.id = version.document"""


def find_documents(store: Store, document: str | None = None, *, current: bool = True) -> Iterator[StoredDocument]:
    """Give the latest versions of all documents, or of one; every version with `current` False."""
    conditions = [*(["current"] if current else []), *(["document = ?"] if document is not None else [])]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    numbers = store.connection.execute(
        f"SELECT n FROM version {where} ORDER BY document, coalesce(dated, published), digest, id",  # noqa: S608 - no values in it
        [document] if document is not None else [],
    ).fetchall()
    return (_to_document(store.connection.execute(f"{VERSION} WHERE n = ?", number).fetchone()) for number in numbers)


def _to_document(row: Any) -> StoredDocument:  # noqa: ANN401 - a row as SQLite gives it
    n, version, identity, text, title, published, lang, url, publisher, source, kind, recipient = row[:12]
    day = date.fromisoformat(published) if published else None
    document = Document(identity, text or "", title, day, lang, url, publisher, source, kind, recipient)
    digest, rules, current, forgotten, story = row[12:]
    return StoredDocument(n, version, document, digest, rules, bool(current), forgotten is not None, story)


def find_identity(store: Store, text: str) -> list[str]:
    """Give the documents whose id or URL is the text, else those whose id begins with it."""
    exact = store.connection.execute(
        "SELECT DISTINCT document FROM version WHERE document = ?1 OR url = ?1 ORDER BY document", (text,)
    ).fetchall()
    rows = exact or store.connection.execute(
        "SELECT id FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (text, f"{text}\uffff")
    )
    return [row[0] for row in rows]
