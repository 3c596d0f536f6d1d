"""Whose arms an item names, where they are not the donor's to give: the receiver's own, or the opponent's."""

from ledger.extract.clauses import Clause
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.predicates import head_of
from ledger.extract.proposals import Proposal
from ledger.extract.tokens import is_preposition

REACH = 3
"""Words between a possessor and the name of the thing: the mark of the genitive, "own", adjectives."""
CRAFT = frozenset({"class:aircraft", "class:ship", "class:truck"})
LOADED = frozenset({"class:weapons", "class:ammunition", "class:aid-package", "class:missile"})
LOAD_REACH = 4
GIVING = frozenset({"transfer", "give"})
MARKS = frozenset({"'s", "’s", "'", "’"})


def is_receivers_own(s: Sentence, item: ItemMention, recipient: str) -> bool:
    """Whether the receiver has the thing: "Kyiv's own X", or a class of things behind its genitive ("Kyiv's tanks")."""
    owner = _owner(s, item)
    if owner is None or owner.state != recipient:
        return False
    between = s.tokens[owner.end : item.start]
    return any("owned" in t.words for t in between) or (
        item.item.id.startswith("class:") and all(t.text in MARKS or t.words <= {"apposition"} for t in between)
    )


def is_opponents(s: Sentence, item: ItemMention, opponent: str) -> bool:
    """Whether an adjective makes a class of things the opponent's ("Russian drones and missiles")."""
    if not item.item.id.startswith("class:"):
        return False
    tied = item.start - 1
    before = next((i for i in s.items if i.end == tied and "coordinator" in s.tokens[tied].words), None)
    return any(
        a.kind == "adjective" and a.state == opponent and a.end == item.start and not s.tokens[a.end].hyphen
        for a in s.actors
    ) or (before is not None and is_opponents(s, before, opponent))


def goes_to_opponent(p: Proposal) -> bool:
    """Whether the clause says that the opponent receives, from one who does not side with it ("sell X to Moscow")."""
    goals = {a.state for a in p.candidate.reading.clause.actors if a.role == "to"}
    gives = p.candidate.reading.full.cue in GIVING
    to_opponent = p.sides.opponent in goals and p.sides.recipient not in goals
    return gives and to_opponent and not set(p.donors.states) & p.sides.suppliers


def acts_itself(s: Sentence, reading: Reading, item: ItemMention) -> bool:
    """Whether the thing is the subject of an active verb that has another object ("the tanks will deliver power")."""
    full, clause = reading.full, reading.clause
    head = head_of(full.chain, full.cue)
    if (
        head is None
        or full.cue not in GIVING
        or full.voice != "active"
        or full.form != "verb"
        or not item.end <= head.start
    ):
        return False
    if head.start not in clause.tokens or item.start not in clause.tokens or clause.kind not in {"main", "that"}:
        return False
    return not _has_subject(clause, head.start) and _is_led_by_nothing(s, clause, item) and _has_object(s, head.end)


def only_carries(s: Sentence, item: ItemMention) -> bool:
    """Whether a craft only brings the arms named behind it ("a plane with weapons")."""
    if item.item.id not in CRAFT or item.end >= len(s.tokens) or "loaded" not in s.tokens[item.end].words:
        return False
    load = next((i for i in s.items if item.end < i.start <= item.end + LOAD_REACH), None)
    return load is not None and load.item.id in LOADED


def _owner(s: Sentence, item: ItemMention) -> ActorMention | None:
    """The actor whose genitive stands before the item."""
    near = [a for a in s.actors if a.before_noun and a.role == "of" and 0 <= item.start - a.end <= REACH]
    return near[-1] if near else None


def _has_subject(clause: Clause, verb: int) -> bool:
    return any(a.role == "subject" and a.end <= verb for a in clause.actors)


def _is_led_by_nothing(s: Sentence, clause: Clause, item: ItemMention) -> bool:
    """Whether only articles and adjectives open the clause before the item."""
    words = (s.tokens[n].words for n in range(clause.first, item.start))
    return not any("coordinator" in w or is_preposition(w) for w in words)


def _has_object(s: Sentence, at: int) -> bool:
    """Whether a noun phrase starts at a token."""
    if at >= len(s.tokens) or not s.tokens[at].text[:1].isalpha():
        return False
    words = s.tokens[at].words
    return not words or bool(words & {"determiner", "more", "possessive"})
