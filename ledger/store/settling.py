"""Decide which claims of a document count: those of its latest version, as booked and as reviewed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ledger.store.booking import Place, insert_claim
from ledger.store.codec import SOURCED, to_sourced
from ledger.store.opening import Store


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim of a document as the ledger holds it, with what decides whether it counts."""

    n: int
    version: int
    thread: int
    status: str
    evidence: str
    start: int
    end: int
    live: bool
    review: int | None
    made_by: int | None
    """The review that wrote this claim as a correction."""
    booked: bool

    def is_about(self, other: "Stored") -> bool:
        """Whether both say the same thing in the same words: what a review is matched by."""
        same = (self.thread, self.status) == (other.thread, other.status)
        return same and (self.evidence in other.evidence or other.evidence in self.evidence)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A review of a claim: `root` is what the rules had made, `claim` the claim that the reviewer saw."""

    n: int
    claim: int
    kind: str
    changes: str
    reviewer: str
    root: Stored


def settle_document(store: Store, document: str) -> None:
    """Bring the marks of a document's versions and claims up to date."""
    with store.transaction():
        current = settle_versions(store, document)
        if current is None:
            return
        claims = read_claims(store, document)
        verdicts = read_verdicts(store, document, {c.n: c for c in claims})
        if any(v.kind == "correct" for v in verdicts):
            write_corrections(store, current, claims, verdicts)
            claims = read_claims(store, document)
        for claim in claims:
            live, review = judge(claim, current.version, verdicts)
            if (live, review) != (claim.live, claim.review):
                store.connection.execute(
                    "UPDATE claim SET live = ?, review = ? WHERE n = ?", (int(live), review, claim.n)
                )
                store.connection.execute("UPDATE thread SET stale = 1 WHERE n = ?", (claim.thread,))


def settle_versions(store: Store, document: str) -> Place | None:
    """Mark the latest version of a document, by publication date and digest, and give it."""
    row = store.connection.execute(
        "SELECT n, coalesce(dated, published) AS day FROM version WHERE document = ?"
        " ORDER BY day DESC, digest DESC, id DESC LIMIT 1",
        (document,),
    ).fetchone()
    if row is None:
        return None
    store.connection.execute(
        "UPDATE version SET current = NOT current WHERE document = ? AND current IS NOT (n = ?)", (document, row[0])
    )
    return Place(row[0], document, row[1])


def read_claims(store: Store, document: str) -> list[Stored]:
    """Read all claims of all versions of a document with their last booking."""
    rows = store.connection.execute(
        'SELECT claim.n, claim.version, thread, status, evidence, start, "end", live, claim.review, made_by,'
        " (SELECT act FROM booking WHERE booking.claim = claim.n ORDER BY booking.run DESC, act DESC LIMIT 1)"
        " FROM claim JOIN version ON version.n = claim.version WHERE document = ? ORDER BY claim.n",
        (document,),
    )
    return [_to_stored(row) for row in rows]


def _to_stored(row: Sequence[Any]) -> Stored:
    n, version, thread, status, evidence, start, end, live, review, made_by, act = row
    return Stored(n, version, thread, status, evidence, start, end, bool(live), review, made_by, act == "added")


def read_verdicts(store: Store, document: str, claims: Mapping[int, Stored]) -> list[Verdict]:
    """Read the reviews of a document's claims that stand: the last one of each claim, the last one first."""
    rows = store.connection.execute(
        "SELECT n, claim, verdict, changes, reviewer FROM review WHERE document = ? AND claim IS NOT NULL", (document,)
    ).fetchall()
    roots: dict[int, Stored] = {}
    for n, claim, *_ in sorted(rows):
        made_by = claims[claim].made_by
        roots[n] = claims[claim] if made_by is None else roots[made_by]
    standing: list[Verdict] = []
    for n, claim, kind, changes, reviewer in sorted(rows, reverse=True):
        confirms = kind == "accept" and claims[claim].made_by is not None
        if not confirms and not any(v.root.is_about(roots[n]) for v in standing):
            standing.append(Verdict(n, claim, kind, changes, reviewer, roots[n]))
    return standing


def judge(claim: Stored, current: int, verdicts: Sequence[Verdict]) -> tuple[bool, int | None]:
    """Say whether a claim counts, and which review decides it."""
    here = claim.version == current
    if claim.made_by is not None:
        stands = any(v.n == claim.made_by for v in verdicts)
        return here and stands, claim.made_by
    for verdict in verdicts:
        if verdict.root.is_about(claim):
            kept = verdict.kind == "accept" and (claim.booked or claim.n == verdict.claim)
            return here and kept, verdict.n
    return here and claim.booked, None


def write_corrections(store: Store, current: Place, claims: Sequence[Stored], verdicts: Sequence[Verdict]) -> None:
    """Write into the current version what the corrections say, where it still holds the words reviewed."""
    for verdict in verdicts:
        if verdict.kind == "correct":
            found = [c for c in claims if c.version == current.version and verdict.root.is_about(c) and not c.made_by]
            if found:
                write_correction(store, current, verdict, min(found, key=lambda c: (c.n != verdict.root.n, c.n)))


def write_correction(store: Store, current: Place, verdict: Verdict, found: Stored) -> None:
    """Write one corrected claim at the words of the claim that it corrects."""
    from ledger.store.corrections import apply_changes  # noqa: PLC0415 - few documents have corrections

    row = store.connection.execute(f"{SOURCED} WHERE claim.n = ?", (verdict.claim,)).fetchone()
    claim = apply_changes(store, to_sourced(row).claim, json.loads(verdict.changes))
    corrected = replace(
        claim,
        evidence=found.evidence,
        start=found.start,
        end=found.end,
        rule="review",
        confidence=100,
        trace=(f"corrected by {verdict.reviewer}",),
    )
    insert_claim(store, current, corrected, made_by=verdict.n)
