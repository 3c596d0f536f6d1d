"""Find what a relative clause speaks of: the actor or the items right before it."""

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import ItemMention, Sentence

ACTOR_REACH = 2
"""Tokens between: a party in brackets may stand there."""
ITEM_REACH = 9
"""Tokens between: attributes may stand there."""
LINK_LENGTH = 4
"""Tokens between coordinated items ("und den")."""


def find_antecedent(s: Sentence, clause: Clause, *, capitals: bool) -> None:
    """Give a relative clause the nearest actor or items before it, where they are near enough."""
    items = [m for m in s.items if m.end <= clause.first]
    actors = [m for m in s.actors if m.end <= clause.first]
    item = items[-1] if items else None
    actor = actors[-1] if actors else None
    near = clause.first - 1
    if actor is not None and near - actor.end <= ACTOR_REACH and (item is None or item.end < actor.end):
        clause.actor_antecedent = actor
    elif item is not None and near - item.end <= ITEM_REACH and not (capitals and _is_cut_off(s, item, near)):
        clause.antecedents = coordinated_items(s, items)


def coordinated_items(s: Sentence, items: list[ItemMention]) -> list[ItemMention]:
    """Give the last item with those that "and" or a comma ties to it."""
    group = items[-1:]
    for item in reversed(items[:-1]):
        between = s.tokens[item.end : group[0].start]
        joined = any(t.text == "," or "coordinator" in t.words for t in between)
        if not joined or len(between) > LINK_LENGTH or any(t.words & FINITE_CLASSES for t in between):
            break
        group.insert(0, item)
    return group


def _is_cut_off(s: Sentence, item: ItemMention, end: int) -> bool:
    """Whether another clause with a plain noun ends before the relative clause ("X, wie die Vorlage sagt, die")."""
    commas = [n for n in range(item.end, end) if s.tokens[n].text == ","]
    known = s.mentioned
    return bool(commas) and any(
        s.tokens[n].text[:1].isupper() and not s.tokens[n].words and n not in known for n in range(commas[-1] + 1, end)
    )
