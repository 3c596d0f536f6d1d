"""Find the sources that a sentence names without a verb of telling: "laut X", "X zufolge", "according to X"."""

from collections.abc import Iterator

from ledger.extract.clauses import FINITE_CLASSES, QUOTES
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, Sentence, positions
from ledger.extract.noun_phrases import PhraseReader
from ledger.extract.phrase_search import PhraseSearch
from ledger.extract.told import Telling
from ledger.model.meaning import TellingWords

LONGEST_SOURCE = 7
LONGEST_LABEL = 3
DASHES = frozenset("-–—")


class SourceFinder:
    """Finds sources in one language."""

    def __init__(self, words: TellingWords, lexicon: Lexicon) -> None:
        """Compile the words that introduce sources."""
        self.words = words
        self.capitals = lexicon.capitals
        self.phrase = PhraseReader(capitals=lexicon.capitals)
        self.sources, self.sources_after = PhraseSearch(words.sources), PhraseSearch(words.sources_after)
        self.doubtful, self.after = PhraseSearch(words.doubtful), PhraseSearch(words.sources_doubtful)

    def find(self, text: str, s: Sentence, readings: list[Reading], dated: frozenset[int]) -> Iterator[Telling]:
        """Give the sources: those named behind their word, doubtful ones, those named before it."""
        part, known = text[s.start : s.end], set[int]()
        for found in self.sources.finditer(part):
            at, after = self._token(s, found.start()), self._token(s, found.end())
            if at is None or after is None or not self._marked(s, at, found.group()):
                continue
            backward = self.capitals and found.group() == self.words.sources[-1]
            while (
                self.capitals
                and not backward
                and s.tokens[after].words & {"prep.by", "prep.from", "determiner"}
                and after + 1 < len(s.tokens)
            ):
                after += 1
            end = self._before_item(s, after, self.phrase.source_end(s, after, dated))
            if end > after:
                telling = self._source(text, s, readings, at, (after, end))
                telling.backward = backward
                known.add(at)
                yield telling
        for found in self.after.finditer(part):
            at, after = self._token(s, found.start()), self._token(s, found.end())
            end = self.phrase.source_end(s, after, dated) if after is not None else 0
            end = self._before_item(s, after, end) if after is not None else end
            media = any(self.doubtful.search(s.tokens[n].text) for n in range(after or 0, end))
            if at is not None and after is not None and media and at not in known:
                yield self._source(text, s, readings, at, (after, end))
        for found in self.sources_after.finditer(part):
            at = self._token(s, found.start())
            if at is not None and at > 0:
                yield self._source(text, s, readings, at, (self._opening(s, at, dated), at))
        label = self._label(text, s)
        if label is not None:
            name = text[s.tokens[label[0]].start : s.tokens[label[1] - 1].end]
            yield Telling(label[0], 0, len(s.tokens) - 1, name, source=True, span=label)

    def _label(self, text: str, s: Sentence) -> tuple[int, int] | None:
        """Give the doubtful source that a colon or dash parts from the sentence ("Berlin sends Leopards: reports")."""
        marks = [n for n, t in enumerate(s.tokens) if t.text == ":" or (t.text in DASHES and not t.glued)]
        last = len(s.tokens) - (s.tokens[-1].text in ".!")
        spans = [(0, n) for n in marks[:1] if s.tokens[n].text == ":"] + [(n + 1, last) for n in marks[-1:]]
        mentioned = positions([*s.items, *s.actors])
        for first, end in spans:
            named = not mentioned.isdisjoint(range(first, end))
            if not 0 < end - first <= LONGEST_LABEL or named or not s.items:
                continue
            if self.doubtful.search(text[s.tokens[first].start : s.tokens[end - 1].end]) is not None:
                return first, end
        return None

    @staticmethod
    def _before_item(s: Sentence, after: int, end: int) -> int:
        """Where a name from one token to another ends, before an item at the latest ("laut Premier X F-16")."""
        return min([end, *(i.start for i in s.items if i.start > after)])

    def _opening(self, s: Sentence, at: int, dated: frozenset[int]) -> int:
        """Where the source before "zufolge" starts: with the actor, else behind the mark or the verb before it."""
        actor = next((a for a in s.actors if a.end == at), None)
        if actor is not None:
            return actor.start
        phrase = next((n for n in range(max(0, at - LONGEST_SOURCE), at) if self.phrase.end(s, n, dated) == at), None)
        if phrase is not None:
            return phrase
        verbs = {n for c in s.cues if c.form.tag in VERB_TAGS for n in range(c.start, c.end)}
        for n in range(at - 1, max(-1, at - LONGEST_SOURCE), -1):
            if n == 0 or n - 1 in verbs or s.tokens[n - 1].text in ",:;" or s.tokens[n - 1].words & FINITE_CLASSES:
                return n
        return at - 1

    @staticmethod
    def _source(text: str, s: Sentence, readings: list[Reading], at: int, span: tuple[int, int]) -> Telling:
        clause = next((r.clause for r in readings if at in r.clause.tokens), None)
        first, last = (clause.first, clause.last) if clause is not None else (at, at)
        name = text[s.tokens[span[0]].start : s.tokens[span[1] - 1].end]
        return Telling(at, first, last, name, source=True, span=span)

    def _marked(self, s: Sentence, at: int, word: str) -> bool:
        """Whether the short word that may close a quotation does: it stands behind a comma or the quotation."""
        if not self.capitals or word.lower() != self.words.sources[-1]:
            return True
        return word.islower() and at > 0 and (s.tokens[at - 1].text == "," or s.tokens[at - 1].text in QUOTES)

    @staticmethod
    def _token(s: Sentence, offset: int) -> int | None:
        return next((n for n, t in enumerate(s.tokens) if t.start - s.start >= offset), None)
