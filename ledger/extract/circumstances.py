"""Noun phrases that only give the circumstances ("angesichts der Zusage von X")."""

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, ItemMention, Sentence
from ledger.extract.predicate_chains import belongs_to_cue, takes_object
from ledger.extract.predicates import INERT, Compositions, noun_predicate

ADJUNCT_REACH = 6
NOUN_REACH = 8
FIRM = frozenset({"none", "intend"})
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
        own = noun_predicate(inside, self.compositions)
        if not reading.own.negated and reading.own.modal in FIRM and "modal.would" not in reading.clause.words:
            own.words = reading.own.words & {"contributing"}
        return Reading(reading.clause, own, own, None, reading.conditional, reading.question)

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

    def _preposition_end(self, s: Sentence, at: int) -> int:
        """The token after a preposition, which may be a phrase ("vor dem Hintergrund")."""
        lengths = [
            len(rest)
            for rest, name in self.lexicon.phrases.get(s.tokens[at].low, ())
            if name == "prep.adjunct" and tuple(t.low for t in s.tokens[at + 1 : at + 1 + len(rest)]) == rest
        ]
        return at + 1 + max(lengths, default=0)
