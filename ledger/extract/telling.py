"""Find who tells what in a sentence, and on which day."""

from collections.abc import Iterator

from ledger.extract.clauses import FINITE_CLASSES, QUOTES, Clause
from ledger.extract.dates import DateMention
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, Sentence
from ledger.extract.noun_phrases import PhraseReader
from ledger.extract.phrase_search import PhraseSearch
from ledger.extract.telling_sources import LONGEST_SOURCE, SourceFinder
from ledger.extract.tokens import Token, is_preposition
from ledger.extract.told import Telling
from ledger.model.meaning import TellingWords
from ledger.model.partial_date import PartialDate

MARKS = frozenset(",;:")
DEALS = frozenset({"transfer", "commit", "decide", "approve", "offer", "withdraw"})
NEAR = 40
"""A month says when something was told only this near, in characters, to the word of telling."""
HAVE = frozenset({"have", "have.past", "have.reported"})
LONGEST_APPOSITION = 12
TOLD = frozenset({"fin", "past", "subj", "part"})


def _dated(s: Sentence, dates: list[DateMention]) -> frozenset[int]:
    """Give the tokens that belong to a date."""
    return frozenset(n for n, t in enumerate(s.tokens) if any(d.start <= t.start - s.start < d.end for d in dates))


class TellingFinder:
    """Finds tellings in one language."""

    def __init__(self, words: TellingWords, lexicon: Lexicon) -> None:
        """Compile the phrases of telling."""
        self.words = words
        self.capitals = lexicon.capitals
        self.phrase = PhraseReader(capitals=lexicon.capitals)
        self.sources, self.doubtful = SourceFinder(words, lexicon), PhraseSearch(words.doubtful)
        self.verbs: dict[str, list[tuple[str, ...]]] = {}
        for form in words.verbs:
            head, *rest = form.split()
            self.verbs.setdefault(head, []).append(tuple(rest))

    def find(self, text: str, s: Sentence, readings: list[Reading], dates: list[DateMention]) -> list[Telling]:
        """Give the tellings of a sentence in order."""
        dated = _dated(s, dates) if dates else frozenset()
        found = [*self._verbs(text, s, readings, dated), *self.sources.find(text, s, readings, dated)]
        for telling in found:
            telling.day = self._day(s, telling, dates)
            telling.doubtful = self._doubtful(s, telling)
            telling.again = telling.name is not None and telling.name.lower() in self.words.again
            inside = [a.state for a in s.actors if a.state and telling.span[0] <= a.start < telling.span[1]]
            telling.state = inside[0] if inside else None
        return sorted(found, key=lambda t: t.at)

    def _doubtful(self, s: Sentence, telling: Telling) -> bool:
        """Whether media or unnamed sources tell it: by their name, or because nobody official reports it."""
        if telling.name is None:
            return False
        first, last = telling.span
        inside = [a for a in s.actors if first <= a.start < last]
        reports = s.tokens[telling.at].low in self.words.reporting and not inside
        medium = telling.source and s.tokens[first].text in QUOTES and not inside
        holder = any(a.person and a.start - first <= 1 for a in inside)
        return reports or medium or (self.doubtful.search(telling.name) is not None and not holder)

    def _verbs(self, text: str, s: Sentence, readings: list[Reading], dated: frozenset[int]) -> Iterator[Telling]:
        for reading in readings:
            clause = reading.clause
            said = [
                c.start for c in clause.cues if c.cue == "say" and (c.form.tag in TOLD or self._plural(s, clause, c))
            ]
            for n in clause.tokens:
                rests = self.verbs.get(s.tokens[n].low)
                if rests and n not in said and any(self._apart(s, clause.tokens, n, rest) for rest in rests):
                    said.append(n)
            for n in said[:2]:
                telling = Telling(
                    n, clause.first, clause.last, coordinated="coordinator" in s.tokens[clause.first].words
                )
                self._name(text, s, clause, telling, dated)
                yield telling

    def _plural(self, s: Sentence, clause: Clause, cue: CueMention) -> bool:
        """Whether a bare form is the present tense of a plural ("officials say")."""
        bare = cue.form.tag == "inf" and not self.capitals and cue.start > clause.first
        return bare and s.tokens[cue.start - 1].low.endswith("s") and not s.tokens[cue.start - 1].words & FINITE_CLASSES

    @staticmethod
    def _apart(s: Sentence, tokens: list[int], at: int, rest: tuple[str, ...]) -> bool:
        """Whether the other words of a form stand behind its first in the clause."""
        behind = [s.tokens[n].low for n in tokens if n > at]
        return all(word in behind for word in rest)

    def _name(self, text: str, s: Sentence, clause: Clause, t: Telling, dated: frozenset[int]) -> None:
        """Read the subject: before the finite verb, or right behind it."""
        tokens = clause.tokens
        auxiliary = next((n for n in tokens if s.tokens[n].words & HAVE), None)
        finite = t.at if auxiliary is None or (not self.capitals and auxiliary < t.at) else auxiliary
        first = tokens[0]
        if self.capitals:
            first = next((n + 1 for n in range(finite - 1, first - 1, -1) if s.tokens[n].text in MARKS), first)
        while first < finite and self._opener(s.tokens[first]):
            first += 1
        alone = first + 1 == finite and s.tokens[first].low in self.words.this
        behind = t.at + 1 < len(s.tokens) and s.tokens[t.at + 1].low in self.words.this
        noun = t.at + 2 < len(s.tokens) and s.tokens[t.at + 2].text[:1].isupper()
        deal = any(c.form.tag == "noun" and c.cue in DEALS for c in clause.cues)
        t.alone = alone
        t.this = alone or (behind and not noun) or (deal and not clause.items) or self._object(s, clause, t.at)
        span = (
            self._german(s, first, finite, dated) if self.capitals else self._english(s, clause, first, finite, dated)
        )
        if span is None:
            return
        a, b = span
        if b - a == 1 and (s.tokens[a].low in self.words.he or s.tokens[a].words & {"pronoun.actor"}):
            t.pronoun = s.tokens[a].low in self.words.he
        elif any(c.isalpha() for c in s.tokens[a].text) and (b - a > 1 or s.tokens[a].low not in self.words.this):
            t.name, t.span = text[s.tokens[a].start : s.tokens[b - 1].end], span

    def _object(self, s: Sentence, clause: Clause, at: int) -> bool:
        """Whether a clause without items has a demonstrative of its own for what is told ("X hat das ... gesagt")."""
        if clause.items or not self.capitals:
            return False
        inside = [n for n in clause.tokens if s.tokens[n].low in self.words.this and n + 1 < len(s.tokens)]
        inside = [n for n in inside if not any(s.tokens[m].text in MARKS for m in range(n, at))]
        return any(not s.tokens[n + 1].text[:1].isupper() and s.tokens[n + 1].text[:1].isalnum() for n in inside)

    @staticmethod
    def _opener(token: Token) -> bool:
        return bool(token.words & {"coordinator", "sub.other"}) and "determiner" not in token.words

    def _german(self, s: Sentence, first: int, finite: int, dated: frozenset[int]) -> tuple[int, int] | None:
        if first < finite and not (first + 1 == finite and s.tokens[first].low in self.words.this):
            if s.tokens[first].low in self.words.he and first + 1 == finite:
                return first, first + 1
            end = self.phrase.end(s, first, dated)
            rest = end
            while rest < finite and (
                rest in dated or s.tokens[rest].words & {"history", "done", "also"} or s.tokens[finite] is s.tokens[-1]
            ):
                rest += 1
            closed = end > first and (rest == finite or self._closes(s, finite))
            if closed:
                return first, end
        right = finite + 1
        while right < len(s.tokens) and (right in dated or s.tokens[right].low in {"sich", "dann", "zuvor"}):
            right += 1
        if right < len(s.tokens) and s.tokens[right].low in self.words.he:
            return right, right + 1
        end = self.phrase.end(s, right, dated)
        if end > right:
            return right, end
        apposed = self._apposed(s, first, dated) if all(n in dated for n in range(first, finite)) else None
        return apposed or self._origin(s, first, finite, dated)

    def _origin(self, s: Sentence, first: int, finite: int, dated: frozenset[int]) -> tuple[int, int] | None:
        """Give whence it is told ("aus dem Ministerium hieß es")."""
        origin = next((n for n in range(first, finite) if "prep.from" in s.tokens[n].words), None)
        if origin is not None and (end := self.phrase.end(s, origin + 1, dated)) > origin + 1:
            return origin + 1, end
        return None

    def _apposed(self, s: Sentence, first: int, dated: frozenset[int]) -> tuple[int, int] | None:
        """Give the name before an apposition that ends right before token `first` ("Joe Biden, der US-Präsident,")."""
        marks = [n for n in range(max(0, first - LONGEST_APPOSITION), first) if s.tokens[n].text == ","]
        if len(marks) < 2 or marks[-1] != first - 1:  # noqa: PLR2004 - one on either side of the apposition
            return None
        for start in range(max(0, marks[-2] - LONGEST_SOURCE), marks[-2]):
            if self.phrase.end(s, start, dated) == marks[-2]:
                return start, marks[-2]
        return None

    @staticmethod
    def _closes(s: Sentence, at: int) -> bool:
        """Whether a verb ends its clause, as in "wie X am Freitag bekannt gab"."""
        return at + 1 >= len(s.tokens) or not s.tokens[at + 1].text[:1].isalnum()

    def _english(
        self, s: Sentence, clause: Clause, first: int, finite: int, dated: frozenset[int]
    ) -> tuple[int, int] | None:
        if any(w in {"be", "be.past"} for n in range(max(first, finite - 2), finite) for w in s.tokens[n].words):
            return None
        if finite > first and s.tokens[finite - 1].low in self.words.he:
            return finite - 1, finite
        before = [n for n in range(first, finite) if n not in dated and s.tokens[n].text[:1].isalnum()]
        if not before and (finite == 0 or s.tokens[finite - 1].text in {",", *QUOTES} or first == finite):
            end = self.phrase.end(s, finite + 1, dated)
            told = finite + 1 < len(s.tokens) and "sub.that" in s.tokens[finite + 1].words
            if end > finite + 1 and not told and not self._goes_on(s, end):
                return finite + 1, end
        floor = 0 if s.tokens[max(first - 1, 0)].text == "," else first
        a, b = self.phrase.start(s, self._before_insertion(s, finite), floor, dated)
        inserted = b < finite and s.tokens[b].text == "," and not s.tokens[a : a + 1][0].text[:1].isupper()
        if a < b and not inserted:
            return a, b
        return next(((x.start, x.end) for x in clause.actors if x.role == "subject" and x.end <= finite), None)

    @staticmethod
    def _before_insertion(s: Sentence, finite: int) -> int:
        """Where a subject ends that commas part from its verb ("X, at a briefing, confirmed", "X, who ..., said")."""
        if finite < 1 or s.tokens[finite - 1].text != ",":
            return finite
        opens = next(
            (n for n in range(finite - 2, max(-1, finite - LONGEST_APPOSITION), -1) if s.tokens[n].text == ","), -1
        )
        opener = s.tokens[opens + 1]
        inserted = is_preposition(opener.words) or "relative" in opener.words or opener.low.endswith("ing")
        return opens if opens > 0 and inserted else finite

    @staticmethod
    def _goes_on(s: Sentence, at: int) -> bool:
        """Whether a verb follows: then what stands before it is the subject of what is told."""
        if at >= len(s.tokens):
            return False
        verb = any(c.start == at and c.form.tag in TOLD for c in s.cues)
        return verb or bool(s.tokens[at].words & FINITE_CLASSES)

    @staticmethod
    def _day(s: Sentence, t: Telling, dates: list[DateMention]) -> PartialDate | None:
        """Give the day nearest to the word of telling, in its clause."""
        low, high = s.tokens[t.first].start - s.start, s.tokens[t.last].end - s.start
        at = s.tokens[t.at].start - s.start
        mine = [
            d
            for d in dates
            if low <= d.start < high and d.role == "point" and d.direction != "future" and d.past is not None
        ]
        readings = [(d.past, abs(d.start - at)) for d in mine if d.past is not None]
        near = [(day, gap) for day, gap in readings if not day.span or gap <= NEAR]
        return min(near, key=lambda r: (r[0].span, r[1]))[0] if near else None
