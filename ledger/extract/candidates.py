"""Pair each item with the predicate that governs it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.discourse import Discourse
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, ItemMention, Sentence
from ledger.extract.predicates import INERT, Compositions, noun_predicate

ANAPHORIC = frozenset(
    {
        "follow",
        "transfer",
        "receive",
        "underway",
        "commit",
        "offer",
        "consider",
        "refuse",
        "request",
        "approve",
        "withdraw",
    }
)
STANCES = frozenset({"commit", "offer", "consider", "refuse", "request", "approve", "withdraw"})
NOUN_REACH = 8
ATTRIBUTE_REACH = 4
ADJUNCT_REACH = 6
TERSE = 7
OBJECT_REACH = 4
POOL = 2
"""A reference to more items than these is too vague."""
WITH_CUES = frozenset(
    {"transfer", "give", "receive", "refuse", "include", "package", "list", "offer", "consider", "request", "begin"}
)


@dataclass(slots=True)
class Candidate:
    """An item in a clause, with what may be said of it."""

    item: ItemMention
    reading: Reading
    cue: str
    anaphoric: bool = False
    local: bool = True
    """The item stands in this sentence."""
    window: tuple[int, int] | None = None
    """Where the donor must stand: the tokens of the attribute's phrase."""
    elided: bool = False
    """The clause names no item at all."""
    own: CueMention | None = None
    """The cue of the attribute."""


