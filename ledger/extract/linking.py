"""Tie clauses together: what governs a clause from outside, and in which mood it stands."""

from dataclasses import dataclass, replace

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import Sentence
from ledger.extract.predicates import INERT, Compositions, Predicate, compose

GOVERNED = frozenset({"inf", "that", "whether", "purpose", "other"})
TRANSFER_LIKE = frozenset({"transfer", "receive", "arrive", "begin", "complete", "underway"})


@dataclass(slots=True)
class Reading:
    """A clause with the predicate that counts for it, its own and its governors' taken together."""

    clause: Clause
    own: Predicate
    full: Predicate
    governor: "Reading | None" = None
    conditional: bool = False
    question: bool = False
    finite: bool = False
    """Has a finite verb of its own."""

    @property
    def kind(self) -> str:
        """What kind of clause it is."""
        return self.clause.kind


def link(s: Sentence, clauses: list[Clause], predicates: list[Predicate], compositions: Compositions) -> list[Reading]:
    """Give each clause its full predicate, governors before what they govern."""
    readings = {id(c): Reading(c, p, p) for c, p in zip(clauses, predicates, strict=True)}
    for n, clause in enumerate(clauses):
        reading = readings[id(clause)]
        reading.question = s.is_question
        reading.finite = any(s.tokens[t].words & FINITE_CLASSES for t in clause.tokens)
        unreal = any(s.tokens[t].words & {"have.unreal", "be.unreal"} for t in clause.tokens)
        reading.conditional = clause.kind == "if" or unreal
        if clause.parent is not None:
            reading.governor = readings[id(clause.parent)]
        if clause.coordinated and n and clauses[n - 1].kind in {clause.kind, "that"}:
            reading.own = reading.full = _inherit_auxiliary(reading.own, readings[id(clauses[n - 1])].own)
    for clause in clauses:
        _govern(readings[id(clause)], compositions)
    return [readings[id(c)] for c in clauses]


def _inherit_auxiliary(own: Predicate, before: Predicate) -> Predicate:
    """A coordinated verb without an auxiliary of its own takes that of the verb before."""
    tags = {c.form.tag for c in own.chain}
    if tags & {"fin", "past"} or own.modal != "none" or not tags & {"part", "inf"}:
        return own
    return replace(
        own, modal=before.modal, tense=before.tense if "part" in tags or own.tense == "infinitive" else own.tense
    )


def _govern(reading: Reading, compositions: Compositions) -> None:
    governor = reading.governor
    if governor is not None and reading.kind == "gap":
        own = reading.own
        reading.full = replace(governor.full, negated=own.negated, not_yet=own.not_yet, words=own.words)
        reading.governor = None
        return
    if governor is None or reading.kind not in GOVERNED:
        return
    outer = governor.full
    if outer.cue == "want" and reading.kind == "that" and reading.own.chain:
        reading.full = replace(reading.own, cue="request", form="verb", modal="none", negated=outer.negated)
        return
    meaningful = [c for c in outer.chain if c.cue not in INERT]
    if (
        reading.kind == "other"
        or not meaningful
        or outer.cue in {"none", "say", "go", "give", "combat", "train", "repair", "debate"} | TRANSFER_LIKE
    ):
        if reading.kind == "whether" and reading.own.cue in TRANSFER_LIKE:
            reading.full = replace(reading.own, cue="consider", form="verb", negated=False, modal="none")
        return
    if (
        not reading.own.chain
        and reading.kind == "that"
        and outer.cue in {"refuse", "commit", "offer", "approve"}
        and reading.clause.tokens
        and reading.finite
    ):
        return
    if not reading.own.chain:
        reading.full = replace(outer, chain=list(outer.chain))
        return
    if outer.form == "noun" and outer.cue == "commit" and reading.kind == "that" and reading.own.cue in TRANSFER_LIKE:
        return
    chain = [*outer.chain, *reading.own.chain]
    cue, inner = compose([c.cue for c in chain], compositions)
    merged = replace(outer, chain=chain, cue=cue, inner=inner, words=outer.words | reading.own.words)
    if outer.cue == "decision" and reading.kind == "inf" and reading.own.cue in TRANSFER_LIKE:
        merged = replace(merged, cue="commit")
    firm = outer.cue in {"commit", "decide", "decision"}
    if firm and reading.own.negated and reading.own.cue in TRANSFER_LIKE:
        merged = replace(merged, cue="refuse", form="verb", negated=False)
    elif (
        firm
        and reading.kind == "that"
        and reading.own.cue in TRANSFER_LIKE
        and reading.own.tense in {"perfect", "past"}
    ):
        return
    elif (firm or (outer.cue == "offer" and reading.kind == "that")) and reading.own.modal in {
        "possible",
        "can",
        "oblige",
    }:
        merged = replace(merged, modal=reading.own.modal)
    elif cue == reading.own.cue and cue != outer.cue:
        merged = replace(merged, form=reading.own.form, tense=reading.own.tense, voice=reading.own.voice)
    reading.full = merged
    if governor.conditional and reading.kind != "if":
        reading.conditional = True
