"""Pair each item with the predicate that governs it."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.extract.candidates import Candidate
from ledger.extract.circumstances import NOUN_REACH, CircumstanceFinder
from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.discourse import Discourse
from ledger.extract.entry_lines import is_entry
from ledger.extract.governing import EMPTY, PACKAGE, find_governing, is_finite
from ledger.extract.inclusions import opens_inclusion
from ledger.extract.item_phrases import ATTRIBUTE_REACH, STANCES, ItemPhrases
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.lists import LISTABLE
from ledger.extract.mentions import CueMention, ItemMention, Sentence
from ledger.extract.predicates import Compositions
from ledger.extract.references import ReferenceFinder
from ledger.extract.tallies import TallyFinder
from ledger.extract.tokens import is_preposition

PRONOUNS = frozenset({"pronoun.item", "pronoun.deal"})
YIELDING = frozenset({"withdraw", "consider", "complete"})
"""What somebody does to a no of his own when he gives it up."""


class CandidateFinder:
    """Finds candidates in the sentences of one language."""

    def __init__(self, lexicon: Lexicon, compositions: Compositions) -> None:
        """Take the language's words and what cues mean together."""
        self.lexicon = lexicon
        self.phrases = ItemPhrases(lexicon)
        self.references = ReferenceFinder(lexicon, self.phrases)
        self.tallies = TallyFinder(lexicon)
        self.circumstances = CircumstanceFinder(lexicon, compositions)

    def find(self, s: Sentence, readings: list[Reading], d: Discourse) -> Iterator[Candidate]:
        """Give each item with each predicate that governs it, attributes first."""
        tally = list(self.tallies.find(s, readings, d))
        yield from tally
        for n, reading in enumerate(readings):
            if any(c.reading is reading or (c.giver and c.giver.start in reading.clause.tokens) for c in tally):
                continue
            governing = find_governing(s, readings, n)
            for item in reading.clause.items:
                if self.phrases.repeats_model(s, item):
                    yield Candidate(item, reading, "repeated")
                    continue
                if _names_purpose(reading) or _is_return(s, reading, item) or self._describes_other(s, item):
                    yield Candidate(item, reading, "purpose")
                    continue
                yield from self._attributes(s, reading, self.references.resolve(s, item, d))
                candidate = self._governed(s, reading, governing, item, d)
                if candidate is not None:
                    asked = list(self._yielding(s, candidate))
                    yield from asked or [candidate]
            yield from self._packages(s, reading, governing, opened=d.sentence - d.aid_at == 1)
            if not reading.clause.items:
                yield from self.references.find(s, readings, n, d)

    def _describes_other(self, s: Sentence, item: ItemMention) -> bool:
        """Whether an item says what another thing is for, or on what it is mounted ("auf Lastwagen montierte X")."""
        mounted = item.end < len(s.tokens) and "mounted" in s.tokens[item.end].words
        return (mounted and "prep.on" in s.tokens[item.start - 1].words) or self.phrases.is_purpose(s, item)

    def _governed(
        self, s: Sentence, reading: Reading, governing: Reading, item: ItemMention, d: Discourse
    ) -> Candidate | None:
        """The item with the predicate of its clause, or with the circumstance in which it stands."""
        cue = governing.full.cue
        cue = "include" if cue == "equate" and _is_given(item, governing, d) else cue
        finite = is_finite(reading.clause) or governing.finite
        resolved = item if d.in_list and is_entry(s) else self.references.resolve(s, item, d)
        candidate = Candidate(resolved, governing, cue, anaphoric=resolved is not item)
        if (cue == "none" and finite) or _describes(s, governing, d) or _has_parts(s, governing):
            return Candidate(item, governing, "unread")
        if not finite and (cue in EMPTY or (d.in_list and is_entry(s) and _enters(s, governing, item))):
            if d.parting:
                return replace(candidate, cue="heading")
            listed = (d.in_list or _goes_on(s, d)) and not self._is_placed(s, reading.clause)
            return replace(candidate, cue="list" if listed else "none")
        if self.phrases.is_blocked(s, item, governing):
            return Candidate(item, governing, "circumstance")
        local = self.circumstances.find(s, reading, item) or self.circumstances.find_outer(reading, s)
        if local is not None:
            means = _is_means_of(local, governing)
            return candidate if means else replace(candidate, reading=local, cue=local.full.cue)
        added = cue == "package" or opens_inclusion(s, reading)
        return candidate if added or _is_near(s, governing, item) else None

    @staticmethod
    def _yielding(s: Sentence, candidate: Candidate) -> Iterator[Candidate]:
        """Who is asked to give up his no is asked for the item too ("bat Rom, sein Nein zu X zu überdenken")."""
        full = candidate.reading.full
        asked = any(c.cue == "request" and c.form.tag != "noun" for c in full.chain)
        yields = any(c.cue in YIELDING and c.form.tag != "noun" for c in full.chain)
        if candidate.cue not in {"refuse", "consider"} or not (asked and yields):
            return
        noun = next((c for c in full.chain if c.cue == candidate.cue and c.form.tag == "noun"), None)
        lead = s.tokens[noun.start - 1].words if noun is not None and noun.start else frozenset()
        if lead & {"possessive", "article.definite"}:
            asking = replace(full, cue="request", form="verb", inner="transfer", negated=False)
            yield from [candidate] if "possessive" in lead else []
            yield replace(candidate, cue="request", reading=replace(candidate.reading, full=asking))

    def _packages(self, s: Sentence, reading: Reading, governing: Reading, *, opened: bool) -> Iterator[Candidate]:
        """A package is an item of its own; whether it has a sum is seen later."""
        package = self.lexicon.items.get(PACKAGE)
        if package is None:
            return
        held = next((c for c in reading.own.chain if c.cue == "include"), None)
        if held is not None and opened and not reading.clause.items and reading.own.cue == "include":
            yield Candidate(ItemMention(package, held.start, held.end), governing, governing.full.cue, anaphoric=True)
        worth = _worth(s, reading) if opened and held is None else None
        if worth is not None:
            yield Candidate(ItemMention(package, worth, worth + 1), governing, "include", anaphoric=True)
        for cue in reading.clause.cues:
            named = any(i.start <= cue.start < i.end for i in s.items)
            if cue.cue == "package" and cue.form.tag == "noun" and not named:
                yield Candidate(ItemMention(package, cue.start, cue.end), governing, governing.full.cue)

    def _attributes(self, s: Sentence, reading: Reading, item: ItemMention) -> Iterator[Candidate]:
        """Participles before an item ("von Berlin zugesagte Marder")."""
        for cue in reading.clause.cues:
            shared = self.lexicon.capitals or not any(cue.end <= i.start < item.start for i in s.items)
            shared = shared and not any(
                c.cue == "combat" and cue.end <= c.start < item.start for c in reading.clause.cues
            )
            before = cue.form.tag == "attr" and shared and 0 <= item.start - cue.end <= ATTRIBUTE_REACH
            before = before and not any("prep.for" in t.words for t in s.tokens[cue.end : item.start])
            after = cue.form.tag in {"part", "attr"} and not self.lexicon.capitals and _follows(s, item, cue)
            if (before or after) and cue.cue in {"transfer", "commit"}:
                window = _around(s, cue, item) if before else (item.start, cue.end + 2 * ATTRIBUTE_REACH)
                yield Candidate(item, reading, f"attribute-{cue.cue}", window=window, own=cue)

    def _is_placed(self, s: Sentence, clause: Clause) -> bool:
        """Whether the clause says where something is, what somebody does or a military counts: no entry of a list."""
        if self.lexicon.capitals and any("pronoun.subject" in s.tokens[n].words for n in clause.tokens):
            return True
        if any((a.role == "in" and a.kind in {"name", "seat"}) or a.office == "military" for a in clause.actors):
            return True
        if self.lexicon.capitals:
            return False
        return any("prep.in" in s.tokens[n].words and s.tokens[n + 1].text[:1].isupper() for n in clause.tokens[:-1])


