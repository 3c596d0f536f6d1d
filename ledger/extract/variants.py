"""Find which variant of an item the text names."""

from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token

BEHIND = 3
DASHES = str.maketrans("", "", " -‐‑/")


def variant_of(s: Sentence, item: ItemMention) -> str | None:
    """Give the longest variant that the item's name or the words right behind it spell ("Leopard 1 A5")."""
    wanted = {variant.translate(DASHES).lower(): variant for variant in item.item.variants}
    if not wanted:
        return None
    stop = item.end
    while stop < min(item.end + BEHIND, len(s.tokens)) and _near(s.tokens[stop - 1], s.tokens[stop]):
        stop += 1
    found = []
    for first in range(item.start, stop):
        spelled = ""
        for token in s.tokens[first:stop]:
            spelled += token.low
            if spelled in wanted:
                found.append(spelled)
    return wanted[max(found, key=len)] if found else None


def _near(left: Token, right: Token) -> bool:
    """Whether two tokens may spell one name: a short sign with a digit or in capitals, at most a space behind."""
    return right.start - left.end <= 1 and (right.text.isupper() or any(c.isdigit() for c in right.text))
