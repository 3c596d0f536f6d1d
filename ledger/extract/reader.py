"""Read documents into claims."""

from collections.abc import Mapping

from ledger.extract.assembly import Assembler
from ledger.extract.certainty import Certainty
from ledger.extract.clause_cutting import ClauseCutter
from ledger.extract.consolidation import Kinds, consolidate
from ledger.extract.discourse import Discourse
from ledger.extract.entry_lines import note_entry
from ledger.extract.frames import FrameSet
from ledger.extract.gate import Gate
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import link
from ledger.extract.mention_finder import MentionFinder
from ledger.extract.mentions import Sentence
from ledger.extract.pairing import CandidateFinder
from ledger.extract.parties import PartyFinder
from ledger.extract.predicate_reader import read_predicate
from ledger.extract.readings import settle, settle_particle_after
from ledger.extract.roles import RoleFinder
from ledger.extract.sections import note_section
from ledger.extract.sides import Sides
from ledger.extract.slots import SlotFiller
from ledger.extract.tokens import find_sentences
from ledger.extract.voices import note_voice
from ledger.model.claim import Claim, Dropped, Reading
from ledger.model.document import Document
from ledger.model.rules import Language, Rulebook

LONGEST_HEADLINE = 160


class Reader:
    """Reads documents of every language that has rules; languages are prepared when first met."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take the rules."""
        self.rulebook = rulebook
        self._readers: dict[str, LanguageReader] = {}

    @property
    def languages(self) -> Mapping[str, frozenset[str]]:
        """The function words of each language, to tell languages apart."""
        return {code: language.function_words for code, language in self.rulebook.languages.items()}

    def reads(self, lang: str | None) -> bool:
        """Whether there are rules for a language."""
        return lang in self.rulebook.languages

    def read(self, document: Document) -> Reading:
        """Give the claims of a document and the item mentions that became none; without rules for its language none."""
        if document.lang is None or not self.reads(document.lang):
            return Reading()
        if document.lang not in self._readers:
            language = self.rulebook.languages[document.lang]
            self._readers[document.lang] = LanguageReader(language, self.rulebook)
        return self._readers[document.lang].read(document)


def headline_end(text: str) -> int:
    """Where the text proper starts: after a short first line, else at once."""
    end = text.find("\n")
    return end if 0 < end <= LONGEST_HEADLINE else 0


class LanguageReader:
    """Reads documents of one language."""

    def __init__(self, language: Language, rulebook: Rulebook) -> None:
        """Prepare the language's words and rules."""
        self.language = language
        self.compositions = rulebook.compositions
        self.verb_final = language.settings["verb_final"] == "yes"
        self.abbreviations = frozenset(w.rstrip(".").lower() for w in language.words.get("abbreviation", ()))
        self.lexicon = Lexicon(language)
        self.finder = MentionFinder(self.lexicon)
        self.cutter = ClauseCutter(verb_final=self.verb_final)
        self.roles = RoleFinder(self.lexicon)
        self.kinds = Kinds(
            {item.id: frozenset(self.lexicon.ancestors(item)) for item in language.items},
            frozenset(f.id for f in rulebook.frames if not f.status and not f.drop),
        )
        self.candidates = CandidateFinder(self.lexicon, rulebook.compositions)
        self.gate = Gate(self.lexicon)
        self.sides = Sides()
        self.certainty = Certainty(rulebook.points)
        self.assembler = Assembler(
            FrameSet(rulebook.frames),
            PartyFinder(self.sides, language.home),
            SlotFiller(language.meaning, self.lexicon),
            self.lexicon,
        )

    def read(self, document: Document) -> Reading:
        """Read a document sentence by sentence."""
        if not self.gate.lets_through(document.text):
            return Reading()
        discourse = Discourse(document.recipient, self.language.home, document.published)
        dropped: list[Dropped] = []
        for n, (start, end) in enumerate(find_sentences(document.text, self.abbreviations)):
            discourse.sentence = n
            sentence = self.finder.read(document.text, start, end, document.published)
            if sentence.items or sentence.cues or sentence.actors or discourse.story.lines:
                dropped += self.read_sentence(document, sentence, discourse)[1]
        kept, merged = consolidate(discourse.story.claims(), headline_end(document.text), self.kinds)
        return Reading(tuple(self.certainty.settle(claim) for claim in kept), (*dropped, *merged))

    def read_sentence(self, document: Document, s: Sentence, d: Discourse) -> tuple[list[Claim], list[Dropped]]:
        """Give the claims of one sentence and what became none; the discourse is kept up to date."""
        if self.lexicon.language.settings["particle"] == "after":
            settle_particle_after(s)
        d.story.open(document.text, s.start)
        note_section(document.text, s, d, self.sides.never_donors)
        note_entry(document.text, s, d, self.sides.never_donors)
        settle(s, capitals=self.lexicon.capitals)
        clauses = self.cutter.cut(s)
        predicates = []
        for clause in clauses:
            self.roles.assign(s, clause)
            predicates.append(read_predicate(s, clause, self.compositions, verb_final=self.verb_final))
        note_voice(document.text, s, d)
        readings = link(s, clauses, predicates, self.compositions)
        candidates = list(self.candidates.find(s, readings, d))
        return self.assembler.assemble(document, s, readings, candidates, d)
