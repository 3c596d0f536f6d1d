"""Whose decision, promise or refusal a noun is."""

from itertools import takewhile

from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, CueMention
from ledger.extract.nesting import outward
from ledger.extract.predicates import INERT

NEUTRAL = frozenset({"go", "arrive", "begin", "receive", "debate", "combat", "repair", "none"})
OWNED = frozenset({"commit", "decide", "offer", "refuse", "consider"})
OWNER_REACH = 3
GENITIVE_REACH = 2
"""How far a genitive stands behind its noun: its article and an adjective between them."""


def owner_of(reading: Reading) -> ActorMention | None:
    """Give whose stance a noun with its possessor is, where it decides ("slams US move to send")."""
    deciding = (c for c in reading.full.chain if c.form.tag == "noun" or not (c.cue in NEUTRAL or c.cue in INERT))
    nouns = list(takewhile(lambda c: c.form.tag == "noun" and c.cue in OWNED, deciding))
    actors = [a for clause in outward(reading) for a in clause.clause.actors]
    return next((a for cue in reversed(nouns) for a in actors if _possesses(a, cue)), None)


def _possesses(actor: ActorMention, noun: CueMention) -> bool:
    if actor.before_noun and actor.role in {"of", "maker"}:
        before = 0 <= noun.start - actor.end <= OWNER_REACH
        return before or (actor.role == "of" and 0 <= actor.start - noun.end <= GENITIVE_REACH)
    return actor.role == "of" and 0 <= actor.start - noun.end <= GENITIVE_REACH
