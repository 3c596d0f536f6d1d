"""Numbers without a noun of their own: they count what was named before ("acht Stück", "cannot spare any")."""

from ledger.extract.clauses import Clause
from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import Sentence
from ledger.extract.tokens import Token, is_inflected

COUNTS = frozenset({"number", "numeral", "quantifier"})
PARTITIVES = frozenset({"prep.of", "prep.by", "article.genitive"})
POINTERS = frozenset({"pronoun.item", "demonstrative", "pronoun.object"})
ENDS = frozenset(".,;:!?)(–—\"“”»«'’")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class NumberPhraseFinder:
    """Finds the numbers of one language that stand alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon

    def stands_in(self, s: Sentence, clause: Clause) -> bool:
        """Whether a number or quantifier without a noun is an argument of the clause."""
        inside = set(clause.tokens)
        return any(
            is_count(s.tokens[n]) and self._is_argument(s, n) and self._is_alone(s, n, inside) for n in clause.tokens
        )

    def _is_argument(self, s: Sentence, n: int) -> bool:
        """Whether no preposition leads the number, and no sign of money."""
        low = n - 1
        while low >= 0 and (s.tokens[low].words & (COUNTS | {"determiner", "more", "negation"})):
            low -= 1
        if low < 0:
            return True
        before = tuple(t.low for t in s.tokens[max(0, low - 2) : low + 1])
        if any(before[-len(bound) :] == bound for bound in self.lexicon.bounds):
            return True
        token = s.tokens[low]
        named = any(i.start <= low < i.end for i in s.items)
        led = any(w.startswith(("prep.", "sub.", "comparison")) for w in token.words)
        return not (named or led or token.text in "$€£")

    def _is_alone(self, s: Sentence, n: int, inside: set[int]) -> bool:
        """Whether nothing follows that the number counts, but for a noun that stands for any item."""
        at = n + 1
        while at in inside and self._is_between(s, at):
            at += 1
        if at not in inside or s.tokens[at].text in ENDS:
            return True
        token = s.tokens[at]
        if "anaphor_nouns" in token.words:
            return "article.indefinite" not in s.tokens[n].words
        if token.words & PARTITIVES:
            return self._is_partitive(s, at)
        if not token.text[:1].isalpha():
            return False
        if self.lexicon.capitals:
            return token.text[:1].islower() and (bool(token.words) or any(c.start == at for c in s.cues))
        return bool(token.words) or any(c.start == at and c.form.tag != "noun" for c in s.cues)

    def _is_between(self, s: Sentence, at: int) -> bool:
        """Whether a token goes on with the number phrase: another number, or an adjective."""
        token = s.tokens[at]
        if is_count(token) or token.words & {"more"}:
            return True
        if any(a.start <= at < a.end and a.kind == "adjective" for a in s.actors):
            return True
        plain = not token.words and not any(c.start == at for c in s.cues)
        return self.lexicon.capitals and plain and is_inflected(token)

    @staticmethod
    def _is_partitive(s: Sentence, at: int) -> bool:
        """Whether the whole, of which the number is a part, is a pronoun or a noun for any item ("acht von ihnen")."""
        behind = s.tokens[at + 1 : at + 3]
        return bool(behind) and (bool(behind[0].words & POINTERS) or any("anaphor_nouns" in t.words for t in behind))


def is_count(token: Token) -> bool:
    """Whether a token is a number but no year, or a quantifier."""
    if token.words & COUNTS:
        return True
    free = token.text.isdigit() and not token.glued and not token.hyphen
    return free and not FIRST_YEAR <= int(token.text) <= LAST_YEAR
