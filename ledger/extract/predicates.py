"""Read the predicate of a clause: which cue governs, and its tense, voice, modality and polarity."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import CueMention, Sentence

MODALS = ("oblige", "possible", "would", "wish", "intend", "shall", "may", "can")
HAVE = frozenset({"have", "have.reported"})
BE = frozenset({"be", "be.reported"})
SAYING = frozenset({"say", "commit", "decide"})
INERT = frozenset({"say"})
FRONT = frozenset({"fin", "past", "subj"})


@dataclass(slots=True)
class Predicate:
    """What a clause says, before anybody asks of which item."""

    chain: list[CueMention] = field(default_factory=list)
    cue: str = "none"
    """The effective class of the chain."""
    modal: str = "none"
    tense: str = "present"
    voice: str = "active"
    negated: bool = False
    not_yet: bool = False
    reported: bool = False
    form: str = "none"
    inner: str = "none"
    words: frozenset[str] = frozenset()
    """Adverbial classes present: history, ongoing, done, hedge, also, more, over, evaluation."""


Compositions = Mapping[tuple[str, str], str]
ADVERBS = frozenset({"history", "ongoing", "done", "hedge", "also", "more", "over", "evaluation"})


def read_predicate(s: Sentence, clause: Clause, compositions: Compositions, *, verb_final: bool) -> Predicate:
    """Read a clause's predicate from its own words."""
    tokens = [s.tokens[n] for n in clause.tokens]
    words = frozenset(w for t in tokens for w in t.words)
    cues = [
        _opposed(s, c)
        for c in clause.cues
        if c.form.tag != "attr" and not (c.cue == "request" and "modal.wish" in s.tokens[c.start].words)
    ]
    others = [c for c in cues if not _circumstance(s, c)]
    if not cues and not any(t.words & FINITE_CLASSES for t in tokens):
        others = [
            replace(c, form=replace(c.form, tag="part"))
            for c in clause.cues
            if c.form.tag == "attr" and (verb_final or not s.tokens[c.start].hyphen)
        ][:1]
    chain = _without_reaction(govern(others or cues, s, verb_final=verb_final), clause)
    p = Predicate(chain, words=words & ADVERBS)
    p.cue, p.inner = compose([c.cue for c in chain], compositions)
    head = head_of(chain, p.cue)
    if p.cue == "give" and any(
        a.state
        and a.kind in {"name", "seat", "people", "office", "institution", "adjective"}
        and (a.role in {"to", "object"} or (a.role == "subject" and not verb_final and _given_to(s, head)))
        for a in clause.actors
    ):
        p.cue = "transfer"
    if p.cue == "go" and any(a.state and a.role in {"to", "from"} for a in clause.actors):
        p.cue = "arrive"
    p.form = _form(head)
    if (
        head is not None
        and head.form.tag == "ing"
        and p.cue in {"transfer", "receive", "arrive"}
        and not _progressive(s, head)
    ):
        p.form = "gerund" if verb_final or _has_doer(s, head) else "activity"
    p.modal = next((m for m in MODALS if f"modal.{m}" in words), "none")
    if p.modal == "can" and not verb_final and _can_say(s, clause):
        p.modal = "none"
    p.negated, p.not_yet = _polarity(s, clause)
    if not verb_final and _denies_other(s, clause):
        p.cue, p.inner, p.form = "none", "none", "none"
    if _imperative(s, clause, chain):
        p.modal = "oblige"
    be = words & {"be", "be.reported"}
    if p.cue == "none" and be and any(a.role == "in" and a.kind in {"name", "seat"} for a in clause.actors):
        p.cue, p.form, p.inner = "present", "verb", "present"
    if p.cue == "none" and p.modal in {"intend", "wish"} and _wants_only(s, clause):
        p.cue, p.form, p.inner = "want", "verb", "want"
    p.reported = "reported" in words
    if p.modal == "would" and _reported_future(s):
        p.modal = "intend"
    _set_tense(p, words, chain, head)
    return p


def _given_to(s: Sentence, head: CueMention | None) -> bool:
    """Whether a verb of giving stands in the passive ("Ukraine has been given 20")."""
    return (
        head is not None
        and head.form.tag == "part"
        and any(w.startswith(("be", "become")) for t in s.tokens[max(0, head.start - 3) : head.start] for w in t.words)
    )


