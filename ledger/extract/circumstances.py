"""Noun phrases that only give the circumstances ("angesichts der Zusage von X")."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, ItemMention, Sentence
from ledger.extract.predicate_chains import belongs_to_cue, suppose, takes_object
from ledger.extract.predicates import INERT, Compositions, noun_predicate

ADJUNCT_REACH = 6
PROMISES = frozenset({"commit", "decide", "offer", "refuse"})
"""Nouns whose infinitive says what is promised or declined."""
NOUN_REACH = 8
TAKEN_REACH = 3
"""From "after" to the decision, past article and adjective."""
OWNING = frozenset({"determiner", "prep.by", "prep.from", "prep.in", "seated"})
"""Words that may stand before the owner of a stance behind its noun."""
FIRM_MODALS = frozenset({"none", "intend"})
"""Modals of what is done or will be done."""


class CircumstanceFinder:
    """Finds the circumstances in which an item stands."""

    def __init__(self, lexicon: Lexicon, compositions: Compositions) -> None:
        """Take the language's words and what cues mean together."""
        self.lexicon = lexicon
        self.compositions = compositions

    def find(self, s: Sentence, reading: Reading, item: ItemMention) -> Reading | None:
        """Give the noun phrase that holds the item, where it only gives the circumstances."""
        heads = [c for c in reading.clause.cues if c.form.tag == "noun" and c.cue not in INERT]
        nouns = (
            c
            for c in heads
            if 0 <= item.start - c.end <= NOUN_REACH
            and not any(t.words & FINITE_CLASSES for t in s.tokens[c.end : item.start])
            and not any(c.end < k.start < item.start and k.form.tag in {"fin", "past"} for k in reading.clause.cues)
        )
        noun = next((c for c in nouns if self._is_circumstance(s, c)), None)
        if noun is None:
            return None
        inside = [
            c
            for c in reading.clause.cues
            if noun.start <= c.start < item.start and c.form.tag != "attr" and c.cue not in INERT
        ]
        meant = (suppose(s, c) for c in inside)
        own = noun_predicate([c for c in meant if c is not None], self.compositions)
        if own.cue == "decision" and self._is_over(s, noun):
            own.cue = "commit"
        if not reading.own.negated and reading.own.modal in FIRM_MODALS and "modal.would" not in reading.clause.words:
            own.words = reading.own.words & {"contributing"}
        return Reading(reading.clause, own, own, None, reading.conditional, reading.question)

    def find_outer(self, reading: Reading, s: Sentence) -> Reading | None:
        """Give the noun phrase whose infinitive a clause is, where it only gives the circumstances."""
        if reading.kind != "inf" or reading.governor is None:
            return None
        outer, comma = reading.governor, reading.clause.first - 1
        nouns = (c for c in reversed(outer.clause.cues) if c.form.tag == "noun" and c.end <= comma)
        noun = next(nouns, None)
        if noun is None or noun.cue not in PROMISES or not _ends_with_owner(s, noun, comma):
            return None
        if not self._is_circumstance(s, noun):
            return None
        inside = range(noun.start - ADJUNCT_REACH, comma)
        phrase = replace(
            outer.clause,
            tokens=[n for n in outer.clause.tokens if n in inside],
            actors=[a for a in outer.clause.actors if a.start in inside],
            cues=[noun],
            items=reading.clause.items,
        )
        own = noun_predicate([noun, *reading.own.chain], self.compositions)
        return Reading(phrase, own, own, None, reading.conditional, reading.question)

    def _is_circumstance(self, s: Sentence, noun: CueMention) -> bool:
        """Whether a noun's phrase is led by a preposition that makes it a circumstance; an article opens the phrase."""
        article: int | None = None
        for n in range(noun.start - 1, max(-1, noun.start - ADJUNCT_REACH - 1), -1):
            token = s.tokens[n]
            if "prep.adjunct" in token.words and not belongs_to_cue(s, n):
                return not takes_object(s, n, noun) and (article is None or self._preposition_end(s, n) >= article)
            if any(c.start <= n < c.end and c.form.tag != "attr" for c in s.cues) or token.text in ",;:":
                return False
            if article is None and token.words & {"article.definite", "determiner"}:
                article = n
        return False

    @staticmethod
    def _is_over(s: Sentence, noun: CueMention) -> bool:
        """Whether something came after a decision: then it has been made ("nach der Entscheidung über X")."""
        lead = s.tokens[max(0, noun.start - TAKEN_REACH) : noun.start]
        return any("prep.after" in t.words for t in lead) and any("article.definite" in t.words for t in lead)

    def _preposition_end(self, s: Sentence, at: int) -> int:
        """The token after a preposition, which may be a phrase ("vor dem Hintergrund")."""
        lengths = [
            len(rest)
            for rest, name in self.lexicon.phrases.get(s.tokens[at].low, ())
            if name == "prep.adjunct" and tuple(t.low for t in s.tokens[at + 1 : at + 1 + len(rest)]) == rest
        ]
        return at + 1 + max(lengths, default=0)


def _ends_with_owner(s: Sentence, noun: CueMention, end: int) -> bool:
    """Whether nothing but whose stance a noun is stands behind it ("nach der Zusage der Regierung in Rom")."""
    owners = {n for a in s.actors for n in range(a.start, a.end)}
    return all(n in owners or s.tokens[n].words & OWNING for n in range(noun.end, end))