class CandidateFinder:
    """Finds candidates in the sentences of one language."""

    def __init__(self, lexicon: Lexicon, compositions: Compositions) -> None:
        """Take the language's words and what cues mean together."""
        self.lexicon = lexicon
        self.compositions = compositions

    def find(self, s: Sentence, readings: list[Reading], d: Discourse) -> Iterator[Candidate]:
        """Give each item with each predicate that governs it, attributes first."""
        for n, reading in enumerate(readings):
            clause = reading.clause
            for item in clause.items:
                if self._is_purpose(s, item):
                    yield Candidate(item, reading, "purpose")
                    continue
                yield from self._attributes(s, reading, item)
                resolved = self._resolve_class(s, item, d)
                governing = self._governing(s, readings, n)
                if governing.full.cue == "none" and self._finite_clause(s, clause):
                    yield Candidate(item, governing, "unread")
                elif governing.full.cue in {"none", "package", "say"} and not self._finite_clause(s, clause):
                    yield Candidate(
                        resolved,
                        governing,
                        "list" if d.in_list and not self._is_placed(s, clause) else "none",
                        anaphoric=resolved is not item,
                    )
                elif self._is_blocked(s, item, governing):
                    yield Candidate(item, governing, "circumstance")
                elif (local := self._adjunct(s, reading, item)) is not None:
                    yield Candidate(resolved, local, local.full.cue, anaphoric=resolved is not item)
                elif governing.full.cue == "package" or self._near(s, governing, item):
                    yield Candidate(resolved, governing, governing.full.cue, anaphoric=resolved is not item)
            yield from self._packages(s, readings, n)
            if not clause.items:
                yield from self._without_item(s, readings, n, d)

    def _governing(self, s: Sentence, readings: list[Reading], n: int) -> Reading:
        """The clause's own predicate, or that of the clause which it continues as a list."""
        reading = readings[n]
        after = readings[n + 1] if n + 1 < len(readings) else None
        if (
            reading.full.cue == "buy"
            and after is not None
            and after.clause.coordinated
            and after.own.cue in {"transfer", "give"}
            and not after.clause.items
        ):
            return Reading(
                reading.clause,
                reading.own,
                replace(after.full, cue="transfer", form="verb"),
                reading.governor,
                reading.conditional,
                reading.question,
            )
        if reading.full.cue not in {"none", "say", "package"}:
            return reading
        if n and reading.clause.opener in {":", "–", "—", "(", "•", "-"} and not reading.clause.quoted:
            before = readings[n - 1]
            if before.full.cue not in {"none", "say"} and not self._finite_clause(s, reading.clause):
                return Reading(reading.clause, reading.own, before.full, before, before.conditional, before.question)
        return reading

    def _adjunct(self, s: Sentence, reading: Reading, item: ItemMention) -> Reading | None:
        """The noun phrase that holds the item, where it only gives the circumstances ("angesichts der Zusage von X")."""
        nouns = [
            c for c in reading.clause.cues
            if c.form.tag == "noun" and c.cue not in INERT and 0 <= item.start - c.end <= NOUN_REACH
            and not any(t.words & FINITE_CLASSES for t in s.tokens[c.end : item.start])
        ]  # fmt: skip
        noun = next((c for c in nouns if self._is_circumstance(s, c)), None)
        if noun is None:
            return None
        inside = [
            c
            for c in reading.clause.cues
            if noun.start <= c.start < item.start and c.form.tag != "attr" and c.cue not in INERT
        ]
        own = noun_predicate(inside, self.compositions)
        return Reading(reading.clause, own, own, None, reading.conditional, reading.question)

    def _is_circumstance(self, s: Sentence, noun: CueMention) -> bool:
        """Whether a noun's phrase is led by a preposition that makes it a circumstance; an article opens the phrase."""
        article: int | None = None
        for n in range(noun.start - 1, max(-1, noun.start - ADJUNCT_REACH - 1), -1):
            token = s.tokens[n]
            if "prep.adjunct" in token.words:
                return article is None or self._preposition_end(s, n) >= article
            if any(c.start <= n < c.end and c.form.tag != "attr" for c in s.cues) or token.text in ",;:":
                return False
            if article is None and token.words & {"article.definite", "determiner"}:
                article = n
        return False

    def _preposition_end(self, s: Sentence, at: int) -> int:
        """The token after a preposition, which may be a phrase ("vor dem Hintergrund")."""
        lengths = [
            len(rest)
            for rest, name in self.lexicon.phrases.get(s.tokens[at].low, ())
            if name == "prep.adjunct" and tuple(t.low for t in s.tokens[at + 1 : at + 1 + len(rest)]) == rest
        ]
        return at + 1 + max(lengths, default=0)

    def _is_placed(self, s: Sentence, clause: Clause) -> bool:
        """Whether the clause says where something is: a caption, no entry of a list."""
        if any(a.role == "in" and a.kind in {"name", "seat"} for a in clause.actors):
            return True
        if self.lexicon.capitals:
            return False
        return any("prep.in" in s.tokens[n].words and s.tokens[n + 1].text[:1].isupper() for n in clause.tokens[:-1])

    @staticmethod
    def _finite_clause(s: Sentence, clause: Clause) -> bool:
        return any(s.tokens[n].words & FINITE_CLASSES for n in clause.tokens) or any(
            c.form.tag in {"fin", "past"} for c in clause.cues
        )

    @staticmethod
    def _near(s: Sentence, reading: Reading, item: ItemMention) -> bool:
        """A noun governs only what stands in its own phrase: shortly after it, or in one compound with it."""
        if reading.full.form != "noun":
            return True
        nouns = [c for c in reading.full.chain if c.form.tag == "noun"]
        for noun in nouns:
            compound = noun.start == item.end and s.tokens[noun.start].hyphen
            if (
                compound
                or 0 <= item.start - noun.end <= NOUN_REACH
                or (
                    noun.end <= item.start
                    and any(i.end <= item.start and 0 <= i.start - noun.end <= NOUN_REACH for i in s.items)
                )
            ):
                return True
        return not nouns

    def _is_purpose(self, s: Sentence, item: ItemMention) -> bool:
        """ "parts for X", "the driver of X": the item only describes another noun, which is neither cue nor measure."""
        n = self._before_phrase(s, item)
        if n <= 0:
            return False
        if (
            "coordinator" in s.tokens[n].words
            and not self.lexicon.capitals
            and not any(t.text[:1].isdigit() for t in s.tokens[n : item.start])
        ):
            previous = next((i for i in s.items if i.end == n), None)
            return previous is not None and self._is_purpose(s, previous)
        genitive = self.lexicon.capitals and bool(s.tokens[n + 1].words & {"article.genitive"}) and n + 1 < item.start
        if s.tokens[n].words & {"prep.modifying"}:
            if "prep.sum" in s.tokens[n].words and item.item.id in {"class:weapons", "class:aid-package"}:
                return False
            if "prep.mit" in s.tokens[n].words and any(i.end == n for i in s.items):
                return False
            n -= 1
        elif not genitive:
            return False
        token = s.tokens[n]
        if "prep.request" in s.tokens[n + 1].words and any(c.cue == "request" for c in s.cues):
            return False
        if (
            token.words & {"measure", "anaphor_nouns"}
            or token.text[:1].isdigit()
            or any(c.start <= n < c.end for c in s.cues)
        ):
            return False
        if any(a.start <= n < a.end for a in s.actors):
            return False
        if self.lexicon.capitals:
            return n > 0 and token.text[:1].isupper() and token.text[:1].isalpha()
        return token.text.isalpha() and not token.words and not token.low.endswith(("ed", "ly"))

    def _before_phrase(self, s: Sentence, item: ItemMention) -> int:
        """The token before an item's articles, numbers and adjectives."""
        n = item.start - 1
        while n > 0 and item.start - n <= ATTRIBUTE_REACH:
            token = s.tokens[n]
            skip = (
                token.words & {"determiner", "apposition", "article.definite", "indefinite", "more", "bound"}
                or token.text[:1].isdigit()
            )
            adjective = (
                self.lexicon.capitals and token.text[:1].islower() and token.low.endswith(("e", "en", "er", "es", "em"))
            )
            attribute = any(a.start <= n < a.end and a.kind == "adjective" for a in s.actors)
            attribute |= self._is_part_of_name(s, n)
            if token.words & {"prep.modifying"} or not (
                skip or attribute or token.hyphen or (adjective and not token.words)
            ):
                break
            n -= 1
        return n

    def _is_part_of_name(self, s: Sentence, n: int) -> bool:
        """Whether a word with a capital in mid-sentence names no actor and no cue: part of the item's name."""
        token = s.tokens[n]
        if self.lexicon.capitals or token.words or not token.text[:1].isupper() or not token.text[1:].islower():
            return False
        named = (
            [(m.start, m.end) for m in s.actors]
            + [(m.start, m.end) for m in s.cues]
            + [(m.start, m.end) for m in s.items]
        )
        return not any(start <= n < end for start, end in named)

    def _packages(self, s: Sentence, readings: list[Reading], n: int) -> Iterator[Candidate]:
        """A package is an item of its own; whether it has a sum is seen later."""
        package = self.lexicon.items.get("class:aid-package")
        reading = readings[n]
        if package is None:
            return
        for cue in reading.clause.cues:
            if (
                cue.cue == "package"
                and cue.form.tag == "noun"
                and not any(i.start <= cue.start < i.end for i in s.items)
            ):
                governing = self._governing(s, readings, n)
                yield Candidate(ItemMention(package, cue.start, cue.end), governing, governing.full.cue)

    def _is_blocked(self, s: Sentence, item: ItemMention, governing: Reading) -> bool:
        """Whether a preposition that no cue governs leads the item's noun phrase ("with a Patriot", "im Leopard")."""
        n = item.start - 1
        while (
            n >= 0
            and item.start - n <= ATTRIBUTE_REACH
            and (
                (
                    s.tokens[n].words & {"determiner", "apposition", "article.definite", "indefinite", "bound"}
                    and not s.tokens[n].words & {"prep.block", "prep.mit"}
                )
                or (not self.lexicon.capitals and any(a.start <= n < a.end and a.kind == "adjective" for a in s.actors))
                or s.tokens[n].text[:1].isdigit()
                or (
                    self.lexicon.capitals
                    and s.tokens[n].text[:1].islower()
                    and s.tokens[n].low.endswith(("e", "en", "er", "es", "em"))
                    and not s.tokens[n].words
                )
            )
        ):
            n -= 1
        if n < 0 or any(c.start == item.end and s.tokens[c.start].hyphen for c in s.cues):
            return False
        words = s.tokens[n].words
        if "inclusive" in words:
            return False
        if "prep.stance" in words and governing.full.cue in STANCES:
            return False
        if item.item.id in {"class:weapons", "class:aid-package"} and "prep.sum" in words:
            return False
        if "prep.mit" in words:
            return not any(c.cue in WITH_CUES for c in governing.full.chain)
        return "prep.block" in words

    def _attributes(self, s: Sentence, reading: Reading, item: ItemMention) -> Iterator[Candidate]:
        """Participles before an item ("von Berlin zugesagte Marder")."""
        for cue in reading.clause.cues:
            shared = self.lexicon.capitals or not any(cue.end <= i.start < item.start for i in s.items)
            before = cue.form.tag == "attr" and shared and 0 <= item.start - cue.end <= ATTRIBUTE_REACH
            after = cue.form.tag in {"part", "attr"} and not self.lexicon.capitals and 0 <= cue.start - item.end <= 1
            if (before or after) and cue.cue in {"transfer", "commit"}:
                low, high = (
                    (cue.start - 2 * ATTRIBUTE_REACH, item.end + ATTRIBUTE_REACH)
                    if before
                    else (item.start, cue.end + 2 * ATTRIBUTE_REACH)
                )
                yield Candidate(item, reading, f"attribute-{cue.cue}", window=(low, high), own=cue)

    def _resolve_class(self, s: Sentence, item: ItemMention, d: Discourse) -> ItemMention:
        """A class name with a definite article stands for the model named just before."""
        if (
            not item.item.id.startswith("class:")
            or item.item.id == "class:ammunition"
            or not self._is_definite(s, item)
        ):
            return item
        pointed = any("demonstrative" in t.words for t in s.tokens[max(0, item.start - 3) : item.start])
        wide = item.item.id == "class:weapons" and pointed
        earlier = [i for i in s.items if i.end <= item.start and not i.item.id.startswith("class:")]
        for other in [*reversed(earlier), *reversed(d.recent_items())]:
            if not other.item.id.startswith("class:") and (wide or self.lexicon.stands_for(item.item, other.item)):
                return ItemMention(other.item, item.start, item.end, other.variant)
        return item

    @staticmethod
    def _is_definite(s: Sentence, item: ItemMention) -> bool:
        """Whether an article, a demonstrative or a possessive leads the item's noun phrase."""
        for n in range(item.start - 1, max(-1, item.start - 5), -1):
            words = s.tokens[n].words
            if "indefinite" in words:
                return False
            if s.tokens[n].text[:1].isdigit() or words & {
                "numeral",
                "number",
                "article.definite",
                "demonstrative",
                "determiner",
            }:
                return True
            if any(a.start <= n < a.end and a.kind == "adjective" for a in s.actors) or s.tokens[n].hyphen:
                continue
            if any(w.startswith("prep.") for w in words) or not s.tokens[n].text[:1].islower():
                return False
        return False

    def _without_item(self, s: Sentence, readings: list[Reading], n: int, d: Discourse) -> Iterator[Candidate]:
        """A clause that names no item may speak of one: by a relative pronoun, a pronoun, or an elided object."""
        reading = readings[n]
        clause = reading.clause
        cue = reading.full.cue
        if cue not in ANAPHORIC:
            return
        if clause.kind == "rel" and clause.antecedents:
            for item in clause.antecedents:
                yield Candidate(self._resolve_class(s, item, d), reading, cue, anaphoric=True)
            return
        if clause.kind == "gap" and clause.parent is not None:
            for item in clause.parent.items:
                yield Candidate(item, reading, cue, anaphoric=True)
            return
        governed = [
            r
            for r in readings
            if r.governor is reading and r.clause.items and (r.kind != "rel" or self.lexicon.capitals)
        ]
        if governed:
            return
        verb = max((c.start for c in reading.own.chain), default=clause.first)
        same = [i for i in s.items if i.end <= verb]
        deal = cue == "follow" or (cue in STANCES and self._names_deal(s, clause, reading))
        pool = [same[-1]] if same else d.recent_items()
        if deal and (not pool or len(pool) > POOL):
            pool = d.topic_items()
        pool = [i for i in pool if not any(self.lexicon.stands_for(i.item, o.item) for o in pool)]
        if len(pool) > POOL:
            return
        if (
            clause.opener == ":"
            and len(clause.tokens) <= TERSE
            and same
            and not any(a.role == "subject" for a in clause.actors)
        ):
            yield Candidate(same[-1], reading, cue, anaphoric=True)
            return
        if cue == "request" and not self._asks_for_it(s, reading):
            return
        terse = cue == "refuse" and len(clause.tokens) <= TERSE and any(a.role == "subject" for a in clause.actors)
        refers = self._refers(s, clause) if self.lexicon.capitals else self._has_object(s, reading)
        if pool and (terse or deal or refers):
            for item in pool:
                yield Candidate(item, reading, cue, anaphoric=True, local=bool(same), elided=True)

    @staticmethod
    def _asks_for_it(s: Sentence, reading: Reading) -> bool:
        """Whether a pronoun for things stands right behind the verb of asking."""
        return any(
            "pronoun.item" in s.tokens[n].words and "article.definite" not in s.tokens[n].words
            for c in reading.own.chain if c.cue == "request" for n in range(c.end, min(c.end + 4, len(s.tokens)))
        )  # fmt: skip

    @staticmethod
    def _refers(s: Sentence, clause: Clause) -> bool:
        """Whether the clause points back: with a pronoun for things, or a noun like "systems" with an article."""
        for n in clause.tokens:
            words = s.tokens[n].words
            before = s.tokens[n - 1].words if n else frozenset()
            number = n > 0 and s.tokens[n - 1].text[:1].isdigit()
            if "anaphor_nouns" in words and (
                number or before & {"article.definite", "demonstrative", "determiner", "more", "negation"}
            ):
                return True
            if ("also" in words and clause.actors) or ("more" in words and clause.coordinated):
                return True
            if words & {"pronoun.item"} and "article.definite" not in words and n > clause.first - 1:
                return True
        return False

    def _names_deal(self, s: Sentence, clause: Clause, reading: Reading) -> bool:
        """Whether the clause speaks of the delivery itself: "die Lieferung", "dies", "the transfer"."""
        if any(
            c.form.tag == "noun" and c.cue in {"transfer", "request"} and c.cue != reading.full.cue
            for c in reading.own.chain
        ):
            return True
        if not self.lexicon.capitals:
            return self._has_object(s, reading)
        return any(s.tokens[n].words & {"pronoun.deal"} for n in clause.tokens)

    @staticmethod
    def _has_object(s: Sentence, reading: Reading) -> bool:
        """Whether a pronoun for things, a bare number or a noun like "systems" stands as the object right behind the verb."""
        verbs = [c for c in reading.own.chain if c.form.tag != "noun"]
        inside = set(reading.clause.tokens)
        for cue in verbs:
            for n in range(cue.end, min(cue.end + OBJECT_REACH, len(s.tokens))):
                if n not in inside or s.tokens[n].text in ",;:":
                    break
                token, before = s.tokens[n], s.tokens[n - 1]
                after = s.tokens[n + 1] if n + 1 < len(s.tokens) else None
                closed = after is None or not after.text[:1].isalnum() or bool(after.words - {"pronoun.item"})
                pronoun = "pronoun.item" in token.words and not token.words & {"relative", "sub.that"}
                number = token.text.isdigit() or "number" in token.words
                if (pronoun or number) and closed and not (after is not None and after.words & FINITE_CLASSES):
                    return True
                if "anaphor_nouns" in token.words and (
                    before.text[:1].isdigit()
                    or before.words & {"article.definite", "demonstrative", "possessive", "more", "negation", "number"}
                ):
                    return True
        passive = reading.own.voice == "passive" or reading.own.cue in {"arrive", "underway"}
        return passive and any(
            "anaphor_nouns" in s.tokens[n].words and n > 0 and s.tokens[n - 1].words & {"article.definite", "demonstrative", "number"}
            for n in reading.clause.tokens if verbs and n < verbs[0].start
        )  # fmt: skip
