"""Find where the name of a speaker ends or starts: a noun phrase, without parsing."""

from ledger.extract.clauses import FINITE_CLASSES, QUOTES
from ledger.extract.mentions import Sentence
from ledger.extract.tokens import Token, is_preposition

ENDINGS = ("e", "en", "er", "es", "em")
LONGEST = 9
ADJECTIVES = 3
BREAKS = frozenset(",;:()–—!?.") | QUOTES
BARRED = FINITE_CLASSES | {"relative", "negation", "infinitive_mark", "pronoun.actor", "not_yet", "also"}
INSIDE = frozenset({"prep.of", "prep.by"})
NOUNS = frozenset(
    {
        "anaphor_nouns",
        "hedge",
        "member_nouns",
        "measure",
        "variant_nouns",
        "report_nouns",
        "government",
        "unknown_verb",
        "address",
        "apposition",
    }
)
VERBAL = frozenset({"fin", "past", "subj", "ing"})


class PhraseReader:
    """Reads noun phrases of one language."""

    def __init__(self, *, capitals: bool) -> None:
        """Say whether the language writes its nouns with capitals."""
        self.capitals = capitals

    def end(self, s: Sentence, at: int, dated: frozenset[int]) -> int:
        """Give where the noun phrase that starts at token `at` ends, `at` where there is none."""
        return self._german(s, at, dated) if self.capitals else self._english(s, at, dated, loose=False)

    def source_end(self, s: Sentence, at: int, dated: frozenset[int]) -> int:
        """Give where the name of a source ends; in a language without capitals its prepositions belong to it."""
        return self._german(s, at, dated) if self.capitals else self._english(s, at, dated, loose=True)

    def start(self, s: Sentence, before: int, floor: int, dated: frozenset[int]) -> tuple[int, int]:
        """Give the bounds of the noun phrase that ends before token `before`, not reaching below `floor`."""
        last = before
        while last > floor and self._skipped(s, last - 1, dated):
            last -= 1
        if last - 1 > floor and s.tokens[last - 1].text == ",":
            last -= 1
        first = last
        while first > floor and last - first < LONGEST and not self._ends_before(s, first - 1):
            first -= 1
        first = self._after_coordinator(s, first, last, floor)
        while first < last and self._prepositional(s.tokens[first]):
            first = self._past_preposition(s, first, last)
        return first, last

    def _german(self, s: Sentence, at: int, dated: frozenset[int]) -> int:
        at_noun, j, adjectives = False, at, 0
        if j < len(s.tokens) and s.tokens[j].words & {"determiner", "possessive"} and j not in dated:
            j += 1
        while j < len(s.tokens) and j not in dated and j - at < LONGEST:
            token = s.tokens[j]
            if (token.text[:1].isupper() and not token.words - NOUNS) or (token.hyphen and at_noun):
                at_noun, j = True, j + 1
            elif (after := self._inserted(s, j, at_noun=at_noun)) > j:
                at_noun, j = True, after
            elif not at_noun and self._adjective(s, token, j) and adjectives < ADJECTIVES:
                j, adjectives = j + 1, adjectives + 1
            elif (
                at_noun
                and token.words & {"article.genitive", "prep.by"}
                and (inner := self._german(s, j + ("prep.by" in token.words), dated)) > j + 1
            ):
                j = inner
            else:
                break
        return j if at_noun else at

    @staticmethod
    def _inserted(s: Sentence, at: int, *, at_noun: bool) -> int:
        """Give where a name in quotation marks ends, or a seat behind an institution ("die Regierung in Prag")."""
        if s.tokens[at].text in QUOTES and at + 2 < len(s.tokens):
            close = next((n for n in range(at + 2, min(at + 5, len(s.tokens))) if s.tokens[n].text in QUOTES), None)
            return close + 1 if close is not None and s.tokens[at + 1].text[:1].isupper() else at
        seat = next(
            (a for a in s.actors if a.start <= at + 1 < a.end and (a.kind in {"seat", "name"} or a.start < at)), None
        )
        return seat.end if at_noun and seat is not None and "prep.in" in s.tokens[at].words else at

    @staticmethod
    def _adjective(s: Sentence, token: Token, at: int) -> bool:
        verb = any(c.start == at and c.form.tag in VERBAL for c in s.cues)
        return (
            token.text.isalpha()
            and token.low.endswith(ENDINGS)
            and not token.words - {"unknown_verb", "more", "indefinite"}
            and not verb
        )

    def _english(self, s: Sentence, at: int, dated: frozenset[int], *, loose: bool) -> int:
        j = at
        if j < len(s.tokens) and "determiner" in s.tokens[j].words:
            j += 1
        first = j
        while j < len(s.tokens) and j not in dated and j - at < LONGEST:
            token = s.tokens[j]
            if self._ends_before(s, j) and not (loose and j == first and token.low.endswith("s")):
                break
            inner = token.words & INSIDE or token.low == "for" or (loose and self._prepositional(token))
            if self._prepositional(token) and (j == first or not inner):
                break
            if "coordinator" in token.words or any(w.startswith("sub.") for w in token.words):
                break
            j += 1
        while j > first and self._prepositional(s.tokens[j - 1]):
            j -= 1
        return j if j > first else at

    @staticmethod
    def _prepositional(token: Token) -> bool:
        return is_preposition(token.words)

    @staticmethod
    def _ends_before(s: Sentence, at: int) -> bool:
        """Whether a token cannot be part of a noun phrase."""
        token = s.tokens[at]
        apostrophe = token.low in {"'s", "’s", "'", "’"}
        if token.text in BREAKS and not apostrophe:
            return True
        if token.words & BARRED and not apostrophe and "determiner" not in token.words:
            return True
        if any(w.startswith("sub.") for w in token.words):
            return True
        inside = any(a.start <= at < a.end for a in s.actors)
        return not inside and any(c.start == at and c.form.tag in VERBAL for c in s.cues)

    @staticmethod
    def _skipped(s: Sentence, at: int, dated: frozenset[int]) -> bool:
        """Whether a token may stand between a subject and its verb."""
        token = s.tokens[at]
        return (
            at in dated
            or bool(token.words & {"have", "have.past", "also", "history", "done"})
            or token.low.endswith("ly")
        )

    @staticmethod
    def _after_coordinator(s: Sentence, first: int, last: int, floor: int) -> int:
        """Keep "two officials and two diplomats" whole only where nothing but a mark stands before it."""
        joints = [n for n in range(first, last) if "coordinator" in s.tokens[n].words]
        if joints and ((first > floor and s.tokens[first - 1].text not in BREAKS) or joints[0] == first):
            return joints[-1] + 1
        return first

    def _past_preposition(self, s: Sentence, first: int, last: int) -> int:
        """Skip a leading adverbial ("In Warsaw the minister said"): the phrase starts at the next article or actor."""
        for n in range(first + 2, last):
            if "determiner" in s.tokens[n].words or any(a.start == n for a in s.actors):
                return n
        return last
