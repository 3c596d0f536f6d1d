"""Read the predicate of a clause: which cue governs, and its tense, voice, modality and polarity."""

from ledger.extract.clauses import Clause
from ledger.extract.consents import consents_to_other
from ledger.extract.effects import without_effect
from ledger.extract.handing import hands_over, is_progressive
from ledger.extract.mentions import CueMention, Sentence
from ledger.extract.modality import read_modality, tells_future
from ledger.extract.polarity import denies_beside, denies_copula, denies_other, read_polarity
from ledger.extract.predicate_chains import is_circumstance, read_chain
from ledger.extract.predicates import Compositions, Predicate, compose, head_of
from ledger.extract.tenses import BE, set_tense
from ledger.extract.tokens import is_preposition
from ledger.model.features import FEATURES

ANSWER_REACH = 5
"""A preposition and an article or adjective lead the request that is answered."""
ADVERBS = FEATURES["adverb"] - {"none"}
RECEIVERS = frozenset({"name", "seat", "people", "office", "institution", "adjective"})
PLACES = frozenset({"name", "seat"})
NOMINAL = frozenset({"noun", "gerund", "activity"})
ABOUT_REACH = 2
"""From the preposition that makes a noun a matter of talk to the noun."""
KNOWN = frozenset({"possessive", "pronoun.first", "article.definite", "demonstrative"})
FIRM = frozenset({"commit", "decide", "offer", "refuse"})
OWN_FORMS = frozenset({"noun", "adj", "phrase", "attr"})
"""Tags that are the form of their predicate; all others are verbs."""


def read_predicate(s: Sentence, clause: Clause, compositions: Compositions, *, verb_final: bool) -> Predicate:
    """Read a clause's predicate from its own words."""
    clause = clause if verb_final else without_effect(s, clause)
    words = clause.words
    p = Predicate(read_chain(s, clause, verb_final=verb_final), words=words & ADVERBS)
    p.cue, p.inner = compose([c.cue for c in p.chain], compositions)
    head = head_of(p.chain, p.cue)
    given = p.cue == "give" and _has_receiver(s, clause, head, verb_final=verb_final)
    if given or (p.cue in {"give", "decide"} and hands_over(s, clause, head)):
        p.cue = "transfer"
    p.cue = _directed(s, clause, p)
    if p.cue == "commit" and not clause.items and _binds_to_actor(s, head):
        p.cue, p.inner = "none", "none"
    if p.cue == "commit" and consents_to_other(s, clause, p):
        p.cue = "approve"
    p.form = _form(s, p.cue, head, verb_final=verb_final)
    p.negated, p.not_yet = read_polarity(s, clause)
    beside = verb_final and _is_told_beside(s, clause, p, head)
    p.negated = p.negated and not (beside or _denies_answer(s, clause, p))
    if not verb_final and denies_other(s, clause):
        p.cue, p.inner, p.form = "none", "none", "none"
    _leave_open(s, clause, p)
    if p.cue == "commit" and p.negated and _denies_deed(s, clause):
        p.cue, p.negated = "refuse", False
    p.modal = read_modality(s, clause, p, verb_final=verb_final)
    p.cue = _denied(s, clause, p, head)
    if p.form == "gerund" and head is not None and head.start and "prep.unreal" in s.tokens[head.start - 1].words:
        p.cue = "none"
    _fill_bare(s, clause, p, words)
    p.reported = "reported" in words
    if p.modal == "would" and tells_future(s, clause, p):
        p.modal = "intend"
    _set_tense(s, p, words, head)
    return p


def _set_tense(s: Sentence, p: Predicate, words: frozenset[str], head: CueMention | None) -> None:
    """Set tense and voice; what is to be done is to come, and a gerund behind "after" tells what was done before."""
    set_tense(p, words, head)
    if head is None:
        return
    if p.voice == "passive" and p.modal == "none" and not p.not_yet and _is_to_be(s, head):
        p.tense, p.words = "future", p.words - {"ongoing"}
    if p.form == "gerund" and head.start and "prep.done" in s.tokens[head.start - 1].words:
        p.tense = "perfect"


def _directed(s: Sentence, clause: Clause, p: Predicate) -> str:
    """What going means with a place to go to, and a decision with a deed that it is for."""
    if p.cue == "go":
        return _destination(clause)
    firm = p.cue == "decision" and "pending" not in clause.words and any(_decides_for(s, c) for c in p.chain)
    return "commit" if firm else p.cue


def _denies_answer(s: Sentence, clause: Clause, p: Predicate) -> bool:
    """Whether it is the answer to a request that is denied ("Zu Forderungen sagte er nichts"), not the request."""
    if p.form != "noun" or p.cue != "request":
        return False
    noun = head_of(p.chain, p.cue)
    if noun is None:
        return False
    lead = s.tokens[max(0, noun.start - ANSWER_REACH) : noun.start]
    answers = any(c.form.tag != "noun" for c in p.chain) or "unknown_verb" in clause.words
    answered = any(is_preposition(t.words) for t in lead)
    return answers and answered and not any("negation" in t.words for t in lead)


