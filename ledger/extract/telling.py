"""Find who tells what in a sentence, and on which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.extract.clauses import QUOTES
from ledger.extract.dates import DateMention
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.noun_phrases import PhraseReader
from ledger.model.meaning import TellingWords
from ledger.model.partial_date import PartialDate

HAVE = frozenset({"have", "have.past", "have.reported"})
TOLD = frozenset({"fin", "past", "subj", "part"})


@dataclass(slots=True)
class Telling:
    """A verb of telling, or a word like "laut", at token `at` of a clause from `first` to `last`."""

    at: int
    first: int
    last: int
    name: str | None = None
    pronoun: bool = False
    """He or she: the last speaker."""
    state: str | None = None
    day: PartialDate | None = None
    present: bool = False
    this: bool = False
    """Tells what the sentence before said ("Das gab X bekannt")."""
    source: bool = False
    coordinated: bool = False
    backward: bool = False
    """Covers only what stands before it ("..., so X")."""
    doubtful: bool = False


def phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a search for whole phrases; a leading hyphen stands for the start of a compound."""
    parts = [
        rf"\w+{re.escape(w[1:])}" if w.startswith("-") else re.escape(w) for w in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else re.compile(r"(?!)")


class TellingFinder:
    """Finds tellings in one language."""

    def __init__(self, words: TellingWords, lexicon: Lexicon) -> None:
        """Compile the phrases of telling."""
        self.words = words
        self.capitals = lexicon.capitals
        self.phrase = PhraseReader(capitals=lexicon.capitals)
        self.sources, self.sources_after = phrases(words.sources), phrases(words.sources_after)
        self.doubtful = phrases(words.doubtful)
        self.verbs: dict[str, list[tuple[str, ...]]] = {}
        for form in words.verbs:
            head, *rest = form.split()
            self.verbs.setdefault(head, []).append(tuple(rest))

    def find(self, text: str, s: Sentence, readings: list[Reading], dates: list[DateMention]) -> list[Telling]:
        """Give the tellings of a sentence in order."""
        dated = frozenset(n for n, t in enumerate(s.tokens) if any(d.start <= t.start - s.start < d.end for d in dates))
        found = [*self._verbs(text, s, readings, dated), *self._sources(text, s, readings, dated)]
        for telling in found:
            telling.day = self._day(s, telling, dates)
            telling.doubtful = telling.name is not None and self.doubtful.search(telling.name) is not None
            names = [
                a
                for a in s.actors
                if telling.name and a.state and text[s.tokens[a.start].start : s.tokens[a.end - 1].end] in telling.name
            ]
            telling.state = names[0].state if names else None
        return sorted(found, key=lambda t: t.at)

    def _verbs(self, text: str, s: Sentence, readings: list[Reading], dated: frozenset[int]) -> Iterator[Telling]:
        for reading in readings:
            clause = reading.clause
            said = {c.start: c.form.tag for c in clause.cues if c.cue == "say" and c.form.tag in TOLD}
            for n in clause.tokens:
                rests = self.verbs.get(s.tokens[n].low, ())
                if n not in said and any(self._apart(s, clause.tokens, n, rest) for rest in rests):
                    said[n] = "past"
            for n, tag in list(said.items())[:2]:
                telling = Telling(
                    n, clause.first, clause.last, coordinated="coordinator" in s.tokens[clause.first].words
                )
                telling.present = tag == "fin" and not any(s.tokens[m].words & HAVE for m in clause.tokens)
                self._name(text, s, clause.tokens, telling, dated)
                yield telling

    @staticmethod
    def _apart(s: Sentence, tokens: list[int], at: int, rest: tuple[str, ...]) -> bool:
        """Whether the other words of a form stand behind its first in the clause."""
        behind = [s.tokens[n].low for n in tokens if n > at]
        return all(word in behind for word in rest)

    def _name(self, text: str, s: Sentence, tokens: list[int], t: Telling, dated: frozenset[int]) -> None:
        """Read the subject: before the finite verb, or right behind it."""
        auxiliary = next((n for n in tokens if s.tokens[n].words & HAVE), None)
        finite = t.at if auxiliary is None or (not self.capitals and auxiliary < t.at) else auxiliary
        first = tokens[0]
        while (
            first < finite
            and s.tokens[first].words & {"coordinator", "sub.other"}
            and "determiner" not in s.tokens[first].words
        ):
            first += 1
        opening = s.tokens[first].low if first < finite else ""
        t.this = opening in self.words.this or any(
            s.tokens[n].low in self.words.this for n in range(t.at + 1, min(t.at + 3, len(s.tokens)))
        )
        span = self._german(s, first, finite, dated) if self.capitals else self._english(s, first, finite, dated)
        if span is None:
            return
        a, b = span
        if b - a == 1 and (s.tokens[a].low in self.words.he or s.tokens[a].words & {"pronoun.actor"}):
            t.pronoun = s.tokens[a].low in self.words.he
        elif any(c.isalpha() for c in s.tokens[a].text) and s.tokens[a].low not in self.words.this:
            t.name = text[s.tokens[a].start : s.tokens[b - 1].end]

    def _german(self, s: Sentence, first: int, finite: int, dated: frozenset[int]) -> tuple[int, int] | None:
        if first < finite and s.tokens[first].low not in self.words.this:
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
        origin = next((n for n in range(first, finite) if "prep.from" in s.tokens[n].words), None)
        if origin is not None and (end := self.phrase.end(s, origin + 1, dated)) > origin + 1:
            return origin + 1, end
        return None

    @staticmethod
    def _closes(s: Sentence, at: int) -> bool:
        """Whether a verb ends its clause, as in "wie X am Freitag bekannt gab"."""
        return at + 1 >= len(s.tokens) or not s.tokens[at + 1].text[:1].isalnum()

    def _english(self, s: Sentence, first: int, finite: int, dated: frozenset[int]) -> tuple[int, int] | None:
        if any(w in {"be", "be.past"} for n in range(max(first, finite - 2), finite) for w in s.tokens[n].words):
            return None
        before = [n for n in range(first, finite) if n not in dated and s.tokens[n].text[:1].isalnum()]
        if not before and (finite == 0 or s.tokens[finite - 1].text in {",", *QUOTES} or first == finite):
            end = self.phrase.end(s, finite + 1, dated)
            return (finite + 1, end) if end > finite + 1 else None
        a, b = self.phrase.start(s, finite, 0 if s.tokens[max(first - 1, 0)].text == "," else first, dated)
        return (a, b) if a < b else None

    def _sources(self, text: str, s: Sentence, readings: list[Reading], dated: frozenset[int]) -> Iterator[Telling]:
        part = text[s.start : s.end]
        for found in self.sources.finditer(part):
            at = self._token(s, found.start())
            after = self._token(s, found.end())
            if (
                at is None
                or after is None
                or (found.group().islower() and " " not in found.group() and not self._marked(s, at, found.group()))
            ):
                continue
            genitive = after + ("prep.by" in s.tokens[after].words)
            end = self.phrase.source_end(s, genitive, dated)
            if end > genitive:
                name = text[s.tokens[genitive].start : s.tokens[end - 1].end]
                first, last = self._bounds(readings, at)
                backward = " " not in found.group() and s.tokens[at - 1].text == "," if at else False
                yield Telling(
                    at, first, last, name, source=True, backward=backward and s.tokens[at].low == self.words.sources[-1]
                )
        for found in self.sources_after.finditer(part):
            at = self._token(s, found.start())
            if at is not None and at > 0:
                first, last = self._bounds(readings, at)
                a = next(
                    (n for n in range(at - 1, max(-1, at - 7), -1) if n == 0 or s.tokens[n - 1].text in ",:;"), at - 1
                )
                yield Telling(at, first, last, text[s.tokens[a].start : s.tokens[at - 1].end], source=True)

    def _marked(self, s: Sentence, at: int, word: str) -> bool:
        """Whether the short word that may close a quotation names a speaker: it stands behind a comma or the quotation."""
        if word.lower() != self.words.sources[-1] or not self.capitals:
            return True
        return at > 0 and (s.tokens[at - 1].text == "," or s.tokens[at - 1].text in QUOTES)

    @staticmethod
    def _token(s: Sentence, offset: int) -> int | None:
        return next((n for n, t in enumerate(s.tokens) if t.start - s.start >= offset), None)

    @staticmethod
    def _bounds(readings: list[Reading], at: int) -> tuple[int, int]:
        clause = next((r.clause for r in readings if at in r.clause.tokens), None)
        return (clause.first, clause.last) if clause is not None else (at, at)

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
        if not mine:
            return None
        return min(mine, key=lambda d: abs(d.start - at)).past
