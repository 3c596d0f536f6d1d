"""Tie clauses together: what governs a clause from outside, and in which mood it stands."""

from dataclasses import dataclass, replace
from itertools import pairwise

from ledger.extract.clauses import DEPENDENT, FINITE_CLASSES, Clause
from ledger.extract.mentions import Sentence
from ledger.extract.predicate_chains import is_circumstance
from ledger.extract.predicates import INERT, Compositions, Predicate, compose, head_of, noun_predicate
from ledger.extract.refusals import evades, leaves_open

GOVERNED = frozenset({"inf", "that", "whether", "purpose", "other"})
PROMISING = frozenset({"commit", "offer", "refuse", "consider"})
NOUN_REACH = 5
"""From a noun to the infinitive that belongs to it: whose it is, and a comma."""
TRANSFER_LIKE = frozenset({"transfer", "receive", "arrive", "begin", "complete", "underway"})
FIRM = frozenset({"commit", "decide", "decision"})
DONE = frozenset({"perfect", "past", "pluperfect"})
LAST = 2
"""The verb that closes a clause, and the full stop behind it."""
SILENT = TRANSFER_LIKE | {"none", "say", "go", "give", "combat", "train", "repair", "debate"}


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
    question = s.is_question
    for n, clause in enumerate(clauses):
        reading = readings[id(clause)]
        unanswered = clause.kind == "whether" and clause.parent is None
        reading.question = question or unanswered or s.tokens[clause.last].text == "?"
        reading.finite = not clause.words.isdisjoint(FINITE_CLASSES)
        generic = "generic" in s.tokens[clause.first].words
        aim = clause.kind == "other" and "sub.aim" in s.tokens[clause.first].words and reading.own.tense not in DONE
        reading.conditional = clause.kind == "if" or generic or aim or _is_unreal(reading)
        if n and _opens_bare(clause, reading.own):
            reading.own = reading.full = _shared(s, clause, reading.own, readings[id(clauses[n - 1])].own)
        if clause.parent is not None:
            reading.governor = readings[id(clause.parent)]
        if n:
            _go_on(s, readings[id(clauses[n - 1])], reading)
    for clause in clauses:
        _govern(s, readings[id(clause)], compositions)
    for before, after in pairwise(readings[id(c)] for c in clauses):
        if _asks_for(before, after):
            after.full = replace(after.full, modal="oblige")
        if _asks_back(before, after):
            before.full = replace(before.full, cue="request", form="verb", modal="none")
            before.governor = after
            after.full = replace(after.full, cue="say") if after.own.cue == "offer" else after.full
    return [readings[id(c)] for c in clauses]


def _go_on(s: Sentence, before: Reading, after: Reading) -> None:
    """Let two clauses that belong together share their auxiliary or modal."""
    clause = after.clause
    if clause.coordinated and _shares_modal(s, before, after):
        before.own = before.full = replace(before.own, modal=after.own.modal)
    elif clause.coordinated and before.kind in {clause.kind, "that"}:
        after.own = after.full = _inherit_auxiliary(after.own, before.own, before.clause.words)
    elif _resumes(clause, before.clause, after.own) and before.own.modal == "oblige":
        after.own = after.full = replace(after.own, modal=before.own.modal)


def _opens_bare(clause: Clause, own: Predicate) -> bool:
    """Whether a bare infinitive opens a clause: it goes on with the infinitive before ("to confirm or deny")."""
    return any(c.start - clause.first <= 1 and c.form.tag == "inf" for c in own.chain)


def _shared(s: Sentence, clause: Clause, own: Predicate, before: Predicate) -> Predicate:
    """Let a bare infinitive share the refusal before ("to confirm or deny", "refused to give in and send")."""
    if before.cue == "evade" and own.cue not in TRANSFER_LIKE:
        chain = [replace(c, form=replace(c.form, cue="evade")) for c in own.chain]
        return replace(own, cue="evade", chain=chain)
    marked = any("infinitive_mark" in s.tokens[c.start - 1].words for c in before.chain[1:])
    refuses = before.cue == "evade" or (before.cue == "refuse" and before.form == "verb" and marked)
    if not (refuses and clause.coordinated and own.cue in TRANSFER_LIKE):
        return own
    head = replace(before.chain[0], form=replace(before.chain[0].form, cue="refuse"))
    return replace(before, cue="refuse", form="verb", chain=[head, *own.chain])


def _resumes(clause: Clause, before: Clause, own: Predicate) -> bool:
    """Whether an infinitive goes on, behind an insertion, with the main clause before ("should commit, here, to")."""
    subject = any(a.role == "subject" for a in clause.actors)
    return clause.kind == before.kind == "main" and clause.opener == "," and own.tense == "infinitive" and not subject