def _is_told_beside(s: Sentence, clause: Clause, p: Predicate, head: CueMention | None) -> bool:
    """Whether a denial does not bear on a noun: it denies another noun, or the noun only gives the circumstances."""
    if p.form != "noun" or head is None or not p.negated:
        return False
    return (p.cue in FIRM and is_circumstance(s, head)) or denies_beside(s, clause)


def _binds_to_actor(s: Sentence, head: CueMention | None) -> bool:
    """Whether a noun of promise tells to whom somebody is loyal ("its commitment to NATO")."""
    return (
        head is not None
        and head.form.tag == "noun"
        and head.end < len(s.tokens)
        and "prep.to" in s.tokens[head.end].words
        and any(a.start == head.end + 1 for a in s.actors)
    )


def _destination(clause: Clause) -> str:
    """What going means where it has a place: being there, or coming from or to somewhere; else nothing."""
    if any(a.role == "in" and a.kind in PLACES for a in clause.actors) and not any(
        a.role == "to" for a in clause.actors
    ):
        return "present"
    return "arrive" if any(a.state and a.role in {"to", "from"} for a in clause.actors) else "go"


def _has_receiver(s: Sentence, clause: Clause, head: CueMention | None, *, verb_final: bool) -> bool:
    """Whether somebody is given something: then giving is no mere providing."""
    return any(
        a.state
        and a.kind in RECEIVERS
        and (a.role in {"to", "object"} or (a.role == "subject" and not verb_final and _given_to(s, head)))
        for a in clause.actors
    )


def _is_open(s: Sentence, chain: list[CueMention]) -> bool:
    """Whether a decision is about a question ("a decision on whether to send")."""
    cues = sorted(chain, key=lambda c: c.start)
    outer = next((c for c in cues if c.cue in {"decide", "decision"}), None)
    if outer is not None and _is_about(s, outer):
        return True
    return outer is not None and any(
        "sub.whether" in s.tokens[n].words for n in range(outer.end, max(outer.end, cues[-1].start))
    )


def _denies_deed(s: Sentence, clause: Clause) -> bool:
    """Whether the negation stands right before the infinitive of the deed ("decided not to send")."""
    marks = (n for n in clause.tokens if n > 0 and "infinitive_mark" in s.tokens[n].words)
    return any(
        "negation" in s.tokens[n - 1].words
        and any(c.start == n + 1 and c.cue in {"transfer", "give"} for c in clause.cues)
        for n in marks
    )


def _is_about(s: Sentence, noun: CueMention) -> bool:
    """Whether it is a decision on something, not to do it ("a decision on sending")."""
    yet = noun.end < len(s.tokens) and "contrast" in s.tokens[noun.end].words
    after = [t.words for t in s.tokens[noun.end + yet : noun.end + yet + 2]]
    dated = len(after) > 1 and "day_nouns" in after[1]
    return "open_nouns" in s.tokens[noun.start].words and bool(after) and "prep.on" in after[0] and not dated


def _decides_for(s: Sentence, noun: CueMention) -> bool:
    """Whether a decision is for something, not about it ("Roms Entscheidung zugunsten einer Lieferung")."""
    if noun.cue != "decision" or noun.form.tag != "noun":
        return False
    owner = next((a for a in s.actors if a.role == "of" and 0 <= a.start - noun.end <= ABOUT_REACH), None)
    end = owner.end if owner is not None else noun.end
    return end < len(s.tokens) and "prep.favour" in s.tokens[end].words


def _leave_open(s: Sentence, clause: Clause, p: Predicate) -> None:
    """Let what is decided about a question, or not decided yet, be weighed."""
    if p.cue == "commit" and _is_open(s, p.chain):
        p.cue = "consider"
    if p.cue == "decide" and p.negated and clause.items and any(_is_none_yet(s, c) for c in p.chain):
        p.cue, p.form, p.negated = "consider", "verb", False


def _is_none_yet(s: Sentence, noun: CueMention) -> bool:
    """Whether a decision on something is none that was taken ("no decision on X"), as no article leads it."""
    known = s.tokens[noun.start - 1].words & KNOWN
    return noun.form.tag == "noun" and _is_about(s, noun) and not known


def _given_to(s: Sentence, head: CueMention | None) -> bool:
    """Whether a verb of giving stands in the passive ("Ukraine has been given 20")."""
    return (
        head is not None
        and head.form.tag == "part"
        and any(w.startswith(("be", "become")) for t in s.tokens[max(0, head.start - 3) : head.start] for w in t.words)
    )