def _has_doer(s: Sentence, c: CueMention) -> bool:
    """Whether a form on -ing stands behind a preposition, an actor or a possessive: somebody does it."""
    if c.start == 0:
        return False
    before = s.tokens[c.start - 1]
    return (
        any(w.startswith("prep.") for w in before.words)
        or before.text in {"'s", "’s"}
        or any(a.end == c.start for a in s.actors)
        or any(k.end == c.start for k in s.cues)
    )


def _can_say(s: Sentence, clause: Clause) -> bool:
    """Whether "can" leads a verb of saying: being able to announce says no less than announcing."""
    return any(
        c.cue in SAYING
        and c.start > 0
        and "modal.can" in s.tokens[c.start - 1].words
        and "negation" not in s.tokens[c.start - 1].words
        for c in clause.cues
    )


def _denies_other(s: Sentence, clause: Clause) -> bool:
    """Whether "no" denies a noun that is neither cue nor item ("no country has sent", "no date for the delivery")."""
    for n in clause.tokens:
        if s.tokens[n].low not in s.denials or n + 1 >= len(s.tokens):
            continue
        if any(c.start <= n < c.end for c in s.cues):
            continue
        for m in range(n + 1, min(n + 4, len(s.tokens))):
            token = s.tokens[m]
            if (
                any(c.start <= m < c.end for c in s.cues)
                or any(i.start <= m < i.end for i in s.items)
                or token.words & {"anaphor_nouns", "measure", "more"}
            ):
                break
            if (
                any(w.startswith("prep.") for w in token.words)
                or token.words & FINITE_CLASSES
                or not token.text[:1].isalpha()
            ):
                return m > n + 1
    return False


def _without_reaction(chain: list[CueMention], clause: Clause) -> list[CueMention]:
    """Who rejects another's decision takes no stance on a delivery of his own ("Russia dismisses US decision to send")."""
    if (
        len(chain) < 2
        or chain[0].cue != "refuse"
        or chain[0].form.tag == "noun"
        or chain[1].cue not in {"commit", "decide"}
        or chain[1].form.tag != "noun"
    ):  # noqa: PLR2004 - the verb and the noun
        return chain
    owned = any(a.before_noun and 0 <= chain[1].start - a.end <= 2 for a in clause.actors)  # noqa: PLR2004 - the mark of the genitive and an adjective
    return chain[1:] if owned else chain


def _progressive(s: Sentence, c: CueMention) -> bool:
    """Whether a form on -ing belongs to a form of "be", or opens a headline after its subject ("UK sending X")."""
    before = s.tokens[max(0, c.start - 3) : c.start]
    if any(w.startswith("be") for t in before for w in t.words):
        return True
    return any(a.end == c.start for a in s.actors) and not any(w in t.words for t in s.tokens for w in FINITE_CLASSES)


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


def _wants_only(s: Sentence, clause: Clause) -> bool:
    """Whether "will" stands without another verb: then it means wanting to have."""
    last = s.tokens[next((n for n in reversed(clause.tokens) if s.tokens[n].text[:1].isalpha()), clause.last)]
    return last.low in s.have_words or not (last.text[:1].islower() and last.low.endswith("n"))


def _circumstance(s: Sentence, c: CueMention) -> bool:
    """Whether a noun only gives the circumstances ("nach langem Zögern", "without approval")."""
    if c.form.tag != "noun":
        return False
    for n in range(c.start - 1, max(-1, c.start - 4), -1):
        if "prep.adjunct" in s.tokens[n].words:
            return True
        if s.tokens[n].text[:1].isupper() or not s.tokens[n].text[:1].isalpha() or s.tokens[n].words & FINITE_CLASSES:
            return False
    return False


def _opposed(s: Sentence, c: CueMention) -> CueMention:
    """Being against a delivery refuses it."""
    before = s.tokens[max(0, c.start - 3) : c.start]
    if (
        c.cue in {"transfer", "give"}
        and c.form.tag in {"noun", "ing"}
        and any("prep.against" in t.words for t in before)
    ):
        return replace(c, form=replace(c.form, cue="refuse"))
    return c


def _reported_future(s: Sentence) -> bool:
    """After a verb of saying and without a condition, "would" is the future seen from the past."""
    says = any(c.cue in {"say", "decide", "commit"} and c.form.tag in {"past", "part", "fin"} for c in s.cues)
    return says and not any("sub.if" in t.words for t in s.tokens)