def _shares_modal(s: Sentence, before: Reading, after: Reading) -> bool:
    """Whether a modal at the end of a second infinitive counts for the first ("dem Rom X geben und Y kaufen würde")."""
    return (
        before.kind in DEPENDENT
        and before.own.tense == "infinitive"
        and before.own.modal == "none"
        and not before.finite
        and after.own.modal != "none"
        and any(s.tokens[n].words & FINITE_CLASSES for n in after.clause.tokens[-LAST:])
    )


def _is_unreal(reading: Reading) -> bool:
    """Whether the clause tells what did not come about; a plural that also reports does so only with a modal."""
    words = reading.clause.words
    return bool(words & {"have.unreal", "be.unreal"}) or ("have.either" in words and reading.own.modal != "none")


def _asks_back(before: Reading, after: Reading) -> bool:
    """Whether a verb of asking follows what it asks for ("Berlin soll X liefern, fordert Kiew")."""
    own, clause = after.own, after.clause
    return (
        (own.cue == "request" or (own.cue == "offer" and before.own.cue == "transfer"))
        and not clause.items
        and any(c.start == clause.first for c in own.chain)
        and any(a.role == "subject" for a in clause.actors)
        and before.own.modal in {"shall", "oblige"}
        and before.own.cue in TRANSFER_LIKE
        and before.governor is None
    )


def _asks_for(before: Reading, after: Reading) -> bool:
    """Whether a colon opens what a noun of asking asks for ("Unser Antrag: Berlin soll X liefern")."""
    nouns = any(c.cue == "request" and c.form.tag == "noun" for c in before.clause.cues)
    asks = after.own.modal in {"shall", "oblige"} and after.own.cue in TRANSFER_LIKE
    return nouns and asks and after.clause.opener == ":" and after.kind == "main" and not after.own.negated


def _inherit_auxiliary(own: Predicate, before: Predicate, words: frozenset[str]) -> Predicate:
    """A coordinated verb without an auxiliary of its own takes that of the verb before, among the `words` there."""
    tags = {c.form.tag for c in own.chain}
    if tags & {"fin", "past"} or own.modal != "none" or not tags & {"part", "inf"}:
        return own
    if "part" in tags and own.voice != "bare":
        return own
    if "part" in tags and words & {"have", "have.past"}:
        return replace(own, modal=before.modal, voice="active", tense="perfect" if "have" in words else "pluperfect")
    return replace(
        own, modal=before.modal, tense=before.tense if "part" in tags or own.tense == "infinitive" else own.tense
    )


def _govern(s: Sentence, reading: Reading, compositions: Compositions) -> None:
    """Let what a clause hangs on change its full predicate, where it has a say."""
    governor = reading.governor
    if governor is None:
        return
    if reading.own.form == "gerund" and governor.own.tense == "future":
        reading.own.tense = "progressive"
    if reading.kind == "gap":
        own = reading.own
        reading.full = replace(governor.full, negated=own.negated, not_yet=own.not_yet, words=own.words)
        reading.governor = None
    elif reading.kind in GOVERNED:
        _govern_dependent(s, reading, governor, compositions)
    elif reading.kind == "rel" and "be.unreal" in governor.clause.words and not governor.own.chain:
        reading.conditional = True
    elif _tells_prospect(reading, governor):
        reading.full = replace(reading.own, cue="consider", form="verb", modal="none")


def _tells_prospect(reading: Reading, governor: Reading) -> bool:
    """Whether a relative clause tells what would come of something weighed ("leans to a plan that would send X")."""
    own = reading.own
    return (
        reading.kind == "rel"
        and governor.full.cue == "consider"
        and governor.full.form != "noun"
        and own.cue in TRANSFER_LIKE
        and own.modal in {"would", "possible", "intend"}
        and not own.negated
    )


def _govern_dependent(s: Sentence, reading: Reading, governor: Reading, compositions: Compositions) -> None:
    """Take a dependent clause together with its governor, unless either stands for itself."""
    outer, own = _noun_before(s, reading, governor, compositions) or governor.full, reading.own
    allowed = own.modal == "may" or (own.modal == "can" and reading.kind == "inf")
    if reading.kind in {"whether", "inf"} and outer.cue == "request" and own.cue == "transfer" and allowed:
        reading.full = replace(outer, cue="leave", inner=own.cue, chain=[*outer.chain, *own.chain])
        return
    reading.question = reading.question or (reading.kind == "whether" and _is_asked(governor))
    reading.question = reading.question or (reading.kind == "that" and governor.kind == "whether" and not outer.chain)
    if _is_evaded(s, reading, outer):
        reading.full = replace(outer, cue="evade")
    elif outer.cue == "refuse" and outer.form == "verb" and reading.kind == "inf" and leaves_open(s, reading.clause):
        reading.full = replace(outer, cue="consider")
    elif outer.cue == "want" and reading.kind == "that" and own.chain:
        reading.full = replace(own, cue="request", form="verb", modal="none", negated=outer.negated)
    elif _stands_apart(reading, outer) or (
        reading.kind == "whether" and outer.cue in FIRM and own.cue in TRANSFER_LIKE
    ):
        if reading.kind == "whether" and own.cue in TRANSFER_LIKE and not reading.question:
            reading.full = replace(own, cue="consider", form="verb", negated=False, modal="none")
    elif not own.chain:
        if not _tells_unknown(reading, outer):
            reading.full = replace(outer, chain=list(outer.chain))
    elif not _tells_deed(reading, outer):
        reading.full = _merge(reading, outer, compositions)
        reading.conditional = reading.conditional or governor.conditional


