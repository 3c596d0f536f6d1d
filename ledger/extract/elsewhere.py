"""What is given to somebody else than the receiver, is somewhere else, or is only bought or kept in a range."""

from itertools import pairwise

from ledger.extract.proposals import Proposal
from ledger.model.donors import GROUPS

GIVING = frozenset({"transfer", "give", "offer"})


def goes_to_ally(p: Proposal) -> bool:
    """Whether the clause gives the item to an unnamed ally, and names no receiver ("dem Nato-Partner")."""
    reading = p.candidate.reading
    verbs = {c.end for c in reading.own.chain if c.cue in GIVING}
    if any(a.state == p.scene.d.recipient for a in reading.clause.actors) or not p.candidate.local or not verbs:
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
    known = {None, p.scene.d.recipient, *p.donors.states, *GROUPS}
    return any(
        a.role == "in" and a.kind in {"name", "seat"} and a.state not in known and not a.before_noun
        for a in reading.clause.actors
    )


def guards_allies(p: Proposal) -> bool:
    """Whether an attribute tells of a deployment ("zur Verstärkung der Ostflanke gelieferte Systeme")."""
    window = p.candidate.window
    return window is not None and any("drill" in t.words for t in p.scene.s.tokens[window[0] : p.candidate.item.start])


def is_bought(p: Proposal) -> bool:
    """Whether a list names what an order of somebody's own holds, or what it is about ("the purchase of rifles")."""
    clause, item = p.candidate.reading.clause, p.candidate.item
    if p.frame.status or p.explicit or not p.candidate.local:
        return False
    nouns = [c for c in clause.cues if c.form.tag == "noun" and c.end <= item.start]
    orders = any("order_nouns" in p.scene.s.tokens[n].words for n in clause.tokens if n < item.start)
    return (p.scene.d.purchasing and orders) or bool(nouns and nouns[-1].cue == "buy")


def is_in_range(p: Proposal) -> bool:
    """Whether a list names what a maker has on offer or an army in its stocks ("zum Sortiment gehören")."""
    inside = (n for n in p.candidate.reading.clause.tokens if n < p.candidate.item.start)
    return not p.frame.status and not p.explicit and any("range_nouns" in p.scene.s.tokens[n].words for n in inside)


def is_on_its_way(p: Proposal) -> bool:
    """Whether what an attribute calls given is on its way, as its clause says ("the donated X is on its way")."""
    return (
        p.candidate.window is not None and p.frame.status == "delivered" and p.candidate.reading.full.cue == "underway"
    )


def is_fitted(p: Proposal) -> bool:
    """Whether one item is only fitted with another ("X mit neuen Y ausstatten")."""
    reading, item, tokens = p.candidate.reading, p.candidate.item, p.scene.s.tokens
    if not p.candidate.local or not any("fitting" in tokens[c.start].words for c in reading.own.chain):
        return False
    items = sorted(reading.clause.items, key=lambda i: i.start)
    pairs = [(a, b) for a, b in pairwise(items) if "prep.mit" in tokens[min(a.end, len(tokens) - 1)].words]
    return any(item.start in {a.start, b.start} for a, b in pairs)
