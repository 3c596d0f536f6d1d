"""Write what a run read: documents, their versions, their claims. Nothing is overwritten or deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.store.booking import Place, insert_claim
from ledger.store.codec import version_of
from ledger.store.opening import Store
from ledger.store.settling import settle_document


class Outcome(StrEnum):
    """What became of a document that was handed in."""

    NEW = "new"
    VERSION = "new version"
    KNOWN = "known"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command that writes; audit only."""

    id: int
    rules: str
    """Digest of the rules that it read with."""


def begin_run(store: Store, kind: str, *, rules: str, program: str, started: str) -> Run:
    """Record that a run has begun; `started` is a timestamp."""
    with store.transaction():
        cursor = store.connection.execute(
            "INSERT INTO run (kind, rules, program, started) VALUES (?, ?, ?, ?)", (kind, rules, program, started)
        )
    return Run(cursor.lastrowid or 0, rules)


def find_outcome(store: Store, document: Document) -> Outcome:
    """Say what recording a document would do, before it is read."""
    known = store.connection.execute("SELECT forgotten FROM document WHERE id = ?", (document.id,)).fetchone()
    if known is None:
        return Outcome.NEW
    if known[0] is not None:
        return Outcome.FORGOTTEN
    same = store.connection.execute("SELECT 1 FROM version WHERE id = ?", (version_of(document),)).fetchone()
    return Outcome.KNOWN if same else Outcome.VERSION


def record_document(store: Store, run: Run, document: Document, claims: Sequence[Claim]) -> Outcome:
    """Record a dated document and its claims; a known version is left as it is."""
    with store.transaction():
        outcome = find_outcome(store, document)
        if outcome in {Outcome.KNOWN, Outcome.FORGOTTEN}:
            return outcome
        alone = outcome is Outcome.NEW
        store.connection.execute("INSERT OR IGNORE INTO document (id) VALUES (?)", (document.id,))
        add_claims(store, run, _insert_version(store, run, document, current=alone), claims, live=alone)
        if not alone:
            settle_document(store, document.id)
        return outcome


def _insert_version(store: Store, run: Run, document: Document, *, current: bool) -> Place:
    """Write the version of a document and give its place."""
    d = document
    published = d.published.isoformat() if d.published else ""
    cells = (version_of(d), d.id, d.digest, d.title, d.text, published, d.lang, d.url, d.publisher, d.source, d.kind)
    cursor = store.connection.execute(
        "INSERT INTO version (id, document, digest, title, text, published, lang, url, publisher, source, kind,"
        " recipient, current, rules, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*cells, d.recipient, int(current), run.rules, run.id),
    )
    return Place(cursor.lastrowid or 0, d.id, published)


def add_claims(store: Store, run: Run, place: Place, claims: Iterable[Claim], *, live: bool) -> list[int]:
    """Write claims of a version that are not there yet and book them as added; give their numbers."""
    numbers = [insert_claim(store, place, claim, live=live) for claim in claims]
    store.connection.executemany(
        "INSERT OR IGNORE INTO booking VALUES (?, ?, 'added')", [(number, run.id) for number in numbers]
    )
    return numbers


def retract_claims(store: Store, run: Run, numbers: Iterable[int]) -> None:
    """Book claims as retracted: the present rules no longer make them."""
    with store.transaction():
        store.connection.executemany(
            "INSERT OR IGNORE INTO booking VALUES (?, ?, 'retracted')", [(n, run.id) for n in numbers]
        )
