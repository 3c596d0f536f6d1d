"""Join what names one item into one mention: class and model, variant, head nouns."""

from dataclasses import replace

from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token, is_inflected
from ledger.model.rules import Item

AMMUNITION = "class:ammunition"
SHARED_HEADS = frozenset({"class:artillery", "class:mortar", "class:tank", "class:howitzer"})
"""Classes whose name before "and" may only describe ammunition ("artillery and mortar rounds")."""
LONGEST_APPOSITION = 5
OPENING_MARKS = "„“\"»«'‚‘("
NUMERALS = "IVX"
"""What Roman numbers are made of, as in the name of a mark ("MARS-II")."""
LONGEST_MAKER = 2
APPOSITION_WORDS = frozenset({"apposition", "variant_nouns"})


class ItemJoiner:
    """Joins the item mentions of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon

    def join(self, s: Sentence) -> None:
        """Make one mention of a class and a model in apposition ("Kampfpanzer vom Typ Leopard 2")."""
        joined: list[ItemMention] = []
        for mention in s.items:
            if joined and self._apposed(s, joined[-1], mention):
                joined[-1] = _merge(joined[-1], mention)
            else:
                joined.append(mention)
            self._extend(s, joined[-1])
        s.items = joined

    def _apposed(self, s: Sentence, left: ItemMention, right: ItemMention) -> bool:
        """Whether two mentions stand in apposition and name one thing."""
        between = self._without_origin(s, left.end, right.start)
        if _shares_head(left, right, between):
            told_apart = self.lexicon.capitals or s.tokens[left.end - 1].low.endswith("s")
            return not told_apart and not any(t.text[:1].isdigit() for t in s.tokens[right.start : right.end])
        if left.item.id == right.item.id:
            return all(t.text == "(" for t in between)
        if len(between) > LONGEST_APPOSITION:
            return False
        compound = not between and (s.tokens[right.start].hyphen or not s.tokens[right.start].glued)
        if right.item.id == AMMUNITION and not self.lexicon.capitals and not _is_class(left.item):
            compound = self._only_apposition(between, typed=False)
        typed = any("variant_nouns" in t.words for t in between)
        return self._may_join(left.item, right.item, compound=compound, typed=typed) and self._only_apposition(
            between, typed=typed
        )

    def _without_origin(self, s: Sentence, start: int, end: int) -> list[Token]:
        """Give the tokens between two names, without whose make the type is and a feature before it."""
        tokens = s.tokens[start:end]
        typed = next((n for n, t in enumerate(tokens) if "variant_nouns" in t.words), None)
        if not self.lexicon.capitals or typed is None:
            return tokens
        makers = [a for a in s.actors if a.kind == "adjective" or (a.end < end and s.tokens[a.end].hyphen)]
        origins = {n for a in makers for n in range(a.start, a.end)}
        named = range(max(start + typed + 1, end - LONGEST_MAKER), end)
        origins |= {n for n in named if s.tokens[n].text[0].isupper() and not s.tokens[n].words}
        kept = [s.tokens[n] for n in range(start, end) if n not in origins]
        lead = next((n for n, t in enumerate(kept) if t.words & APPOSITION_WORDS), 0)
        return kept[lead:] if "prep.mit" in kept[0].words else kept

    def _may_join(self, left: Item, right: Item, *, compound: bool, typed: bool) -> bool:
        """Whether two names are kin, or are tied closely enough where one or both name a class."""
        if self._kin(left, right):
            return True
        if _is_class(left) != _is_class(right):
            return compound or typed
        return _is_class(left) and compound

    def _only_apposition(self, between: list[Token], *, typed: bool) -> bool:
        """Whether nothing but words and marks of apposition stands between; with "Typ" also articles, adjectives."""
        skippable = APPOSITION_WORDS | {"determiner"} if typed else APPOSITION_WORDS
        if typed and self.lexicon.capitals:
            between = [t for t in between if t.words or not is_inflected(t)]
        return all(
            t.words & skippable or t.text in OPENING_MARKS or (n and t.hyphen and not self.lexicon.capitals)
            for n, t in enumerate(between)
        )

    def _kin(self, left: Item, right: Item) -> bool:
        """Whether two names may name one thing: one is general, or both are of one class and one of them a class."""
        if self.lexicon.stands_for(left, right) or self.lexicon.stands_for(right, left):
            return True
        one_class = _is_class(left) or _is_class(right)
        shared = set(self.lexicon.ancestors(left)) & set(self.lexicon.ancestors(right))
        return one_class and (bool(shared) or left.item_class == right.item_class)

    def _extend(self, s: Sentence, m: ItemMention) -> None:
        """Take in a variant, head nouns and the noun that the name only modifies."""
        tokens = s.tokens
        m.variant = m.variant or _variant(s, m)
        while m.end < len(tokens):
            token = tokens[m.end]
            heads = [e for e in self.lexicon.matches(tokens, m.end) if e.kind == "head"]
            if heads and (token.hyphen or not self.lexicon.capitals or token.text[:1].isupper()):
                m.end += heads[0].length
                m.headed = True
            elif token.hyphen and not token.text.strip(NUMERALS):
                m.end += 1
            elif token.hyphen and (token.text[:1].isupper() or not self.lexicon.capitals):
                if not any(e.kind in {"cue", "item", "actor"} for e in self.lexicon.matches(tokens, m.end)):
                    m.compound = token.text
                break
            else:
                break


def _is_class(item: Item) -> bool:
    """Whether a name is that of a class of weapons."""
    return item.id.startswith("class:")


def _shares_head(left: ItemMention, right: ItemMention, between: list[Token]) -> bool:
    """Whether "and" ties a class to ammunition after it: it may then share the head ("artillery and mortar rounds")."""
    return (
        right.item.id == AMMUNITION
        and left.item.id in SHARED_HEADS
        and len(between) == 1
        and "coordinator" in between[0].words
    )


def _merge(left: ItemMention, right: ItemMention) -> ItemMention:
    """Make one mention of two; the model names it rather than its class, ammunition rather than its weapon."""
    if AMMUNITION in {left.item.id, right.item.id} and right.item.id != left.item.id:
        own = left.item if left.item.item_class == AMMUNITION else right.item
        return replace(left, item=own, end=right.end, variant=None)
    item = right.item if _is_class(left.item) else left.item
    return replace(
        left, item=item, end=right.end, also=(*left.also, left.item.id, right.item.id),
        variant=left.variant or right.variant,
    )  # fmt: skip


def _variant(s: Sentence, m: ItemMention) -> str | None:
    """Take in the longest variant of the item that follows its name, and give it."""
    tail = "".join(t.text for t in s.tokens[m.end : m.end + 4] if t.glued or t.hyphen or t.text.isalnum())
    number = s.tokens[m.end - 1].text if s.tokens[m.end - 1].text.isdigit() else ""
    for variant in sorted(m.item.variants, key=len, reverse=True):
        wanted = variant.replace(" ", "").replace("-", "")
        rest = wanted.removeprefix(number)
        if not rest or not tail.startswith(rest):
            continue
        length = 0
        while length < len(rest) and m.end < len(s.tokens):
            length += len(s.tokens[m.end].text)
            m.end += 1
        return variant
    return None