def _worth(s: Sentence, reading: Reading) -> int | None:
    """Give the word of value of a clause that only prices what was named before ("Es hat einen Wert von")."""
    at = next((n for n in reading.clause.tokens if "worth" in s.tokens[n].words), None)
    if at is None or s.items or reading.kind != "main" or reading.clause.first:
        return None
    pronoun = bool(s.tokens[0].words & PRONOUNS) and not s.tokens[1].text[:1].isupper()
    of = any(t.words & {"article.genitive", "prep.of"} for t in s.tokens[at + 1 : at + 2])
    own = at <= 1 and not of
    return at if pronoun or own else None


def _follows(s: Sentence, item: ItemMention, cue: CueMention) -> bool:
    """Whether a participle stands right behind an item, with no auxiliary that makes it the verb of a delivery."""
    verb = cue.cue == "transfer" and any(t.words & FINITE_CLASSES for t in s.tokens[item.end : cue.start])
    return 0 <= cue.start - item.end <= 1 and not verb


def _around(s: Sentence, cue: CueMention, item: ItemMention) -> tuple[int, int]:
    """Give the stretch around a participle and its item in which the donor stands: nothing of another such pair."""
    low = max([0, cue.start - 2 * ATTRIBUTE_REACH, *(i.end for i in s.items if i.end <= cue.start)])
    reach = item.end + ATTRIBUTE_REACH
    another = any(c.cue == cue.cue and c.form.tag == "attr" and item.end <= c.start <= reach for c in s.cues)
    return low, item.end if another else reach


