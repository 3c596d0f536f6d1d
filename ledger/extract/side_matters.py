"""What a clause does with an item beside giving it: training, comparing, arriving on it, naming something after it."""

from ledger.extract.predicates import OTHER_MATTERS, head_of
from ledger.extract.proposals import Proposal
from ledger.extract.tokens import is_preposition

STANCES = frozenset({"consider", "offer", "refuse", "approve", "commit", "request", "ready"})
SUPPLYING = frozenset({"transfer", "give", "receive", "arrive", "underway", "begin", "complete", "buy", "fund"})
STOCK_REACH = 3
"""From "from" to the noun of a stock ("from its own stocks")."""
WAR = 2014
"""What was delivered in the years before is history."""
HAPPENED = frozenset({"delivered", "in_delivery", "pledged", "approved"})
TRAINING_REACH = 6
PRAISE_REACH = 6
REPLACED_REACH = 3
"""From "with" to what takes the place: a number and an adjective."""
LEAD = 3
"""Article and adjectives before a noun that opens its clause."""
PLANNED_REACH = 2
"""Between "than" and what was planned: an adverb."""


def is_training(p: Proposal) -> bool:
    """Whether a list names the training or making of it ("help included training pilots on X")."""
    item, s = p.candidate.item, p.scene.s
    lists = [c.end for c in p.candidate.reading.full.chain if c.cue in {"include", "package"} and c.end <= item.start]
    deeds = [c for c in s.cues if c.cue in OTHER_MATTERS and c.form.tag in {"ing", "noun"} and c.end <= item.start]
    inside = bool(lists and deeds) and p.candidate.local and deeds[-1].start >= lists[-1]
    return inside and not any(t.text in ",;" or "coordinator" in t.words for t in s.tokens[deeds[-1].end : item.start])


def is_own_stock(p: Proposal) -> bool:
    """Whether a stock or a range of products is said to hold the item ("the army's inventory includes X")."""
    s, clause = p.scene.s, p.candidate.reading.clause
    if p.candidate.cue != "include" or p.explicit or "stock" not in clause.words:
        return False
    stocks = [n for n in clause.tokens if "stock" in s.tokens[n].words and n < p.candidate.item.start]
    return any(not any("prep.from" in t.words for t in s.tokens[max(0, n - STOCK_REACH) : n]) for n in stocks)


def brings_somebody(p: Proposal) -> bool:
    """Whether a person arrives on it, not it ("the president arrived on a French plane")."""
    item, clause = p.candidate.item, p.candidate.reading.clause
    head = head_of(p.candidate.reading.full.chain, "arrive")
    if p.candidate.reading.full.cue != "arrive" or head is None or head.form.tag == "noun" or not p.candidate.local:
        return False
    return item.start > head.end and any(
        a.role == "subject" and a.person and a.end <= head.start for a in clause.actors
    )


def is_helped(p: Proposal) -> bool:
    """Whether one only helps another to give ("would help Rome send X"): that leaves open what both do."""
    s, deeds = p.scene.s, [c.start for c in p.candidate.reading.full.chain if c.cue == "transfer"]
    helped = (a for a in p.candidate.reading.clause.actors if a.start and "helping" in s.tokens[a.start - 1].words)
    return any(0 <= deed - a.end <= 1 for a in helped for deed in deeds)


def is_compared(p: Proposal) -> bool:
    """Whether a count is only compared with what was planned ("four more than initially planned")."""
    clause, s = p.candidate.reading.clause, p.scene.s
    than = [n for n in clause.tokens if "comparison" in s.tokens[n].words]
    loose = p.candidate.anaphoric or p.candidate.elided
    planned = any(0 < c.start - n <= PLANNED_REACH for n in than for c in clause.cues)
    return loose and planned and p.candidate.cue in {"commit", "decide"}


def is_of_new_ones(p: Proposal) -> bool:
    """Whether a no is about new ones, not about those spoken of before ("will not send the new tanks")."""
    tokens = p.scene.s.tokens
    new = (n for n in p.candidate.reading.clause.tokens if "newer" in tokens[n].words and n + 1 < len(tokens))
    refused = p.frame.status == "refused" and p.candidate.anaphoric
    return refused and any("anaphor_nouns" in tokens[n + 1].words for n in new)


def is_named_after(p: Proposal) -> bool:
    """Whether a debate or a group is called after the item ("a coalition", "talks")."""
    item = p.candidate.item
    firm = p.frame.status in {"pledged", "approved", "delivered"}
    return firm and any(c.cue == "debate" and c.form.tag == "noun" and c.start == item.end for c in p.scene.s.cues)


def is_other_halted(p: Proposal) -> bool:
    """Whether what is halted is an action that the clause opens with ("a strike at a plant was suspended")."""
    clause, full = p.candidate.reading.clause, p.candidate.reading.full
    opens = clause.cues[0] if clause.cues else None
    strikes = opens is not None and opens.cue == "combat" and opens.form.tag == "noun"
    return strikes and full.cue == "withdraw" and full.voice == "passive"


def is_other_deed(p: Proposal) -> bool:
    """Whether a promise is to do something else than give what was spoken of ("pledged to deepen their ties")."""
    s, full = p.scene.s, p.candidate.reading.full
    head = head_of(full.chain, full.cue)
    if (
        head is None
        or full.cue != "commit"
        or not p.candidate.anaphoric
        or any(c.cue == "transfer" for c in full.chain)
    ):
        return False
    marked = head.end + 1 < len(s.tokens) and "infinitive_mark" in s.tokens[head.end].words
    return marked and not s.tokens[head.end + 1].words and not any(c.start == head.end + 1 for c in s.cues)


