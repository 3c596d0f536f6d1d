"""Whose decision, promise or refusal a noun is."""

from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, CueMention
from ledger.extract.nesting import outward
from ledger.extract.predicates import INERT

NEUTRAL = frozenset({"go", "arrive", "begin", "receive", "debate", "combat", "repair", "none"})
OWNED = frozenset({"commit", "decide", "offer", "refuse", "consider"})
OWNER_REACH = 3


def owner_of(reading: Reading) -> ActorMention | None:
    """Give whose stance a noun with its possessor is, where it decides ("slams US move to send")."""
    deciding = (c for c in reading.full.chain if c.form.tag == "noun" or not (c.cue in NEUTRAL or c.cue in INERT))
    cue = next(deciding, None)
    if cue is None or cue.form.tag != "noun" or cue.cue not in OWNED:
        return None
    actors = (a for clause in outward(reading) for a in clause.clause.actors)
    return next((a for a in actors if _possesses(a, cue)), None)


def _possesses(actor: ActorMention, noun: CueMention) -> bool:
    behind = actor.role == "of" and actor.kind in {"name", "seat"} and 0 <= actor.start - noun.end <= 1
    ahead = actor.before_noun and actor.role in {"of", "maker"} and 0 <= noun.start - actor.end <= OWNER_REACH
    return ahead or behind
