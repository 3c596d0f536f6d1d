"""Tallies: who gives how many of the item that a heading names ("Zugesagte Leopard: Deutschland 14, Polen 14")."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.extract.candidates import Candidate
from ledger.extract.discourse import Discourse
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.lists import HEADING_CUES
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.number_phrases import is_count
from ledger.extract.tokens import Token

PARTERS = frozenset(",;.")
MARKS = frozenset(":(–—-")
KINDS = frozenset({"name", "seat", "people"})
FILLERS = frozenset({"done", "ongoing", "anaphor_nouns"})
LEAST = 2
"""Without a colon behind the state, a tally has so many entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A state with its number, from the state to behind the number."""

    actor: ActorMention
    end: int
    colon: bool


class TallyFinder:
    """Finds the tallies of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon

    def find(self, s: Sentence, readings: list[Reading], d: Discourse) -> Iterator[Candidate]:
        """Give the item of the heading once for each state that stands with a number."""
        start = next((n + 1 for n, t in enumerate(s.tokens) if t.text == ":"), 0)
        heading = self._heading(readings, start)
        if heading is not None:
            entries, whole = self._entries(s, start)
            if whole and len(entries) >= LEAST:
                yield from self._candidates(entries, heading.clause.items[0], heading, local=True)
        elif d.tally is not None and d.sentence - d.tally.at <= 1:
            entries, whole = self._entries(s, 0)
            if entries and (entries[0].colon or (whole and len(entries) >= LEAST)):
                yield from self._candidates(entries, d.tally.item, readings[0], local=False)

    @staticmethod
    def _heading(readings: list[Reading], start: int) -> Reading | None:
        """Give the clause before a colon that names one item and says what becomes of it."""
        ahead = [r for r in readings if r.clause.last < start and r.clause.items]
        if len(ahead) != 1 or len(ahead[0].clause.items) != 1 or ahead[0].full.cue not in HEADING_CUES:
            return None
        return ahead[0]

    @staticmethod
    def _candidates(entries: list[Entry], item: ItemMention, reading: Reading, *, local: bool) -> Iterator[Candidate]:
        for entry in entries:
            yield Candidate(
                item, reading, "tally", anaphoric=True, local=local, window=(entry.actor.start, entry.end), elided=True,
                reference="count", giver=entry.actor,
            )  # fmt: skip

    def _entries(self, s: Sentence, start: int) -> tuple[list[Entry], bool]:
        """Give the entries from a token on, and whether they are all that the sentence holds."""
        found: list[Entry] = []
        at = start
        while at < len(s.tokens):
            if found and not _parts(s.tokens[at]):
                return found[:-1], False
            while at < len(s.tokens) and _parts(s.tokens[at]):
                at += 1
            if at == len(s.tokens):
                break
            entry = self._entry(s, at)
            if entry is None:
                return found, False
            found.append(entry)
            at = self._behind(s, entry.end)
        return found, bool(found)

    def _entry(self, s: Sentence, at: int) -> Entry | None:
        """Read a state, a mark or none, and a number that counts nothing else."""
        if at + 1 < len(s.tokens) and "article.definite" in s.tokens[at].words:
            at += 1
        actor = next((a for a in s.actors if a.start == at and a.kind in KINDS and a.state), None)
        if actor is None:
            return None
        n = actor.end
        colon = n < len(s.tokens) and s.tokens[n].text in MARKS
        n += colon
        bound = next((b for b in self.lexicon.bounds if tuple(t.low for t in s.tokens[n : n + len(b)]) == b), ())
        n += len(bound)
        if n >= len(s.tokens) or not is_count(s.tokens[n]):
            return None
        return Entry(actor, n + 1, colon)

    @staticmethod
    def _behind(s: Sentence, at: int) -> int:
        """Give the token behind what may follow a number: "Stück", "so far", a closing bracket."""
        while at < len(s.tokens) and (s.tokens[at].words & FILLERS or s.tokens[at].text == ")"):
            phrase = at + 2 < len(s.tokens) and not s.tokens[at + 1].words and _parts(s.tokens[at + 2])
            at += 2 if phrase and "done" in s.tokens[at].words else 1
        return at


def _parts(token: Token) -> bool:
    """Whether a token parts two entries."""
    return token.text in PARTERS or "coordinator" in token.words
