"""Find what a sentence without claims says of a day: somebody spoke or met, the deal was made, the things arrived."""

from dataclasses import dataclass

from ledger.extract.dates import DateMention
from ledger.extract.days import is_ahead
from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.phrase_search import PhraseSearch
from ledger.extract.told import Telling
from ledger.model.meaning import TellingWords
from ledger.model.partial_date import PartialDate

MOVING = frozenset({"transfer", "arrive", "go", "underway", "begin", "complete", "leave"})
ASIDE = frozenset({"rel", "if"})
EARLIER = "pluperfect"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, and what the sentence says of it."""

    day: PartialDate
    states: frozenset[str]
    """Whose people act in it."""
    points: bool
    """It names what was told just before ("ein entsprechender Brief")."""
    moved: bool
    """Something set out or arrived."""
    earlier: bool
    """Told as what came before."""


class OccasionFinder:
    """Finds occasions in one language."""

    def __init__(self, words: TellingWords) -> None:
        """Compile the words that point back."""
        self.pointing = PhraseSearch(words.pointing)
        self.onward, self.carriers = PhraseSearch(words.onward), PhraseSearch(words.carriers)
        self.he, self.again = frozenset(words.he), frozenset(words.again)

    def find(self, text: str, s: Sentence, readings: list[Reading], dates: list[DateMention]) -> Occasion | None:
        """Give the only day that a sentence names outside its relative clauses, with who does what on it."""
        if not dates:
            return None
        main = [r for r in readings if r.kind not in ASIDE and not is_ahead(r)]
        found = [(r, d) for r in main for d in dates if _is_past_day(d) and _holds(s, r, d)]
        days = {d.past for _, d in found if d.past is not None}
        if len(days) != 1:
            return None
        reading = found[0][0]
        subjects = [a.state for r in main for a in r.clause.actors if a.role in {"subject", "according"} and a.state]
        part = text[s.start : s.end]
        points = self.pointing.search(part) is not None
        carried = reading.full.cue == "none" and self.carriers.search(part) is not None
        moved = (reading.full.cue in MOVING or carried) and not reading.full.negated
        return Occasion(next(iter(days)), frozenset(subjects), points, moved, reading.own.tense == EARLIER)

    def continues(self, s: Sentence, readings: list[Reading], tellings: list[Telling]) -> bool:
        """Whether a sentence goes on with what somebody said or did: in reported speech, or with a pronoun for them."""
        first = next((t for t in s.tokens if t.text[:1].isalnum()), None)
        told = any(t.pronoun for t in tellings)
        return told or (first is not None and first.low in self.he) or any(self.reports(s, r) for r in readings)

    def reports(self, s: Sentence, reading: Reading) -> bool:
        """Whether a clause is in reported speech, by its verb or adverb, or by what may also say what would be."""
        if any(s.tokens[n].low in self.again for n in reading.clause.tokens):
            return True
        either = any("would.either" in s.tokens[n].words for n in reading.clause.tokens)
        return reading.own.reported or reading.full.reported or (either and not reading.conditional)


def _is_past_day(mention: DateMention) -> bool:
    past = mention.past is not None and not mention.past.span
    return past and mention.role == "point" and mention.direction != "future"


def _holds(s: Sentence, reading: Reading, mention: DateMention) -> bool:
    return any(mention.start <= s.tokens[n].start - s.start < mention.end for n in reading.clause.tokens)
