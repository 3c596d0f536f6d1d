"""What proves a claim: the words that carry it, and the steps that led to it."""

from ledger.extract.candidates import Candidate
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors
from ledger.model.rules import Frame


def find_evidence(scene: Scene, candidate: Candidate, donors: Donors) -> tuple[int, int]:
    """Give the stretch of text from the first to the last word that carries the claim."""
    s, clause = scene.s, candidate.reading.clause
    chain = [candidate.own] if candidate.own is not None else candidate.reading.full.chain
    marks: list[tuple[int, int]] = [(c.start, c.end) for c in chain]
    if candidate.local:
        marks.append((candidate.item.start, candidate.item.end))
    marks += [(a.start, a.end) for a in donors.mentions]
    if not marks:
        marks = [(clause.first, clause.last + 1)]
    first = min(a for a, _ in marks)
    last = max(b for _, b in marks)
    if first not in clause.tokens and last - 1 not in clause.tokens:
        first, last = min(first, clause.first), max(last, clause.last + 1)
    return s.tokens[first].start, s.tokens[last - 1].end


def trace(candidate: Candidate, frame: Frame, donors: Donors, *, named: bool) -> tuple[str, ...]:
    """Give the steps that led to a claim, in words."""
    p = candidate.reading.full
    polarity = "negated" if p.negated else "positive"
    return (
        f"rule {frame.id}: {frame.why}",
        f"predicate {candidate.cue}: {p.form}, {p.tense}, {p.voice}, modal {p.modal}, {polarity}",
        f"donor by role {donors.role}",
        "recipient named" if named else "recipient from the topic",
        *(("item by reference",) if candidate.anaphoric else ()),
    )
