"""Tell how surely and how lastingly a claim holds: hedged, overtaken, its number left open."""

from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.phrase_search import PhraseSearch
from ledger.extract.told import Telling
from ledger.model.meaning import TellingWords

PLUPERFECT = "pluperfect"
STANCES = frozenset({"refused", "considered", "offered", "requested"})
ASKED = 4
"""A question of no more words than these asks for the number alone ("Und die Stückzahl?")."""


class MarkFinder:
    """Finds marks in one language."""

    def __init__(self, words: TellingWords) -> None:
        """Compile the phrases."""
        self.overtaken, self.before = PhraseSearch(words.overtaken), PhraseSearch(words.overtaken_pluperfect)
        self.counts, self.withheld = PhraseSearch(words.counts), PhraseSearch(words.withheld)
        self.each, self.same_day = PhraseSearch(words.each), PhraseSearch(words.same_day)
        self.clock, self.meetings = PhraseSearch(words.clock), PhraseSearch(words.meetings)
        self.tallying, self.titles = PhraseSearch(words.tallying), PhraseSearch(words.titles)
        self.costs = PhraseSearch(words.costs)

    @staticmethod
    def hedged(reading: Reading, telling: Telling | None) -> bool:
        """Whether the text marks doubt, or only doubtful sources say so."""
        return "hedge" in reading.full.words or (telling is not None and telling.doubtful)

    def former(self, text: str, s: Sentence, reading: Reading, status: str) -> bool:
        """Whether the text marks the position as overtaken."""
        clause: Reading | None = reading
        while clause is not None and status in STANCES:
            tokens = clause.clause.tokens
            part = text[s.tokens[tokens[0]].start : s.tokens[tokens[-1]].end]
            past = clause.full.tense == PLUPERFECT or any("have.past" in s.tokens[n].words for n in tokens)
            if (past and self.before.search(part) is not None) or self._overtaken(s, clause, part):
                return True
            clause = clause.governor
        return False

    def _overtaken(self, s: Sentence, reading: Reading, part: str) -> bool:
        """Whether a word says so, and not of an attribute alone ("die lange Zeit erwogene Lieferung")."""
        found = self.overtaken.search(part)
        if found is None:
            return False
        end = s.tokens[reading.clause.first].start + found.end()
        behind = next((n for n, t in enumerate(s.tokens) if t.start >= end), None)
        return not any(c.start == behind and c.form.tag == "attr" for c in s.cues)

    def undisclosed(self, part: str) -> bool:
        """Whether a sentence leaves the number open ("Zahlen nannte er nicht")."""
        if self.counts.search(part) is None:
            return False
        return self.withheld.search(part) is not None or (part.endswith("?") and len(part.split()) <= ASKED)
