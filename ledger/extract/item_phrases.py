"""The noun phrase around an item, and the preposition that leads it."""

from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ActorMention, ItemMention, Sentence
from ledger.extract.sums import ends_sum
from ledger.extract.tokens import BULLETS, Token, is_inflected, is_preposition
from ledger.model.rules import Item

STANCES = frozenset({"commit", "offer", "consider", "refuse", "request", "approve", "withdraw"})
WITH_CUES = frozenset({
    "transfer", "give", "receive", "refuse", "include", "package", "list", "offer", "consider",
    "request", "begin", "follow", "ensue",
})  # fmt: skip
HEAD_REACH = 4
"""How many words stand between a model and the class name that is its head."""
ATTRIBUTE_REACH = 4
ASKER_REACH = 4
"""From the noun of asking to the noun of who asks."""
ENDOWED_REACH = 5
"""From the preposition of what somebody is provided with back to the verb."""
SUMMED = frozenset({"class:weapons", "class:aid-package"})
"""What a sum may stand for ("weapons for 2 billion")."""
LOADS = frozenset({"class:ammunition", "class:missile"})
"""What is made for the system that a preposition ties to it."""
ARTICLES = frozenset({"determiner", "apposition", "article.definite", "indefinite", "bound"})
DEFINITE = frozenset({"numeral", "number", "article.definite", "demonstrative", "determiner"})


