"""Whose decision, promise or refusal a noun is."""

from collections.abc import Sequence

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
    cue = _nearest(reading.full.chain, cue)
    actors = (a for clause in outward(reading) for a in clause.clause.actors)
    return next((a for a in actors if _possesses(a, cue)), None)


def _nearest(chain: Sequence[CueMention], first: CueMention) -> CueMention:
    """Give the last such noun before the deed ("the US move follows Rome's decision to send")."""
    deed = next((c.start for c in chain if c.cue == "transfer" and c.start > first.start), first.start)
    return max(
        (c for c in chain if c.form.tag == "noun" and c.cue in OWNED and c.start <= max(deed, first.start)),
        key=lambda c: c.start,
        default=first,
    )


def _possesses(actor: ActorMention, noun: CueMention) -> bool:
    return actor.before_noun and actor.role in {"of", "maker"} and 0 <= noun.start - actor.end <= OWNER_REACH