def govern(cues: list[CueMention], s: Sentence, *, verb_final: bool) -> list[CueMention]:
    """Order cues from the governing to the governed: the finite verb, then the closing verbs, then nouns as they stand."""
    finite = [c for c in cues if c.form.tag in FRONT]
    closing = [c for c in cues if c.form.tag in {"part", "inf", "zu", "ing"}]
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
    return any(w.startswith(("be", "have")) for t in s.tokens[max(0, c.start - 4) : c.start] for w in t.words)


def compose(cues: list[str], compositions: Compositions) -> tuple[str, str]:
    """Fold a chain of classes, the governing first, into the effective class and the innermost one."""
    meaningful = [c for c in cues if c not in INERT] or cues
    if not meaningful:
        return "none", "none"
    effective = meaningful[0]
    for inner in meaningful[1:]:
        effective = compositions.get((effective, inner), effective)
    return effective, meaningful[-1]


def head_of(chain: list[CueMention], cue: str) -> CueMention | None:
    """Give the cue that decides the form: the first of the effective class, else the governing one."""
    meaningful = [c for c in chain if c.cue not in INERT] or chain
    return next((c for c in meaningful if c.cue == cue), meaningful[0] if meaningful else None)


def noun_predicate(chain: list[CueMention], compositions: Compositions) -> Predicate:
    """Read the predicate of a noun phrase that stands for itself ("nach der Zusage von X")."""
    cue, inner = compose([c.cue for c in chain], compositions)
    return Predicate(chain, cue=cue, inner=inner, form="noun")


def _form(head: CueMention | None) -> str:
    if head is None:
        return "none"
    tag = head.form.tag
    return tag if tag in {"noun", "adj", "phrase", "attr"} else "verb"


def _polarity(s: Sentence, clause: Clause) -> tuple[bool, bool]:
    """Count the negations that bear on the predicate; an even number cancels out."""
    count = 0
    not_yet = False
    for n in clause.tokens:
        words = s.tokens[n].words
        if "not_yet" in words:
            not_yet = True
        previous = s.tokens[n - 1].words if n else frozenset()
        if "only" in words or "only" in previous:
            continue
        if any(c.start <= n < c.end for c in clause.cues):
            continue
        if "negation" in words and not _corrected(s, clause, n):
            count += 1
    return count % 2 == 1, not_yet


def _corrected(s: Sentence, clause: Clause, n: int) -> bool:
    """ "not X but Y": the negation bears on X alone."""
    return any(
        "correction" in s.tokens[m].words and s.tokens[m].low != "aber" for m in range(n + 1, clause.last + 1)
    ) and (clause.last > n and any("correction" in s.tokens[m].words for m in clause.tokens if m > n))


def _set_tense(p: Predicate, words: frozenset[str], chain: list[CueMention], head: CueMention | None) -> None:
    tags = {c.form.tag for c in chain if c.cue not in INERT}
    participle = "part" in tags
    become = words & {"become", "become.reported"}
    if "have.past" in words and participle:
        p.tense = "pluperfect"
    elif words & HAVE and participle:
        p.tense = "perfect"
    elif (
        participle
        and p.modal in {"intend", "shall", "would", "possible", "oblige", "can"}
        and not words & HAVE
        and not become
    ):
        p.tense, p.voice = "future", "passive"
    elif participle and "be.progressive" in words and not tags & FRONT:
        p.tense, p.voice = "progressive", "passive"
    elif participle and words & {"become.past", "be.past", "become.part"}:
        p.tense, p.voice = "past", "passive"
    elif participle and become:
        p.tense, p.voice = "future", "passive"
    elif participle and words & BE:
        p.tense, p.voice = "perfect", "passive"
    elif participle and not tags & (FRONT | {"inf"}):
        p.tense, p.voice = "perfect", "bare"
    elif "past" in tags:
        p.tense = "past"
    elif (become and "inf" in tags) or p.modal == "intend":
        p.tense = "future"
    elif "ing" in tags and not tags & FRONT:
        p.tense = "progressive"
    elif tags and tags <= {"inf", "zu", "noun"} and not words & BE:
        p.tense = "infinitive" if tags & {"inf", "zu"} else "present"
    if (
        head is not None
        and head.form.tag in {"noun", "adj", "phrase"}
        and not tags & (FRONT | {"part", "inf", "zu", "ing"})
    ):
        p.tense = "present" if not words & {"be.past", "become.past", "have.past"} else "past"
