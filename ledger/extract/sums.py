"""Find what an item or a package is worth."""

from ledger.extract.amounts import Amount
from ledger.extract.mentions import ItemMention, Sentence
from ledger.model.money import Money

BEHIND = 3
WORTH_OF = frozenset({2, 3})
VALUE_GAP = 4
SIGNS = frozenset("$£€")


def nearest_sum(s: Sentence, amounts: list[Amount], item: ItemMention | None = None) -> Money | None:
    """Give the sum that the sentence names, the nearest where an item is given."""
    sums = [a for a in amounts if a.money is not None]
    sums = [a for a in sums if a.role != "converted"] or sums
    if not sums:
        return None
    if item is None:
        return sums[0].money
    start, end = s.tokens[item.start].start - s.start, s.tokens[item.end - 1].end - s.start
    return min(sums, key=lambda a: max(start - a.end, a.start - end)).money


def tied_sum(s: Sentence, amounts: list[Amount], item: ItemMention) -> Money | None:
    """Give the sum that is tied to the item ("drones worth £20 million", "Munition für 200 Millionen Euro")."""
    start, end = s.tokens[item.start].start - s.start, s.tokens[item.end - 1].end - s.start
    for amount in amounts:
        if amount.money is not None and amount.end <= start and _worth_of(s, amount, item):
            return amount.money
        if amount.money is None or amount.start < end or _of_package(s, amount):
            continue
        between = [t for t in s.tokens[item.end :] if t.start - s.start < amount.start]
        if (
            len(between) <= VALUE_GAP
            and any(t.words & {"prep.sum", "prep.for"} for t in between)
            and not any(t.text in ",;:()" for t in between)
        ):
            return amount.money
    return None


def _of_package(s: Sentence, amount: Amount) -> bool:
    """Whether the sum is that of a package that is named right behind it."""
    behind = [n for n, t in enumerate(s.tokens) if t.start - s.start >= amount.end][:BEHIND]
    return any(c.start in behind and c.cue == "package" for c in s.cues)


def _worth_of(s: Sentence, amount: Amount, item: ItemMention) -> bool:
    """Whether a sum is the measure of the item right behind it ("€20 million worth of drones")."""
    between = [t for t in s.tokens[: item.start] if t.start - s.start >= amount.end]
    if len(between) <= 1:
        return all(t.words & {"prep.sum", "prep.for"} for t in between)
    purpose = between[0].words & {"prep.for"} and not any(t.text in ",;:()" or t.text[:1].isdigit() for t in between)
    if purpose and len(between) <= VALUE_GAP:
        return True
    return len(between) in WORTH_OF and all(t.words & {"prep.sum", "prep.of"} for t in between[:2])


def ends_sum(s: Sentence, n: int) -> bool:
    """Whether a token ends a sum of money ("£250m", "$20 million")."""
    return any(s.tokens[k].text in SIGNS and s.tokens[k + 1].text[0].isdigit() for k in range(max(0, n - 2), n))
