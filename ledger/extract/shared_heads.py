"""Find items whose names share the head noun of the next one ("155mm and 105mm shells")."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token
from ledger.model.rules import Item

SHORTEST_PART = 3
"""The shared end of a compound is longer."""
COUNTING = frozenset({"number", "numeral", "bound"})
LONGEST_HEAD = 2
LONGEST_NAME = 3
"""Tokens of the head noun, and of the name without it."""


def share_heads(s: Sentence, lexicon: Lexicon) -> None:
    """Read what stands before "and" with the head of the item behind it, and so on to the left over commas."""
    for right in list(s.items):
        end = _tied_end(s, right.start)
        while end > 0:
            found = _with_head(s, lexicon, right, end)
            if found is None:
                break
            s.items = sorted([i for i in s.items if i.end <= found.start or i.start >= end] + [found], key=_start)
            end = found.start - 1 if s.tokens[found.start - 1].text == "," else 0
            end -= end > 1 and s.tokens[end - 1].text == "-"


def _tied_end(s: Sentence, start: int) -> int:
    """Give where the name ends that "and" ties to the one starting at `start`; 0 where there is none."""
    end = start - 1
    while end > 0 and (s.tokens[end].text[:1].isdigit() or s.tokens[end].words & COUNTING):
        end -= 1
    if end <= 0 or "coordinator" not in s.tokens[end].words:
        return 0
    return end - 1 if s.tokens[end - 1].text in {",", "-"} else end


def _with_head(s: Sentence, lexicon: Lexicon, right: ItemMention, end: int) -> ItemMention | None:
    """Give the item that the words ending before `end` name together with the head of another."""
    known = next((i for i in s.items if i.end == end), None)
    numbered = any(t.text[:1].isdigit() for t in s.tokens[right.start : right.end])
    if known is not None and numbered and known.item.id.startswith("class:"):
        return None
    starts = range(max(0, end - LONGEST_NAME), end if known is None else known.start + 1)
    for start in starts:
        if any(a.start < end and a.end > start for a in s.actors):
            continue
        item = next(_named(s, lexicon, (start, end), right), None)
        if item is not None and (known is None or known.item is not item):
            return ItemMention(item, start, end)
    return None


def _named(s: Sentence, lexicon: Lexicon, name: tuple[int, int], right: ItemMention) -> Iterator[Item]:
    """Give what a name means with the last words of another item."""
    for length in range(min(LONGEST_HEAD, right.end - right.start - 1), 0, -1):
        joined = s.tokens[name[0] : name[1]] + s.tokens[right.end - length : right.end]
        for entry in lexicon.matches(joined, 0):
            if isinstance(entry.value, Item) and entry.length == len(joined):
                yield entry.value
    if name[1] - name[0] == 1 and s.tokens[name[1]].text == "-":
        yield from _completed(lexicon, s.tokens[name[0]], s.tokens[right.end - 1])


def _completed(lexicon: Lexicon, part: Token, whole: Token) -> Iterator[Item]:
    """Give what a part of a compound means with the end of the one behind it ("Kampf- und Schützenpanzer")."""
    for at in range(1, len(whole.low) - SHORTEST_PART):
        word = part.text + whole.low[at:]
        for entry in lexicon.matches([replace(part, text=word, low=word.lower())], 0):
            if isinstance(entry.value, Item):
                yield entry.value


def _start(mention: ItemMention) -> int:
    return mention.start
