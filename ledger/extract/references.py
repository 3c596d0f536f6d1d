"""Items that a clause speaks of without their names: by a class name, a pronoun, or an elided object."""

from collections.abc import Iterator

from ledger.extract.back_references import asks_for_it, names_deal, refers
from ledger.extract.candidates import Candidate
from ledger.extract.discourse import Discourse
from ledger.extract.item_phrases import STANCES, ItemPhrases
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import ItemMention, Sentence

ANAPHORIC = STANCES | {"follow", "transfer", "receive", "underway"}
TERSE = 7
POINTER_REACH = 3
POOL = 2
"""A reference to more items than these is too vague."""


class ReferenceFinder:
    """Finds the items that are meant."""

    def __init__(self, lexicon: Lexicon, phrases: ItemPhrases) -> None:
        """Take the language's words and what reads the phrases of items."""
        self.lexicon = lexicon
        self.phrases = phrases

    def resolve(self, s: Sentence, item: ItemMention, d: Discourse) -> ItemMention:
        """Give the model named just before that a class name with a definite article stands for, else the item."""
        if (
            not item.item.id.startswith("class:")
            or item.item.id == "class:ammunition"
            or not self.phrases.is_definite(s, item)
        ):
            return item
        pointed = any("demonstrative" in t.words for t in s.tokens[max(0, item.start - POINTER_REACH) : item.start])
        wide = item.item.id == "class:weapons" and pointed
        earlier = [i for i in s.items if i.end <= item.start]
        for other in [*reversed(earlier), *reversed(d.recent_items())]:
            if not other.item.id.startswith("class:") and (wide or self.lexicon.stands_for(item.item, other.item)):
                return ItemMention(other.item, item.start, item.end, other.variant)
        return item

    def find(self, s: Sentence, readings: list[Reading], n: int, d: Discourse) -> Iterator[Candidate]:
        """Give the items of a clause that names none: by a relative pronoun, a pronoun, or an elided object."""
        reading = readings[n]
        clause, cue = reading.clause, reading.full.cue
        if cue not in ANAPHORIC:
            return
        if clause.kind == "rel" and clause.antecedents:
            for item in clause.antecedents:
                yield Candidate(self.resolve(s, item, d), reading, cue, anaphoric=True)
        elif clause.kind == "gap" and clause.parent is not None:
            for item in clause.parent.items:
                yield Candidate(item, reading, cue, anaphoric=True)
        elif not self._governs_item(readings, reading):
            yield from self._elided(s, reading, d)

    def _governs_item(self, readings: list[Reading], reading: Reading) -> bool:
        """Whether a clause that this one governs names the item."""
        return any(
            r.governor is reading and r.clause.items and (r.kind != "rel" or self.lexicon.capitals) for r in readings
        )

    def _elided(self, s: Sentence, reading: Reading, d: Discourse) -> Iterator[Candidate]:
        clause, cue = reading.clause, reading.full.cue
        verb = max((c.start for c in reading.own.chain), default=clause.first)
        same = [i for i in s.items if i.end <= verb]
        follows = any(c.cue == "follow" for c in reading.own.chain)
        deal = follows or (cue in STANCES and names_deal(s, reading, self.lexicon))
        pool = self._pool(same, d, deal=deal)
        if len(pool) > POOL:
            return
        short = len(clause.tokens) <= TERSE
        subject = any(a.role == "subject" for a in clause.actors)
        if clause.opener == ":" and short and same and not subject:
            yield Candidate(same[-1], reading, cue, anaphoric=True)
            return
        if cue == "request" and not asks_for_it(s, reading):
            return
        if deal or refers(s, reading, self.lexicon):
            for item in pool:
                yield Candidate(item, reading, cue, anaphoric=True, local=bool(same), elided=True)

    def _pool(self, same: list[ItemMention], d: Discourse, *, deal: bool) -> list[ItemMention]:
        """The items that may be meant: the last one in the sentence, else the latest, else the topic of the deal."""
        pool = [same[-1]] if same else d.recent_items()
        if deal and (not pool or len(pool) > POOL):
            pool = d.topic_items()
        return [i for i in pool if not any(self.lexicon.stands_for(i.item, o.item) for o in pool)]