def _is_to_be(s: Sentence, head: CueMention) -> bool:
    """Whether an infinitive mark and "be" lead a participle ("the jets to be delivered")."""
    lead = s.tokens[max(0, head.start - 2) : head.start]
    return (
        head.form.tag == "part"
        and len(lead) == len(("to", "be"))
        and "infinitive_mark" in lead[0].words
        and "be" in lead[1].words
    )


def _form(s: Sentence, cue: str, head: CueMention | None, *, verb_final: bool) -> str:
    """Name the form of a predicate; a form on -ing without "be" is a gerund, or an activity that nobody does."""
    if head is None:
        return "none"
    if head.form.tag == "ing" and cue in {"transfer", "receive", "arrive"} and not is_progressive(s, head):
        return "gerund" if verb_final or _has_doer(s, head) else "activity"
    return head.form.tag if head.form.tag in OWN_FORMS else "verb"


def _has_doer(s: Sentence, c: CueMention) -> bool:
    """Whether a form on -ing stands behind a preposition, an actor or a possessive: somebody does it."""
    if c.start == 0:
        return False
    before = s.tokens[c.start - 1]
    return (
        is_preposition(before.words)
        or before.text in {"'s", "’s"}
        or (before.text == "," and any(k.end <= c.start and k.cue in {"commit", "decide"} for k in s.cues))
        or any(a.end == c.start for a in s.actors)
        or any(k.end == c.start and k.cue != "say" for k in s.cues)
    )


def _fill_bare(s: Sentence, clause: Clause, p: Predicate, words: frozenset[str]) -> None:
    """Without a cue, being in a place is presence, and a modal without its verb is a wish to have."""
    is_there = words & BE or _has_been(s, clause) or ("be.past" in words and words & {"done", "ongoing"})
    if p.cue == "none" and is_there and any(a.role == "in" and a.kind in PLACES for a in clause.actors):
        p.cue, p.form, p.inner = "present", "verb", "present"
    if p.cue == "none" and p.modal in {"intend", "wish"} and _wants_only(s, clause):
        p.cue, p.form, p.inner = "want", "verb", "want"


def _has_been(s: Sentence, clause: Clause) -> bool:
    """Whether a perfect of "be" leads to a place ("have been in Ukraine since March"), and to no participle."""
    return any("become.part" in s.tokens[n].words and is_preposition(s.tokens[n + 1].words) for n in clause.tokens[:-1])


def _is_detail(s: Sentence, clause: Clause, p: Predicate, head: CueMention) -> bool:
    """Whether only a detail is kept back or left open ("Details zur Lieferung nannte er nicht", "Zahl ist offen")."""
    told = p.form == "noun" and p.negated and p.cue in {"transfer", "approve", "commit", "decide", "offer"}
    left = p.form in {"adj", "phrase"} and p.cue == "consider"
    return (told or left) and any("details" in s.tokens[n].words for n in clause.tokens if n < head.start)


def _denied(s: Sentence, clause: Clause, p: Predicate, head: CueMention | None) -> str:
    """What a denial leaves of a noun of giving: nothing of a means, and of what is not spoken of only the evasion."""
    if head is not None and _is_detail(s, clause, p, head):
        return "evade"
    if p.form not in NOMINAL or not p.negated or p.cue != "transfer":
        return p.cue
    if denies_copula(s, clause, head):
        return "none"
    if p.form != "noun":
        return p.cue
    if _is_means(s, head):
        return "none"
    spoken = any(c.cue == "say" and c.form.tag != "noun" for c in p.chain) or _is_spoken_of(s, p, head)
    return "evade" if spoken else p.cue


def _is_spoken_of(s: Sentence, p: Predicate, head: CueMention | None) -> bool:
    """Whether a noun is only what a verb that is not known is about ("did not talk about the delivery")."""
    if head is None or any(c.form.tag != "noun" for c in p.chain):
        return False
    return any("prep.about" in t.words for t in s.tokens[max(0, head.start - ABOUT_REACH) : head.start])


def _is_means(s: Sentence, head: CueMention | None) -> bool:
    """Whether a preposition makes a noun the means of another deed ("durch die Lieferung von X nicht Y werden")."""
    for n in range(head.start - 1 if head is not None else -1, -1, -1):
        if "prep.block" in s.tokens[n].words:
            return True
        if "determiner" not in s.tokens[n].words:
            return False
    return False


def _wants_only(s: Sentence, clause: Clause) -> bool:
    """Whether "will" stands without another verb: then it means wanting to have."""
    said = [n for n in clause.tokens if s.tokens[n].text[:1].isalpha()]
    while len(said) > 1 and "volition" in s.tokens[said[-1]].words:
        said.pop()
    last = s.tokens[said[-1] if said else clause.last]
    return last.low in s.have_words or not (last.text[:1].islower() and last.low.endswith("n"))
