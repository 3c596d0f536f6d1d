"""Read the modality of a clause: commands, modals, what is arranged, and the future seen from the past."""

from ledger.extract.clauses import Clause
from ledger.extract.mentions import CueMention, Sentence
from ledger.extract.predicates import Predicate
from ledger.extract.tokens import is_preposition

MODALS = ("oblige", "possible", "wish", "would", "intend", "shall", "may", "can")
SAYING = frozenset({"say", "commit", "decide"})
OWNER_LEAD = 2
"""From the preposition that leads a noun with its owner to the noun."""


def read_modality(s: Sentence, clause: Clause, p: Predicate, *, verb_final: bool) -> str:
    """Name the modality: "shall" for what is arranged ("solle erhalten") or how it is done ("wie viele ... kann")."""
    modal = _modal(s, clause, p.chain, clause.words, verb_final=verb_final)
    arranged = modal == "oblige" and "arranged" in clause.words and (p.cue == "receive" or p.voice == "passive")
    asked = (
        modal in {"can", "possible", "would"}
        and clause.kind == "other"
        and "open_question" in s.tokens[clause.first].words
    )
    if not verb_final and modal in {"can", "possible"} and _binds_unknown(s, clause, p):
        return "none"
    return "shall" if arranged or asked else modal


def _binds_unknown(s: Sentence, clause: Clause, p: Predicate) -> bool:
    """Whether the modal belongs to a verb that no cue knows, whose subject is a promise ("its pledge may cost")."""
    head = p.chain[0] if p.chain else None
    if head is None or p.cue != "commit" or head.form.tag != "noun" or head.form.cue != "commit":
        return False
    modals = [n for n in clause.tokens[:-1] if n >= head.end and s.tokens[n].words & {"modal.possible", "modal.can"}]
    if not modals:
        return False
    verb = modals[0] + 1
    known = any(c.start == verb for c in s.cues) or s.tokens[verb].words
    return not known and s.tokens[verb].text.isalpha()


def tells_future(s: Sentence, clause: Clause, p: Predicate) -> bool:
    """Whether "would" is the future seen from the past: by a verb of saying or a plural passive, on no condition."""
    says = any(c.cue in SAYING and c.form.tag in {"past", "part", "fin"} for c in s.cues)
    says = says or "prep.according" in s.classes or _is_announced(s, clause)
    either = "would.either" in clause.words and any(c.form.tag == "part" for c in p.chain)
    asks = any("modal.would" in s.tokens[n].words for n in (0, clause.first))
    return "sub.if" not in s.classes and (says or (either and not asks))


def _is_announced(s: Sentence, clause: Clause) -> bool:
    """Whether a noun of telling stands right before "that" ("the news that Rome would send")."""
    told = {c.end for c in s.cues if c.cue in SAYING and c.form.tag == "noun"}
    return any(
        n > 0 and "sub.that" in s.tokens[n].words and (n in told or "report_nouns" in s.tokens[n - 1].words)
        for n in clause.tokens
    )


def _modal(s: Sentence, clause: Clause, chain: list[CueMention], words: frozenset[str], *, verb_final: bool) -> str:
    """Name the modality: a command obliges; else the first modal of the clause."""
    if _imperative(s, clause, chain) or (not verb_final and _bare_command(clause, chain)):
        return "oblige"
    modal = next((m for m in MODALS if f"modal.{m}" in words and not _is_given(s, chain)), "none")
    if modal == "intend" and "volition" in words and any(c.cue == "receive" for c in chain):
        return "wish"
    return "none" if modal == "can" and not verb_final and _can_say(s, clause) else modal


def _is_given(s: Sentence, chain: list[CueMention]) -> bool:
    """Whether the stance is a noun with an owner behind a preposition ("may be criticised for its refusal")."""
    head = chain[0] if chain else None
    if head is None or head.form.tag != "noun" or head.start < OWNER_LEAD:
        return False
    owner, lead = s.tokens[head.start - 1].words, s.tokens[head.start - OWNER_LEAD].words
    return "possessive" in owner and is_preposition(lead) and not lead & {"prep.to", "prep.adjunct"}


def _can_say(s: Sentence, clause: Clause) -> bool:
    """Whether "can" leads a verb of saying: being able to announce says no less than announcing."""
    return any(
        c.cue in SAYING
        and c.start > 0
        and "modal.can" in s.tokens[c.start - 1].words
        and "negation" not in s.tokens[c.start - 1].words
        for c in clause.cues
    )


def _imperative(s: Sentence, clause: Clause, chain: list[CueMention]) -> bool:
    """A verb that opens its clause before the polite pronoun commands."""
    heads = [c for c in chain if c.form.tag in {"fin", "inf", "subj"}]
    return any(
        c.start - clause.first <= 1
        and c.end < len(s.tokens)
        and "imperative_subject" in s.tokens[c.end].words
        and s.tokens[c.end].text[:1].isupper()
        for c in heads
    )


def _bare_command(clause: Clause, chain: list[CueMention]) -> bool:
    """Whether a bare verb of giving opens a sentence or what is said: a command ("Message to Rome: send tanks")."""
    opens = next((c for c in chain if c.start == clause.first), None)
    apart = clause.kind == "main" and clause.opener in {"", ":", '"'} and not clause.coordinated
    return apart and opens is not None and opens.cue in {"transfer", "give"} and opens.form.tag == "inf"
