"""What is given to somebody else than the receiver, or is somewhere else: at an ally's, or on an alliance's border."""

from ledger.extract.proposals import Proposal
from ledger.model.donors import GROUPS

GIVING = frozenset({"transfer", "give", "offer"})


def goes_to_ally(p: Proposal) -> bool:
    """Whether the clause gives the item to an unnamed ally, and the sentence names no receiver ("dem Nato-Partner")."""
    reading = p.candidate.reading
    verbs = {c.end for c in reading.own.chain if c.cue in GIVING}
    if p.explicit or not p.candidate.local or not verbs:
        return False
    return any(
        a.state in GROUPS and not a.doer and (a.role == "to" or (a.role == "object" and a.start in verbs))
        for a in reading.clause.actors
        if a not in p.donors.mentions
    )


def is_elsewhere(p: Proposal) -> bool:
    """Whether the item has arrived in a third state, and the sentence names no receiver ("in Polen eingetroffen")."""
    reading = p.candidate.reading
    if p.explicit or reading.full.cue != "arrive":
        return False
    others = {None, p.scene.d.recipient, *p.donors.states, *GROUPS}
    return any(
        a.role == "in" and a.kind in {"name", "seat"} and a.state not in others and not a.before_noun
        for a in reading.clause.actors
    )


def guards_allies(p: Proposal) -> bool:
    """Whether an attribute tells of a deployment ("zur Verstärkung der Ostflanke gelieferte Systeme")."""
    window = p.candidate.window
    return window is not None and any("drill" in t.words for t in p.scene.s.tokens[window[0] : p.candidate.item.start])
