"""Which of several donors gives which of several items ("Berlin and Washington send Leopards and Abrams")."""

from ledger.extract.clauses import Clause
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.sides import Donors, Sides

SEVERAL = 2
MARKS = frozenset({"'s", "’s", "'", "’"})
POSSESSOR_REACH = 2
"""A possessor and the mark of its genitive stand right before the item."""


def settle_respective(s: Sentence, clause: Clause, item: ItemMention, donors: Donors, sides: Sides) -> Donors:
    """Keep the donor of this item alone, where each item has its possessor or is made by one of several donors."""
    owner = _owner(s, item, sides)
    owners = {o.state for i in clause.items if (o := _owner(s, i, sides)) is not None}
    if owner is not None and owner.state is not None and len(owners) >= SEVERAL:
        return Donors((owner.state,), "of", (owner,))
    own = _named_maker(s, item)
    if own is not None and own.state in donors.states and len(donors.states) >= SEVERAL:
        return Donors((own.state,), donors.role, (own,))
    makers = {i.item.maker for i in clause.items if not i.item.id.startswith("class:")}
    if len(donors.states) == SEVERAL and makers == set(donors.states):
        kept = [(d, m) for d, m in zip(donors.states, _padded(donors), strict=False) if d == item.item.maker]
        if kept:
            return Donors((kept[0][0],), donors.role, tuple(m for _, m in kept if m is not None))
    return donors


def keep_nearest(clause: Clause, item: ItemMention, donors: Donors) -> Donors:
    """Keep those named right before the item, where items stand between donors ("let A send X and B send Y")."""
    mentions, firsts = donors.mentions, [i.start for i in clause.items]
    if len(mentions) < SEVERAL or len(mentions) != len(donors.states) or item.start not in firsts:
        return donors
    places = [m.start for m in mentions]
    if not places[0] < min(firsts) < places[-1] < max(firsts):
        return donors
    low = max((n for n in firsts if any(n < p < item.start for p in places)), default=-1)
    kept = [(d, m) for d, m in zip(donors.states, mentions, strict=True) if low < m.start < item.start]
    return Donors(tuple(d for d, _ in kept), donors.role, tuple(m for _, m in kept))


def _named_maker(s: Sentence, item: ItemMention) -> ActorMention | None:
    """Give the state whose adjective alone stands right before an item that an article makes one of several things."""
    actor = next((a for a in s.actors if a.kind == "adjective" and a.end == item.start and a.role == "maker"), None)
    if actor is None or actor.start == 0 or "article.indefinite" not in s.tokens[actor.start - 1].words:
        return None
    return actor


def _padded(donors: Donors) -> list[ActorMention | None]:
    """Give a mention, or None, for each state."""
    return [*donors.mentions, *[None] * (len(donors.states) - len(donors.mentions))]


def _owner(s: Sentence, item: ItemMention, sides: Sides) -> ActorMention | None:
    """Give the state whose name in the genitive stands right before an item."""
    return next(
        (
            a
            for a in s.actors
            if 0 < item.start - a.end < POSSESSOR_REACH
            and s.tokens[a.end].text in MARKS
            and a.state is not None
            and a.state not in sides.never_donors
        ),
        None,
    )
