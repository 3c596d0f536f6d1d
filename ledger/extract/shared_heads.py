"""Find items whose names share the head noun of the next one ("155mm and 105mm shells")."""

from collections.abc import Iterator

from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token
from ledger.model.rules import Item

COUNTING = frozenset({"number", "numeral", "bound"})
GAP = "-"
"""What stands for the rest of a compound ("Kampf- und Schützenpanzer")."""
SHORTEST_PART = 3
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
            end -= end > 0 and s.tokens[end - 1].text == GAP


def _tied_end(s: Sentence, start: int) -> int:
    """Give where the name ends that "and" ties to the one starting at `start`; 0 where there is none."""
    end = start - 1
    while end > 0 and (s.tokens[end].text[:1].isdigit() or s.tokens[end].words & COUNTING):
        end -= 1
    if end <= 0 or "coordinator" not in s.tokens[end].words:
        return 0
    return end - 1 if s.tokens[end - 1].text in {",", GAP} else end


def _with_head(s: Sentence, lexicon: Lexicon, right: ItemMention, end: int) -> ItemMention | None:
    """Give the item that the words ending before `end` name together with the head of another."""
    known = next((i for i in s.items if i.end == end), None)
    numbered = any(t.text[:1].isdigit() for t in s.tokens[right.start : right.end])
    if known is not None and numbered and known.item.id.startswith("class:"):
        return None
    longest = 1 if _is_gap(s.tokens[end]) else LONGEST_NAME
    starts = range(max(0, end - longest), end if known is None else known.start + 1)
    for start in starts:
        if any(a.start < end and a.end > start for a in s.actors):
            continue
        item = next(_named(s, lexicon, (start, end), right), None)
        if item is not None and (known is None or known.item is not item):
            return ItemMention(item, start, end)
    return None


def _named(s: Sentence, lexicon: Lexicon, name: tuple[int, int], right: ItemMention) -> Iterator[Item]:
    """Give what a name means with the last words of another item, or with the end of its last word."""
    if _is_gap(s.tokens[name[1]]):
        yield from _with_ending(s.tokens[name[1] - 1].low, s.tokens[right.end - 1].low, lexicon)
    for length in range(min(LONGEST_HEAD, right.end - right.start - 1), 0, -1):
        joined = s.tokens[name[0] : name[1]] + s.tokens[right.end - length : right.end]
        for entry in lexicon.matches(joined, 0):
            if isinstance(entry.value, Item) and entry.length == len(joined):
                yield entry.value


def _is_gap(token: Token) -> bool:
    """Whether a hyphen ends the part of a compound before a token, or is it."""
    return token.text == GAP or (token.text == "," and token.hyphen)


def _with_ending(part: str, whole: str, lexicon: Lexicon) -> Iterator[Item]:
    """Give what the part of a compound means with the end of another, the longest that makes a known name."""
    for at in range(SHORTEST_PART, len(whole) - SHORTEST_PART):
        for entry in lexicon.entries.get(part + whole[at:], ()):
            if isinstance(entry.value, Item) and entry.length == 1:
                yield entry.value


def _start(mention: ItemMention) -> int:
    return mention.start