class ItemPhrases:
    """Reads the noun phrases of items."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon

    def is_purpose(self, s: Sentence, item: ItemMention) -> bool:
        """Whether the item only describes another noun ("parts for X"), which is neither cue nor measure."""
        n = self._before(s, item)
        if self._modifies(s, item) or ("prep.purpose" in s.tokens[n].words and any(i.end == n for i in s.items)):
            return True
        linked = self._named_again(s, item) or self._listed_after(s, n, item)
        if linked is not None:
            return self._holds_system(s, linked) or (not self._modifies(s, linked) and self.is_purpose(s, linked))
        return n > 0 and self._describes(s, n, item)

    def _describes(self, s: Sentence, n: int, item: ItemMention) -> bool:
        """Whether the item behind a token describes the noun that stands there, with a preposition or a genitive."""
        if self._is_listed(s, n, item):
            return False
        if s.tokens[n].words & {"prep.modifying"}:
            if self._is_measured(s, n, item) or _is_provided(s, n):
                return False
            if any(i.end == n and i.item.item_class in LOADS for i in s.items) or self._is_tied_too(s, n):
                return True
            n -= 1
        elif not self._is_genitive(s, n, item):
            return False
        return not self._is_known(s, n) and self._is_noun(s.tokens[n], n)

    def _holds_system(self, s: Sentence, item: ItemMention) -> bool:
        """Whether the name of ammunition holds that of its system ("ammunition for the X")."""
        inner = range(item.start + 1, item.end)
        found = (e.value for n in inner for e in self.lexicon.matches(s.tokens, n))
        loads = item.item.item_class in LOADS
        return loads and any(
            isinstance(v, Item) and v.item_class not in LOADS and not v.id.startswith("class:") for v in found
        )

    def _listed_after(self, s: Sentence, n: int, item: ItemMention) -> ItemMention | None:
        """Give the item that this one goes on from ("parts for X and Y")."""
        listed = n > 0 and self._is_listed(s, n, item)
        before = next((i for i in s.items if listed and i.end == n), None)
        if before is not None and self.lexicon.capitals and self._parts_case(s, before, item):
            return None
        return before

    def _parts_case(self, s: Sentence, before: ItemMention, item: ItemMention) -> bool:
        """Whether the item has no dative as the one before it has ("zum Transport von Waffen sowie Radargeräte")."""
        n = self._before(s, before)
        dative = s.tokens[before.end - 1].low.endswith("n") and "prep.by" in s.tokens[n].words
        return dative and s.tokens[item.end - 1].low.endswith("e")

    @staticmethod
    def _named_again(s: Sentence, item: ItemMention) -> ItemMention | None:
        """Give the item whose abbreviation in brackets this is ("High Mobility Artillery Rocket System (HIMARS)")."""
        opened = item.start > 1 and s.tokens[item.start - 1].text == "("
        return next((i for i in s.items if opened and i.end == item.start - 1 and i.item is item.item), None)

    def repeats_model(self, s: Sentence, item: ItemMention) -> bool:
        """Whether a class name is only the head of the model before it ("Mirage 2000-5 multi-target fighters")."""
        if self.lexicon.capitals or not item.item.id.startswith("class:") or item.item.id == "class:ammunition":
            return False
        before = next((i for i in reversed(s.items) if i.end <= item.start), None)
        if before is None or before.item.id.startswith("class:"):
            return False
        between = s.tokens[before.end : item.start]
        if between and between[-1].text == "(" and self.lexicon.stands_for(item.item, before.item):
            return all(t.text.isalpha() and t.text[:1].isupper() for t in between[:-1])
        if len(between) > HEAD_REACH:
            return False
        if between and between[0].text == "," and self._is_apposition(s, before, item):
            between = between[1:]
        return all(
            t.text.isalnum() and (t.hyphen or not t.words or t.words <= ARTICLES - {"determiner"}) for t in between
        )

    def _is_apposition(self, s: Sentence, model: ItemMention, item: ItemMention) -> bool:
        """Whether a class name behind a comma tells what the model is ("M113s, armoured cars"), and no list goes on."""
        first, after = s.tokens[model.end + 1], s.tokens[item.end : item.end + 2]
        listed = any("coordinator" in t.words or t.text == "," for t in after[:1]) and any(
            i.start > item.end for i in s.items
        )
        counted = first.text[:1].isdigit() or first.words & {"number", "numeral", "bound", "more"}
        return self.lexicon.stands_for(item.item, model.item) and not listed and not counted

    def _modifies(self, s: Sentence, item: ItemMention) -> bool:
        """Whether a class name in the singular only modifies the noun behind ("tank spares", "tank-killing")."""
        if self.lexicon.capitals or item.end >= len(s.tokens):
            return False
        plural = s.tokens[item.end - 1].text.endswith("s")
        if not plural and any(c.start == item.end and c.cue == "train" and c.form.tag != "attr" for c in s.cues):
            return True
        if not item.item.id.startswith("class:"):
            return False
        if s.tokens[item.start].hyphen and "coordinator" in s.tokens[item.end].words:
            return True
        after = s.tokens[item.end]
        known = after.words or any(c.start == item.end and not after.hyphen for c in s.cues)
        if known or not after.text.isalpha() or s.tokens[item.end - 1].low.endswith("s"):
            return False
        return after.hyphen or after.low.endswith(("s", "ing"))

    def is_blocked(self, s: Sentence, item: ItemMention, governing: Reading) -> bool:
        """Whether a preposition that no cue governs leads the item's noun phrase ("with a Patriot", "im Leopard")."""
        n = item.start - 1
        while n >= 0 and item.start - n <= ATTRIBUTE_REACH and self._is_inside(s, n):
            n -= 1
        if n < 0 or any(c.start <= n < c.end or (c.start == item.end and s.tokens[c.start].hyphen) for c in s.cues):
            return False
        words = s.tokens[n].words
        if (
            "inclusive" in words
            or ("prep.stance" in words and governing.full.cue in STANCES)
            or ("prep.sum" in words and item.item.id in SUMMED)
            or ("prep.against" in words and any(c.end == n and c.cue == "refuse" for c in s.cues))
        ):
            return False
        if governing.full.cue == "ensue" and "prep.on" in words:
            return True
        if "prep.mit" in words:
            return not any(c.cue in WITH_CUES for c in governing.full.chain)
        return "prep.block" in words

    def _is_tied_too(self, s: Sentence, at: int) -> bool:
        """Whether a preposition behind "and" repeats that of a phrase which only describes ("for X and for Y")."""
        if "coordinator" not in s.tokens[at - 1].words:
            return False
        item = next((i for i in s.items if i.end == at - 1), None)
        n = self._before(s, item) if item is not None else 0
        return item is not None and n > 0 and s.tokens[n].low == s.tokens[at].low and self.is_purpose(s, item)

    @staticmethod
    def is_definite(s: Sentence, item: ItemMention) -> bool:
        """Whether an article, a demonstrative or a possessive leads the item's noun phrase."""
        for n in range(item.start - 1, max(-1, item.start - ATTRIBUTE_REACH - 1), -1):
            words = s.tokens[n].words
            if "indefinite" in words or any(c.start == n and c.form.tag in VERB_TAGS for c in s.cues):
                return False
            if s.tokens[n].text[:1].isdigit() or words & DEFINITE:
                return True
            if _is_actor_adjective(s, n) or s.tokens[n].hyphen or s.tokens[n + 1].hyphen:
                continue
            if is_preposition(words) or not s.tokens[n].text[:1].islower():
                return False
        return False

    def _is_part_of_name(self, s: Sentence, n: int) -> bool:
        """Whether a word with a capital in mid-sentence names no actor and no cue: part of the item's name."""
        token = s.tokens[n]
        if self.lexicon.capitals or token.words or not token.text[:1].isupper() or not token.text[1:].islower():
            return False
        return n not in s.mentioned

    def _before(self, s: Sentence, item: ItemMention) -> int:
        """The token before an item's articles, numbers and adjectives."""
        n = item.start - 1
        while n > 0 and item.start - n <= ATTRIBUTE_REACH:
            token = s.tokens[n]
            named = n == item.start - 1 and "anaphor_nouns" in token.words and self._is_for(s, n)
            skip = named or token.words & (ARTICLES | {"more"}) or token.text[:1].isdigit() or token.hyphen
            if token.words & {"prep.modifying"} or not (
                skip
                or _is_actor_adjective(s, n)
                or self._is_part_of_name(s, n)
                or self._is_plain_adjective(token)
                or self._is_determined(s, n)
            ):
                break
            n -= 1
        return n

    def _is_for(self, s: Sentence, n: int) -> bool:
        """Whether a preposition ties the noun at a token to what is made for it ("für das System X")."""
        return self.lexicon.capitals and any("prep.for" in t.words for t in s.tokens[max(0, n - 2) : n])

    def _is_inside(self, s: Sentence, n: int) -> bool:
        """Whether a token belongs to the phrase of the item after it."""
        token = s.tokens[n]
        return (
            bool(token.words & ARTICLES and not token.words & {"prep.block", "prep.mit"})
            or (not self.lexicon.capitals and (token.hyphen or _is_actor_adjective(s, n)))
            or token.text[:1].isdigit()
            or self._is_plain_adjective(token)
        )

    def _is_determined(self, s: Sentence, n: int) -> bool:
        """Whether a word without a meaning here stands behind an article, so that it describes the item."""
        token = s.tokens[n]
        plain = token.text.islower() and token.text.isalpha() and not token.words and n not in s.mentioned
        led = n > 0 and s.tokens[n - 1].words & {"article.definite", "possessive"}
        return not self.lexicon.capitals and plain and bool(led) and not any(c.start == n for c in s.cues)

    def _is_plain_adjective(self, token: Token) -> bool:
        """Whether a word without a meaning here has the look and the ending of a German adjective."""
        return self.lexicon.capitals and is_inflected(token) and not token.words

    @staticmethod
    def _is_listed(s: Sentence, n: int, item: ItemMention) -> bool:
        """Whether the item goes on with what was said of the one before ("parts for X and Y")."""
        tied = "coordinator" in s.tokens[n].words or (s.tokens[0].text in BULLETS and s.tokens[n].text == ",")
        return tied and not any(t.text[:1].isdigit() or "more" in t.words for t in s.tokens[n : item.start])

    def _is_genitive(self, s: Sentence, n: int, item: ItemMention) -> bool:
        return self.lexicon.capitals and bool(s.tokens[n + 1].words & {"article.genitive"}) and n + 1 < item.start

    @staticmethod
    def _is_measured(s: Sentence, n: int, item: ItemMention) -> bool:
        """Whether the preposition only ties the item to its sum, or to another item that has it on board."""
        words = s.tokens[n].words
        return ("prep.sum" in words and item.item.id in SUMMED) or (
            "prep.mit" in words and any(i.end == n for i in s.items)
        )

    @staticmethod
    def _is_known(s: Sentence, n: int) -> bool:
        """Whether the noun before the preposition is a measure, a cue or an actor, so that the item itself is meant."""
        token = s.tokens[n]
        if _is_asked_by(s, n):
            return True
        return (
            ("prep.request" in s.tokens[n + 1].words and any(c.cue == "request" for c in s.cues))
            or bool(token.words & {"measure", "anaphor_nouns"})
            or token.text[:1].isdigit()
            or ends_sum(s, n)
            or any(c.start <= n < c.end for c in s.cues)
            or any(a.start <= n < a.end for a in s.actors)
        )

    def _is_noun(self, token: Token, n: int) -> bool:
        if self.lexicon.capitals:
            return n > 0 and token.text[:1].isupper() and token.text[:1].isalpha()
        return token.text.isalpha() and not token.words and not token.low.endswith(("ed", "ly"))


