"""Find the number of an item that stands apart from it: behind a comma, or behind "the number of ... is"."""

from collections.abc import Callable

from ledger.extract.amounts import Amount
from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token
from ledger.model.quantity import Quantity

MARKS = frozenset(",;:()–-")
LEAD = 3
"""Words that may stand between the comma and the number ("und zwar", "more than")."""
TAIL = 2
"""Words that may follow the number ("of them", "so far")."""
NOUN_REACH = 7
BE = frozenset({"be", "be.past"})
BARRED = FINITE_CLASSES - BE
"""What makes the words before the number a clause of something else."""
Free = Callable[[Sentence, Amount], bool]


def trailing(s: Sentence, amounts: list[Amount], item: ItemMention, free: Free) -> Quantity | None:
    """Give the only number behind the only item, where a comma parts it off ("Leopard 2, 14 of them")."""
    later = _later(s, amounts, item)
    if len(later) != 1 or any(i.end > item.end or i.item.id != item.item.id for i in s.items):
        return None
    amount = later[0]
    lead, marked = _lead(s, amount)
    tail = _tail(s, amount)
    if not marked or len(lead) > LEAD or len(tail) > TAIL or not free(s, amount):
        return None
    relative = any("relative" in t.words for t in lead) and not any(t.words & BE for t in lead)
    alien = relative or any(t.text[:1].isupper() or t.words & BARRED for t in lead)
    counted = all(t.text[:1].islower() or t.words & {"anaphor_nouns", "measure"} for t in tail)
    return amount.quantity if counted and not alien else None


def numbered(
    s: Sentence, amounts: list[Amount], item: ItemMention, nouns: frozenset[str], free: Free
) -> Quantity | None:
    """Give the number that a noun of number announces before the item ("die Zahl der Marder steigt auf 60")."""
    before = [t.low for t in s.tokens[max(0, item.start - NOUN_REACH) : item.start]]
    if not nouns & set(before):
        return None
    later = [a for a in _later(s, amounts, item) if free(s, a)]
    between = [t.text for t in s.tokens[item.end :] if later and t.start - s.start < later[0].start]
    return later[0].quantity if later and not MARKS & set(between) else None


def opened(
    s: Sentence, amounts: list[Amount], item: ItemMention, openers: frozenset[str], free: Free
) -> Quantity | None:
    """Give the part of what opens the sentence ("of its F-16s, Denmark is giving 19")."""
    before = s.tokens[: item.start]
    later = [a for a in _later(s, amounts, item) if free(s, a)]
    opens = bool(before) and all(t.low in openers for t in before) and bool(before[0].words & {"prep.of", "prep.by"})
    return later[0].quantity if opens and len(later) == 1 else None


def _later(s: Sentence, amounts: list[Amount], item: ItemMention) -> list[Amount]:
    end = s.tokens[item.end - 1].end - s.start
    return [a for a in amounts if a.quantity is not None and not a.article and a.start >= end]


def _lead(s: Sentence, amount: Amount) -> tuple[list[Token], bool]:
    """Give the words between the mark before a number and the number, and whether there is a mark."""
    before = [t for t in s.tokens if t.end - s.start <= amount.start]
    lead: list[Token] = []
    while before and before[-1].text not in MARKS:
        lead.insert(0, before.pop())
    return lead, bool(before)


def _tail(s: Sentence, amount: Amount) -> list[Token]:
    """Give the words behind a number up to the next mark."""
    tail: list[Token] = []
    for token in (t for t in s.tokens if t.start - s.start >= amount.end):
        if not token.text[:1].isalnum():
            break
        tail.append(token)
    return tail
