"""What a decision led to, told behind it, says nothing of the decision ("Rome's move to send X angered Moscow")."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import VERB_TAGS, Sentence
from ledger.extract.verbs import starts_finite

DECISIONS = frozenset({"commit", "decide", "offer", "refuse", "consider", "transfer"})
FATES = frozenset({"go", "arrive", "begin", "complete", "underway", "ensue", "present", "follow", "include"})
"""What tells how far a decision or delivery has come, even in the active."""
STATIC = frozenset({"be", "be.past", "become", "become.past", "become.part", "negation"})
OWNER_REACH = 3
"""How far a noun stands behind whose it is: adjectives between them."""


def without_effect(s: Sentence, clause: Clause) -> Clause:
    """Give the clause up to the verb that tells what its subject led to: somebody's decision on an item."""
    noun = next((c for c in clause.cues if c.form.tag != "attr" and c.cue != "say"), None)
    if noun is None or noun.form.tag != "noun" or noun.cue not in DECISIONS:
        return clause
    owned = any(a.before_noun and 0 <= noun.start - a.end < OWNER_REACH for a in clause.actors)
    item = next((i for i in clause.items if i.start >= noun.end), None)
    if not owned or item is None or any(starts_finite(s, n) for n in clause.tokens if noun.end <= n < item.start):
        return clause
    verb = next((n for n in clause.tokens if n >= item.end and starts_finite(s, n)), None)
    if verb is None or not _acts(s, clause, verb):
        return clause
    kept = [n for n in clause.tokens if n < verb]
    return replace(
        clause,
        tokens=kept,
        cues=[c for c in clause.cues if c.start < verb],
        words=frozenset().union(*(s.tokens[n].words for n in kept)),
    )


def _acts(s: Sentence, clause: Clause, verb: int) -> bool:
    """Whether the verb at a token is an active one of an effect, with the decision as its subject."""
    if any(a.end == verb and a.role in {"subject", "object"} for a in clause.actors):
        return False
    told = next((n for n in clause.tokens if n >= verb and not s.tokens[n].words & FINITE_CLASSES), None)
    if told is None or any(s.tokens[n].words & STATIC for n in clause.tokens if verb <= n <= told):
        return False
    cue = next((c for c in clause.cues if c.start in {told, verb}), None)
    return cue is None or (cue.form.tag in VERB_TAGS and cue.cue not in FATES)
