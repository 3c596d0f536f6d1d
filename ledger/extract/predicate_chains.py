"""Order the cues of a clause into a chain, from the governing to the governed."""

from dataclasses import replace
from functools import partial

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import ActorMention, CueMention, Sentence
from ledger.extract.refusals import settle_refusals
from ledger.extract.tokens import is_inflected, is_preposition

FRONT = frozenset({"fin", "past", "subj"})
CLOSING = frozenset({"part", "inf", "zu", "ing"})
DECISIONS = frozenset({"commit", "decide", "offer"})
GIFTS = frozenset({"transfer", "commit", "approve", "decide"})
DASHES = frozenset({"-", "–", "—"})
LEAVE_REACH = 3
"""From a preposition to the leave that it asks for, past article and adjective."""
COURIER = 3
"""Between "sent" and the request: a receiver, an article and an adjective."""
NEAR = 2
"""How far a genitive stands before its noun: its mark and an adjective between them."""

LEADS = frozenset({"prep.adjunct"})
COMBAT_LEADS = LEADS | {"prep.against"}
"""Prepositions behind which fighting is only a circumstance ("um X gegen Luftangriffe bitten")."""
WITH_OBJECT = frozenset({"begin"})
TAKERS = {"request": frozenset({"refuse"}), "refuse": frozenset({"say"})}
"""What else takes a noun of a class as its object ("mit der Bitte abblitzen", "mit Nein antworten")."""


def read_chain(s: Sentence, clause: Clause, *, verb_final: bool) -> list[CueMention]:
    """Give the cues that make a clause's predicate; an attribute counts where nothing else could."""
    cues = [_opposed(s, c) for c in clause.cues if c.form.tag != "attr" and not _is_wish(s, c)]
    cues = [c for c in map(partial(suppose, s), cues) if c is not None]
    cues = _before_dash(s, _without_complement(cues))
    cues = settle_refusals(s, clause, cues, verb_final=verb_final)
    others = [c for c in cues if not is_circumstance(s, c)]
    if not cues and not any(s.tokens[n].words & FINITE_CLASSES for n in clause.tokens):
        others = [
            replace(c, form=replace(c.form, tag="part"))
            for c in clause.cues
            if c.form.tag == "attr" and _may_govern(s, clause, c, verb_final=verb_final)
        ][:1]
    return _without_reaction(govern(_without_courier(s, others or cues), s, verb_final=verb_final), clause)


def _without_complement(cues: list[CueMention]) -> list[CueMention]:
    """Leave out the phrase that only says what a noun of refusing is against ("Widerstand gegen die Lieferung")."""
    nouns = {c.end for c in cues if c.cue == "refuse" and c.form.tag == "noun"}
    return [c for c in cues if not (c.cue == "refuse" and c.form.tag == "phrase" and c.start in nouns)]


def _without_courier(s: Sentence, cues: list[CueMention]) -> list[CueMention]:
    """Who sends a request gives nothing ("sent a formal request for X")."""
    sent = next((c for c in cues if c.cue == "transfer" and c.form.tag not in {"noun", "attr"}), None)
    asked = next((c for c in cues if c.cue == "request" and c.form.tag == "noun"), None)
    if sent is None or asked is None or not 0 <= asked.start - sent.end <= COURIER:
        return cues
    led = any(is_preposition(t.words) for t in s.tokens[sent.end : asked.start])
    return cues if led else [c for c in cues if c is not sent]


def _may_govern(s: Sentence, clause: Clause, c: CueMention, *, verb_final: bool) -> bool:
    """Whether an attribute may stand for a verb: no part of a compound, or where verbs are last, before all items."""
    if not verb_final:
        return not s.tokens[c.start].hyphen
    return not any(i.end <= c.start for i in clause.items)


def _before_dash(s: Sentence, cues: list[CueMention]) -> list[CueMention]:
    """Leave out nouns behind a dash, which only call by another name what was said ("... - a total commitment")."""
    verbs = [c.start for c in cues if c.form.tag in FRONT | CLOSING]
    dash = next((n for v in verbs[:1] for n in range(v, cues[-1].start) if s.tokens[n].text in DASHES), None)
    return [c for c in cues if dash is None or c.start < dash or c.form.tag != "noun"]


def _is_wish(s: Sentence, c: CueMention) -> bool:
    """Whether a word of asking is only the modal of wishing."""
    return c.cue == "request" and "modal.wish" in s.tokens[c.start].words


