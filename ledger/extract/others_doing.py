"""Whether somebody else than a state gives: a company, or those whom a plain noun names."""

from ledger.extract.entries import is_plain
from ledger.extract.mentions import Sentence
from ledger.extract.predicates import head_of
from ledger.extract.proposals import Proposal
from ledger.extract.tokens import is_preposition

INFERRED = frozenset({"context", "pronoun", "speaker", "sentence", "sole", "topic"})
DECIDING = frozenset({"approve", "refuse", "consider", "obstruct", "transfer", "commit", "offer"})
"""What somebody must do by name."""
NAME_REACH = 3
"""From the word for a company to whom it gives, past the company's name."""
NOUN_REACH = 2
"""Between a preposition and its noun: an article and an adjective."""


def is_by_company(p: Proposal) -> bool:
    """Whether a company does or says it, and the donor was only inferred or is part of the company's name."""
    reading, s = p.candidate.reading, p.scene.s
    if p.donors.role == "subject" and p.capitals and p.donors.mentions:
        first = min(m.start for m in p.donors.mentions)
        inside = [n for n in reading.clause.tokens if n < first and "company" in s.tokens[n].words]
        tied = any("coordinator" in t.words for n in inside for t in s.tokens[n:first])
        return not tied and any(first - n <= NAME_REACH and _is_subject(s, n, reading.clause.first) for n in inside)
    if p.donors.role not in INFERRED or reading.full.voice == "passive":
        return False
    clauses = [reading.clause, *([reading.governor.clause] if reading.governor is not None else [])]
    return any(_is_subject(s, n, c.first) for c in clauses for n in c.tokens if "company" in s.tokens[n].words)


def is_by_others(p: Proposal) -> bool:
    """Whether a plain noun that is no actor stands before the verb as its subject ("a dozen nations could send")."""
    reading, s = p.candidate.reading, p.scene.s
    full = reading.full
    head = head_of(full.chain, full.cue)
    loose = p.donors.role in {"context", "sentence"} and full.form == "verb" and full.voice == "active"
    if p.capitals or not loose or head is None or full.cue not in DECIDING:
        return False
    ahead = [n for n in reading.clause.tokens if n < head.start]
    known = s.mentioned
    return any(_is_subject(s, n, ahead[0]) for n in ahead if n not in known and is_plain(s.tokens[n]))


def _is_subject(s: Sentence, n: int, first: int) -> bool:
    """Whether no preposition leads the noun at a token."""
    before = s.tokens[max(first, n - NOUN_REACH) : n]
    return not any(is_preposition(t.words) for t in before)
