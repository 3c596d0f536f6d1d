"""Items that a clause speaks of without their names: by a class name, a pronoun, or an elided object."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.extract.back_references import asks_for_it, names_deal, names_matter, names_plan, refers
from ledger.extract.bare_stances import BareStanceFinder
from ledger.extract.candidates import Candidate
from ledger.extract.discourse import Discourse
from ledger.extract.item_phrases import LOADS, STANCES, ItemPhrases
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ItemMention, Sentence
from ledger.extract.number_phrases import NumberPhraseFinder

ANAPHORIC = STANCES | {"follow", "transfer", "receive", "underway", "echo"}
COUNTED = {c: c for c in ("arrive", "present", "fund", "offer")} | {
    "go": "arrive",
    "ensue": "arrive",
    "decide": "commit",
}
"""What predicates of no certain meaning say of a number of things spoken of before."""
WEIGHING = frozenset({"consider", "refuse"})
"""Stances that may be taken on what is only called the matter."""
TERSE = 7
POINTER_REACH = 3
SHORT_NAME = 3
POOL = 2
"""A reference to more items than these is too vague."""


class ReferenceFinder:
    """Finds the items that are meant."""

    def __init__(self, lexicon: Lexicon, phrases: ItemPhrases) -> None:
        """Take the language's words and what reads the phrases of items."""
        self.lexicon = lexicon
        self.phrases = phrases
        self.numbers = NumberPhraseFinder(lexicon)
        self.stances = BareStanceFinder(lexicon)
        self.currencies = frozenset().union(*(c.words for c in lexicon.language.meaning.currencies))

    def resolve(self, s: Sentence, item: ItemMention, d: Discourse) -> ItemMention:
        """Give the model named just before that a class name with a definite article stands for, else the item."""
        earlier = [i for i in s.items if i.end <= item.start]
        before = earlier[-1] if earlier else None
        further = before is not None and (_is_further(s, before, item) or _is_anothers(s, before, item, d.recipient))
        further = further or any("contrasting" in t.words for t in s.tokens[max(0, item.start - 2) : item.start])
        if not item.item.id.startswith("class:") or further or not self.phrases.is_definite(s, item):
            return item
        short = self._short_for(s, item, d)
        if short is not None:
            return short
        owned = "owned" in s.tokens[item.start - 1].words
        owner = next((a.state for a in reversed(s.actors) if a.end <= item.start), None) if owned else None
        pointed = any("demonstrative" in t.words for t in s.tokens[max(0, item.start - POINTER_REACH) : item.start])
        modifies = any(c.start == item.end and c.form.tag == "noun" for c in s.cues)
        pointed = pointed or ("singular" in s.tokens[item.start].words and not modifies)
        wide = item.item.id == "class:weapons" and pointed
        carrier = item.item.id in LOADS and "carriers" in s.tokens[item.end - 1].words
        for other in [*reversed(earlier), *reversed(d.topics.recent(d.sentence))]:
            stands = self.lexicon.stands_for(item.item, other.item)
            if carrier:
                stands = other.item.item_class not in LOADS
            if owned and other.item.maker != owner:
                continue
            if not other.item.id.startswith("class:") and (wide or stands):
                return ItemMention(other.item, item.start, item.end, other.variant)
        if item.item.id == "class:ammunition" and not pointed:
            return item
        named = d.topics.main() if wide else [o for o in d.topics.first.values() if self._covers(item, o)]
        if len(named) == 1 and not owned and not any(self._covers(item, i) for i in s.items):
            return ItemMention(named[0].item, item.start, item.end, named[0].variant)
        return item

    @staticmethod
    def _short_for(s: Sentence, item: ItemMention, d: Discourse) -> ItemMention | None:
        """Give the one model of the text whose name a class name shortens ("the MiGs" for MiG-29)."""
        name = s.tokens[item.start]
        stem = name.low.rstrip("s")
        if not name.text[:1].isupper() or item.start == 0 or len(stem) < SHORT_NAME:
            return None
        meant = [o for o in d.topics.first.values() if o.item.id.startswith(f"{stem}-")]
        return ItemMention(meant[0].item, item.start, item.end, meant[0].variant) if len(meant) == 1 else None

    def _covers(self, general: ItemMention, special: ItemMention) -> bool:
        return self.lexicon.stands_for(general.item, special.item)

    def find(self, s: Sentence, readings: list[Reading], n: int, d: Discourse) -> Iterator[Candidate]:
        """Give the items of a clause that names none: by a relative pronoun, a pronoun, or an elided object."""
        reading = readings[n]
        clause, cue = reading.clause, reading.full.cue
        counted = self.numbers.stands_in(s, clause)
        if counted and not self._governs_item(readings, reading):
            yield from self._counted(s, reading, d)
            return
        if cue not in ANAPHORIC:
            return
        if clause.kind == "rel" and clause.antecedents:
            for item in clause.antecedents:
                yield Candidate(self.resolve(s, item, d), reading, cue, anaphoric=True)
        elif clause.kind == "gap" and clause.parent is not None:
            for item in clause.parent.items:
                yield Candidate(item, reading, cue, anaphoric=True)
        elif not self._governs_item(readings, reading):
            found = list(self._elided(s, reading, d))
            plan = cue == reading.full.inner == "withdraw" and names_plan(s, reading)
            again = cue == "approve" and d.status == "approved" and d.sentence - d.status_at <= POOL
            if not (found or again) and (plan or self.stances.is_bare(s, readings, reading, d.recipient)):
                meant = self._at_issue(readings, reading, d)
                found = [replace(meant, reference="plan" if plan else "bare")] if meant is not None else []
            yield from found

    def _at_issue(self, readings: list[Reading], reading: Reading, d: Discourse) -> Candidate | None:
        """Give the one item whose supply is at issue."""
        earlier = [i for r in readings for i in r.clause.items if r.clause.last < reading.clause.first]
        same = [i for i in earlier if self._is_debated(readings, i)]
        pool = self._models(same) if earlier else self._models(d.topics.contested(d.sentence))
        if len(pool) != 1:
            return None
        if pool[0].item.id.startswith("class:"):
            known = [i for i in d.topics.first.values() if i.item.id in d.topics.issues and self._covers(pool[0], i)]
            pool = known if len(known) == 1 else pool
        return Candidate(pool[0], reading, reading.full.cue, anaphoric=True, local=bool(same), elided=True)

    @staticmethod
    def _is_debated(readings: list[Reading], item: ItemMention) -> bool:
        """Whether the clause of an item is about its supply."""
        return any(
            item in r.clause.items and r.full.cue in STANCES | {"transfer", "receive", "leave"} for r in readings
        )

    def _counted(self, s: Sentence, reading: Reading, d: Discourse) -> Iterator[Candidate]:
        """Give the one item that a number without a noun counts."""
        cue = COUNTED.get(reading.full.cue, reading.full.cue)
        if cue not in ANAPHORIC | set(COUNTED.values()) or reading.full.form == "noun":
            return
        receiver = any(a.state == d.recipient for a in reading.clause.actors)
        verb = max((c.start for c in reading.own.chain), default=reading.clause.first)
        same = [i for i in s.items if i.end <= verb]
        loose = cue == "request" or reading.full.cue in COUNTED
        if loose and reading.full.negated:
            return
        if loose and not (receiver or same or d.topics.at_issue(d.sentence)):
            return
        pool = self._models(same) or self._models(d.topics.recent(d.sentence))
        pool = self._closer(pool[0], d) if len(pool) == 1 else d.topics.main()
        for item in pool:
            yield Candidate(item, reading, cue, anaphoric=True, local=item in same, elided=True, reference="count")

    def _closer(self, item: ItemMention, d: Discourse) -> list[ItemMention]:
        """Give the one model of the text that a more general name stands for, else the item."""
        closer = [o for o in d.topics.first.values() if self.lexicon.stands_for(item.item, o.item)]
        return closer if len(closer) == 1 else [item]

    def _models(self, items: list[ItemMention]) -> list[ItemMention]:
        """Give each item once, without the classes of others."""
        once = {i.item.id: i for i in items}
        return [i for i in once.values() if not any(self.lexicon.stands_for(i.item, o.item) for o in once.values())]

    def _governs_item(self, readings: list[Reading], reading: Reading) -> bool:
        """Whether a clause that this one governs names the item."""
        return any(
            r.governor is reading and r.clause.items and (r.kind != "rel" or self.lexicon.capitals) for r in readings
        )

    def _elided(self, s: Sentence, reading: Reading, d: Discourse) -> Iterator[Candidate]:
        clause, cue = reading.clause, reading.full.cue
        if (cue == "follow" and any(i.start > clause.last for i in s.items)) or self._gives_money(s, reading):
            return
        verb = max((c.start for c in reading.own.chain), default=clause.first)
        same = [i for i in s.items if i.end <= verb]
        joins = any(c.cue == "follow" for c in reading.full.chain)
        matter = cue in WEIGHING and names_matter(s, reading)
        deal = joins or matter or (cue in STANCES and names_deal(s, reading, self.lexicon))
        pool = self._pool(same, d, deal=deal)
        if any("carriers" in s.tokens[n].words for n in clause.tokens):
            pool = [i for i in pool if not {i.item.id, i.item.item_class} & LOADS]
        if joins and not same:
            pool = [i for i in pool if i.item.id in d.topics.issues]
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
                yield Candidate(item, reading, cue, anaphoric=True, local=bool(same), elided=True, reference="pointer")

    def _gives_money(self, s: Sentence, reading: Reading) -> bool:
        """Whether what a clause gives is a sum, which points back to no item."""
        given = any(s.tokens[n].low in self.currencies for n in reading.clause.tokens)
        return given and reading.full.cue == "transfer" and reading.full.form == "verb"

    def _pool(self, same: list[ItemMention], d: Discourse, *, deal: bool) -> list[ItemMention]:
        """The items that may be meant: the last one in the sentence, else the latest, else the topic of the deal."""
        pool = [same[-1]] if same else d.topics.recent(d.sentence)
        if deal and (not pool or len(pool) > POOL or all(i.item.id == "class:weapons" for i in pool)):
            pool = d.topics.main()
        return [i for i in pool if not any(self.lexicon.stands_for(i.item, o.item) for o in pool)]


def _is_anothers(s: Sentence, before: ItemMention, item: ItemMention, recipient: str) -> bool:
    """Whether a possessive makes things those of a state between them ("X, and Rome its tanks")."""
    low = max(before.end, item.start - POINTER_REACH)
    at = next((n for n in range(low, item.start) if "possessive" in s.tokens[n].words), None)
    return at is not None and any(
        before.end <= a.start and a.end <= at and a.state not in {None, recipient} for a in s.actors
    )


def _is_further(s: Sentence, before: ItemMention, item: ItemMention) -> bool:
    """Whether a list goes on to another item with a number of its own ("8 Leopard 2 and over 200 trucks")."""
    between = s.tokens[before.end : item.start]
    numbered = any(t.text[:1].isdigit() or "number" in t.words for t in between)
    tied = any("coordinator" in t.words or t.text == "," for t in between)
    verbs = any(before.end <= c.start < item.start and c.form.tag in VERB_TAGS for c in s.cues)
    return numbered and tied and not verbs