def govern(cues: list[CueMention], s: Sentence, *, verb_final: bool) -> list[CueMention]:
    """Order cues from the governing to the governed: the finite verb, the closing verbs, then nouns as they stand."""
    finite = [c for c in cues if c.form.tag in FRONT]
    closing = [c for c in cues if c.form.tag in CLOSING]
    others = [c for c in cues if c not in finite and c not in closing]
    if verb_final:
        closing.sort(key=lambda c: -c.start)
        others.sort(key=lambda c: c.form.tag == "noun")
        return [*finite, *closing, *others]
    passive = [c for c in closing if c.form.tag == "part" and _after_auxiliary(s, c)]
    predicative = [c for c in cues if c.form.tag in {"adj", "phrase"} and _after_auxiliary(s, c)]
    front = sorted([*finite, *passive, *predicative], key=lambda c: c.start)
    rest = sorted([c for c in cues if c not in front], key=lambda c: c.start)
    return _heads_last([*front, *rest])


def _heads_last(chain: list[CueMention]) -> list[CueMention]:
    """In a compound of nouns the last one governs ("export licence")."""
    for n in range(len(chain) - 1):
        left, right = chain[n], chain[n + 1]
        if left.form.tag == right.form.tag == "noun" and left.end == right.start:
            chain[n], chain[n + 1] = right, left
    return chain


def _after_auxiliary(s: Sentence, c: CueMention) -> bool:
    """Whether a form of "be" or "have" stands shortly before a cue."""
    return any(w.startswith(("be", "have")) for t in s.tokens[max(0, c.start - 4) : c.start] for w in t.words)


def is_circumstance(s: Sentence, c: CueMention) -> bool:
    """Whether a noun only gives the circumstances ("nach langem Zögern", "without approval")."""
    if c.form.tag != "noun":
        return False
    leads = COMBAT_LEADS if c.cue == "combat" else LEADS
    for n in range(c.start - 1, max(-1, c.start - 4), -1):
        if s.tokens[n].words & leads:
            return not belongs_to_cue(s, n) and not takes_object(s, n, c)
        measured = "article.genitive" in s.tokens[n + 1].words
        if (
            (s.tokens[n].text[:1].isupper() and not measured)
            or not s.tokens[n].text[:1].isalpha()
            or s.tokens[n].words & FINITE_CLASSES
        ):
            return False
    return False


def belongs_to_cue(s: Sentence, n: int) -> bool:
    """Whether a preposition is part of an idiom ("steht kurz vor"), or leads what is asked for ("Rufe nach X")."""
    asks = any(c.end == n and c.cue == "request" and c.form.tag == "noun" for c in s.cues)
    leave = any(c.cue == "approve" and 0 < c.start - n <= LEAVE_REACH for c in s.cues)
    asked = asks and (leave or "prep.about" in s.tokens[n].words)
    return asked or any(c.start <= n < c.end for c in s.cues)


def takes_object(s: Sentence, n: int, noun: CueMention) -> bool:
    """Whether a preposition leads the object of a verb ("beginnt mit der Lieferung"), no circumstance."""
    takers = WITH_OBJECT | TAKERS.get(noun.cue, frozenset({"consider"}))
    return "prep.with" in s.tokens[n].words and any(c.cue in takers and c.form.tag != "noun" for c in s.cues)


def _opposed(s: Sentence, c: CueMention) -> CueMention:
    """Being against a delivery refuses it."""
    low = max(0, c.start - 3)
    against = next((n for n in range(low, c.start) if "prep.against" in s.tokens[n].words), None)
    if (
        c.cue in {"transfer", "give"}
        and c.form.tag in {"noun", "ing"}
        and against is not None
        and not any(k.start <= against < k.end or (k.end == against and k.cue == "refuse") for k in s.cues)
    ):
        return replace(c, form=replace(c.form, cue="refuse"))
    return c


def suppose(s: Sentence, c: CueMention) -> CueMention | None:
    """Take a gift that is only possible as weighed; a request that may come is none ("eine mögliche Lieferung")."""
    lead = s.tokens[max(0, c.start - NEAR) : c.start]
    at = next((n for n, t in enumerate(lead) if "supposed" in t.words), None)
    if c.form.tag != "noun" or at is None or not all(is_inflected(t) for t in lead[at:]):
        return c
    if c.cue == "request":
        return None
    return replace(c, form=replace(c.form, cue="consider")) if c.cue in GIFTS else c


def _without_reaction(chain: list[CueMention], clause: Clause) -> list[CueMention]:
    """Who rejects another's decision takes no stance of his own ("Russia dismisses US decision to send")."""
    match chain:
        case [refusal, decision, *_] if (
            refusal.cue == "refuse"
            and refusal.form.tag != "noun"
            and decision.cue in DECISIONS
            and decision.form.tag == "noun"
            and any(_owns(a, decision) for a in clause.actors)
        ):
            return chain[1:]
    return chain


def _owns(actor: ActorMention, noun: CueMention) -> bool:
    """Whether a noun is an actor's: it stands before it, or in the genitive behind it."""
    before = actor.before_noun and 0 <= noun.start - actor.end <= NEAR
    return before or (actor.role == "of" and 0 <= actor.start - noun.end <= NEAR)