def _names_purpose(reading: Reading) -> bool:
    """Whether a clause says what something is for, other than by another gift ("to boost its air defences")."""
    return reading.kind == "purpose" and reading.full.cue not in {"transfer", "give", "arrive"}


def _is_return(s: Sentence, reading: Reading, item: ItemMention) -> bool:
    """Whether an item is what somebody gets for what is given ("in exchange for Rome sending X")."""
    at = next(
        (n for n in reversed(reading.clause.tokens) if n < item.start and "prep.exchange" in s.tokens[n].words), None
    )
    return at is not None and not any(t.text == "," for t in s.tokens[at : item.start])


def _describes(s: Sentence, reading: Reading, d: Discourse) -> bool:
    """Whether a form on -ing only says what a thing is made of, where no package is spoken of ("consisting of")."""
    head = reading.full.chain[0] if reading.full.chain else None
    if reading.full.cue != "include" or head is None or head.form.tag != "ing" or d.in_list:
        return False
    opens = head.start == reading.clause.first or s.tokens[head.start - 1].text == ","
    return opens and not any(c.cue == "package" for c in s.cues)


def _has_parts(s: Sentence, reading: Reading) -> bool:
    """Whether what consists of something is itself a model, no package or delivery ("Das System X besteht aus")."""
    head = reading.own.chain[0] if reading.own.chain else None
    if reading.own.cue != "include" or head is None or head.form.tag not in {"fin", "past"}:
        return False
    ahead = range(reading.clause.first, head.start)
    leading = any(is_preposition(s.tokens[n].words) for n in ahead)
    item = any(i.start in ahead and not i.item.id.startswith("class:") for i in s.items)
    parts = any(i.start > head.start for i in reading.clause.items)
    others = any(n in ahead for n in (*(c.start for c in s.cues), *(a.start for a in s.actors)))
    return item and parts and not leading and not others


def _is_given(item: ItemMention, governing: Reading, d: Discourse) -> bool:
    """Whether a clause names the model of what the sentence before gives by its class."""
    fought = any(c.cue == "combat" for c in governing.clause.cues)
    given = d.status in LISTABLE and d.aid_at < d.donors_at == d.sentence - 1
    return given and not (fought or governing.full.negated or item.item.id.startswith("class:"))


def _enters(s: Sentence, reading: Reading, item: ItemMention) -> bool:
    """Whether an entry of a list names the item before any noun of a cue, save one that only measures it."""
    chain = reading.full.chain
    return all(c.form.tag == "noun" and (c.start >= item.end or "measure" in s.tokens[c.start].words) for c in chain)


def _goes_on(s: Sentence, d: Discourse) -> bool:
    """Whether a sentence without a verb opens with a word that adds to what was claimed just before."""
    return "inclusive" in s.tokens[0].words and d.donors_at == d.sentence - 1


def _is_near(s: Sentence, reading: Reading, item: ItemMention) -> bool:
    """A noun governs only what stands in its own phrase: shortly after it, or in one compound with it."""
    if reading.full.form != "noun":
        return True
    nouns = [c for c in reading.full.chain if c.form.tag == "noun"]
    topic = reading.full.cue in STANCES and any("prep.stance" in t.words for t in s.tokens[item.start - 2 : item.start])
    return topic or not nouns or any(_reaches(s, noun, item) for noun in nouns)


def _reaches(s: Sentence, noun: CueMention, item: ItemMention) -> bool:
    """Whether a noun holds the item, or a list of items that starts in its reach and goes on to this one."""
    compound = noun.start == item.end and (s.tokens[noun.start].hyphen or _names_origin(s, noun, item))
    return (
        compound
        or 0 <= item.start - noun.end <= NOUN_REACH
        or (
            noun.end <= item.start
            and any(i.end <= item.start and 0 <= i.start - noun.end <= NOUN_REACH for i in s.items)
        )
    )


def _is_means_of(local: Reading, governing: Reading) -> bool:
    """Whether a delivery is the means of a deed on which somebody takes a stance ("fordert, mit X zu helfen")."""
    stance = governing.full.cue in STANCES and governing.kind == "inf" and governing.governor is not None
    return stance and local.own.cue == "transfer"


def _names_origin(s: Sentence, noun: CueMention, item: ItemMention) -> bool:
    """Whether a noun of giving behind its item tells from where it came ("tank consignments from Rome")."""
    behind = noun.end < len(s.tokens) and "prep.from" in s.tokens[noun.end].words
    return noun.cue == "transfer" and (behind or any(a.end == item.start and a.kind == "adjective" for a in s.actors))