def _is_asked_by(s: Sentence, n: int) -> bool:
    """Whether the noun at a token is who asks, so that "for" behind it leads what for ("a plea by deputies for X")."""
    asked = next(
        (c for c in s.cues if c.cue == "request" and c.form.tag == "noun" and 0 <= n - c.end <= ASKER_REACH), None
    )
    if asked is None or "prep.purpose" not in s.tokens[n + 1].words:
        return False
    return bool(s.tokens[asked.end].words & {"prep.from", "prep.by"})


def _is_provided(s: Sentence, n: int) -> bool:
    """Whether "with" at a token leads what a verb provides somebody with ("equip Ukrainian units with X")."""
    if "prep.mit" not in s.tokens[n].words:
        return False
    low = max(0, n - ENDOWED_REACH)
    verb = next((m for m in range(n - 1, low - 1, -1) if "endowing" in s.tokens[m].words), None)
    return verb is not None and not any(verb < i.start < n for i in s.items)


def _is_actor_adjective(s: Sentence, n: int) -> bool:
    """Whether a token belongs to an adjective of a state ("German")."""
    return any(a.start <= n < a.end and (a.kind == "adjective" or _is_hyphened(s, a)) for a in s.actors)


def _is_hyphened(s: Sentence, actor: ActorMention) -> bool:
    """Whether a hyphen ties the actor to the word behind it ("US-provided")."""
    return actor.before_noun and actor.end < len(s.tokens) and s.tokens[actor.end].hyphen