def is_called_false(p: Proposal) -> bool:
    """Whether the sentence calls false what it reports as done ("reports that Rome sent X are false")."""
    return p.frame.status in HAPPENED and p.candidate.local and "falsehood" in p.scene.s.classes


def is_unknown_deed(p: Proposal) -> bool:
    """Whether the stance is on a deed that no cue knows, with the item as its object ("thinks about scrapping X")."""
    s, full, item = p.scene.s, p.candidate.reading.full, p.candidate.item
    head = head_of(full.chain, full.cue)
    if p.capitals or head is None or full.cue not in STANCES or not p.candidate.local or p.candidate.anaphoric:
        return False
    if not head.end < item.start or any(c.start > head.start for c in full.chain if c.cue in SUPPLYING):
        return False
    deed = head.end + 1
    led = "infinitive_mark" in s.tokens[head.end].words or is_preposition(s.tokens[head.end].words)
    gerund = s.tokens[deed].low.endswith("ing") or "infinitive_mark" in s.tokens[head.end].words
    if s.tokens[head.end].low.endswith("ing"):
        deed, led, gerund = head.end, True, True
    token = s.tokens[deed]
    plain = token.text.islower() and token.text.isalpha() and not token.words and deed not in s.mentioned
    return led and gerund and plain and deed < item.start and not any(c.start == deed for c in s.cues)


def is_praised(p: Proposal) -> bool:
    """Whether a class only says how good the model before it is ("X, seen as one of the best tanks")."""
    item, s = p.candidate.item, p.scene.s
    lead = s.tokens[max(0, item.start - PRAISE_REACH) : item.start]
    ranked = any("superlative" in t.words for t in lead) and any("partitive" in t.words for t in lead)
    return ranked and item.item.id.startswith("class:") and any(i.end <= item.start for i in s.items)


def is_replacement(p: Proposal) -> bool:
    """Whether the item only takes the place of what was given ("replace X, given to Kyiv, with Y")."""
    item, s = p.candidate.item, p.scene.s
    low = max(0, item.start - REPLACED_REACH)
    led = any("prep.with" in t.words for t in s.tokens[low : item.start])
    replaces = any("replacing" in t.words for t in s.tokens[:low])
    return led and replaces and p.candidate.local and any(i.end <= low for i in s.items)


def goes_to_others(p: Proposal) -> bool:
    """Whether several states that are not named receive it ("exports X to 20 countries")."""
    clause, s, recipient = p.candidate.reading.clause, p.scene.s, p.scene.d.recipient
    if p.candidate.reading.full.cue != "transfer" or any(a.state == recipient for a in s.actors):
        return False
    return any(
        "prep.to" in s.tokens[n].words
        and (s.tokens[n + 1].text.isdigit() or s.tokens[n + 1].words & {"number", "quantifier", "indefinite"})
        and any("member_nouns" in t.words for t in s.tokens[n + 2 : n + 4])
        for n in clause.tokens[:-1]
    )


def is_long_ago(p: Proposal) -> bool:
    """Whether a clause tells of a year before the war."""
    days = [d.past for d in p.scene.slots.dates if d.past is not None]
    past = bool(days) and all(day.year < WAR for day in days)
    bygone = "bygone" in p.candidate.reading.clause.words and not any(day.year >= WAR for day in days)
    return p.frame.status in HAPPENED and (past or bygone)


def is_slogan(p: Proposal) -> bool:
    """Whether a command opens its clause and nobody is said to utter it ("Message to Rome: send tanks")."""
    full, clause = p.candidate.reading.full, p.candidate.reading.clause
    opens = any(c.start == clause.first and c.form.tag == "inf" for c in full.chain)
    return opens and not p.capitals and full.modal == "oblige" and not any(c.cue == "say" for c in p.scene.s.cues)


def is_for_training(p: Proposal) -> bool:
    """Whether the item is given to those who train on it ("for a pilots' training centre")."""
    tokens, end = p.scene.s.tokens, p.candidate.item.end
    leading = tokens[end].words if p.candidate.local and end < len(tokens) else frozenset()
    led = bool(leading & {"prep.purpose", "prep.to"})
    trains = any(c.cue == "train" and end < c.start <= end + TRAINING_REACH for c in p.scene.s.cues)
    goals = (a for a in p.candidate.reading.clause.actors if a.role in {"to", "object"})
    return led and trains and not any(a.state == p.scene.d.recipient for a in goals)


def does_itself(p: Proposal) -> bool:
    """Whether the delivery is the subject of the verb ("a delivery of X would strengthen the alliance")."""
    full, clause, s = p.candidate.reading.full, p.candidate.reading.clause, p.scene.s
    head = head_of(full.chain, "decide") or head_of(full.chain, "commit")
    deed = next((c for c in full.chain if c.cue == "transfer" and c.form.tag == "noun"), None)
    verb = head is not None and head.form.tag in {"fin", "past", "inf", "subj"}
    if not p.capitals or head is None or deed is None or not verb or full.cue != "commit" or full.voice != "active":
        return False
    leads = s.tokens[clause.first : deed.start]
    opens = deed.start in clause.tokens and deed.end <= head.start and clause.kind in {"main", "that"}
    bare = not any(is_preposition(t.words) for t in leads) and len(leads) <= LEAD
    return opens and bare and not any(a.role == "subject" for a in clause.actors)