def _noun_before(s: Sentence, reading: Reading, governor: Reading, compositions: Compositions) -> Predicate | None:
    """Give the noun that an infinitive belongs to, where it only gives the circumstances of what governs both."""
    if reading.kind != "inf" or governor.clause.first > reading.clause.first:
        return None
    before = [c for c in governor.clause.cues if c.end < reading.clause.first]
    noun = before[-1] if before else None
    if noun is None or noun.cue not in PROMISING or noun.form.tag != "noun" or not is_circumstance(s, noun):
        return None
    near = reading.clause.first - noun.end <= NOUN_REACH
    return noun_predicate([noun], compositions) if near and noun not in governor.own.chain else None


def _is_asked(governor: Reading) -> bool:
    """Whether the governor only asks what "whether" opens, or reports an answer ("auf die Frage, ob")."""
    return governor.full.cue == "request" or "asked" in governor.clause.words


def _is_evaded(s: Sentence, reading: Reading, outer: Predicate) -> bool:
    """Whether somebody refuses another deed than giving, or does not confirm what was done."""
    own = reading.own
    if outer.cue == "refuse":
        asks = reading.kind in {"that", "inf"} and own.cue == "request" and own.form == "verb"
        return outer.form != "noun" and (asks or (reading.kind == "inf" and evades(s, reading.clause)))
    if reading.kind == "that" and outer.form == "noun" and "hopes" in s.tokens[outer.chain[0].start].words:
        return True
    untold = outer.cue == "say" or (outer.cue in FIRM and own.tense in DONE)
    return outer.negated and reading.kind == "that" and own.cue in TRANSFER_LIKE and untold


def _stands_apart(reading: Reading, outer: Predicate) -> bool:
    """Whether the governor says nothing about what becomes of the inner deed."""
    return reading.kind == "other" or outer.cue in SILENT or all(c.cue in INERT for c in outer.chain)


def _tells_unknown(reading: Reading, outer: Predicate) -> bool:
    """Whether the clause has a verb that no cue knows: then it is not the governor's deed that it tells."""
    return (
        reading.kind == "that"
        and outer.cue in {"refuse", "commit", "offer", "approve"}
        and bool(reading.clause.tokens)
        and reading.finite
    )


def _tells_deed(reading: Reading, outer: Predicate) -> bool:
    """Whether "that" opens a deed that counts by itself: behind a noun of promise, or as something done."""
    own = reading.own
    if reading.kind not in {"that", "inf"} or own.cue not in TRANSFER_LIKE:
        return False
    done = outer.cue in FIRM and not own.negated and own.tense in DONE
    return done or (outer.form == "noun" and outer.cue == "commit" and reading.kind == "that")


def _merge(reading: Reading, outer: Predicate, compositions: Compositions) -> Predicate:
    """Compose the governor's predicate with that of the clause."""
    own = reading.own
    chain = [*outer.chain, *own.chain]
    cue, inner = compose([c.cue for c in chain], compositions)
    merged = replace(outer, chain=chain, cue=cue, inner=inner, words=outer.words | own.words)
    transfers = own.cue in TRANSFER_LIKE
    head = head_of(chain, cue)
    if cue == "refuse" and outer.cue == "request" and head is not None and head.form.tag == "noun":
        merged = replace(merged, form="noun")
    if outer.cue == "decision" and reading.kind == "inf" and transfers:
        merged = replace(merged, cue="commit")
    firm = outer.cue in FIRM
    if firm and own.negated and transfers:
        return replace(merged, cue="refuse", form="verb", negated=False)
    if (firm or (outer.cue == "offer" and reading.kind == "that")) and own.modal in {"possible", "can", "oblige"}:
        return replace(merged, modal=own.modal)
    if cue == own.cue and cue != outer.cue:
        return replace(merged, form=own.form, tense=own.tense, voice=own.voice)
    return merged
