"""Hold what is found in a sentence: items, actors and cues, each at its tokens."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.extract.lexicon import CueForm
from ledger.extract.tokens import Token
from ledger.model.rules import Item

VERB_TAGS = frozenset({"fin", "past", "inf", "part", "zu", "ing", "subj"})


@dataclass(slots=True)
class ItemMention:
    """An item named at tokens `start` to `end` (exclusive)."""

    item: Item
    start: int
    end: int
    variant: str | None = None
    also: tuple[str, ...] = ()
    """Other ids in the same noun phrase, as the class in apposition."""
    headed: bool = False
    """A head noun follows ("Patriot missile battery")."""
    compound: str | None = None
    """An unknown noun that the name only modifies ("Taurus-Ultimatum")."""


@dataclass(slots=True)
class ActorMention:
    """A state, or somebody who speaks for it."""

    kind: str
    state: str | None
    start: int
    end: int
    office: str | None = None
    outside: bool = False
    person: bool = False
    role: str = ""
    """Grammatical role, set when the clause is read."""
    doer: bool = False
    """Is to do what the infinitive after it says ("for Germany to send")."""
    besides: bool = False
    """Does the same as the subject ("neben X liefert auch Y")."""
    dual: bool = False
    """Its name may be an adjective too ("US")."""
    before_noun: bool = False
    """An adjective or genitive that belongs to the noun after it."""


@dataclass(slots=True)
class CueMention:
    """A cue of the status calculus."""

    form: CueForm
    start: int
    end: int
    others: tuple[CueForm, ...] = ()
    """Other readings of the same word."""

    @property
    def cue(self) -> str:
        """Its class."""
        return self.form.cue


def positions(mentions: Iterable[ItemMention | ActorMention | CueMention]) -> set[int]:
    """Give the positions of the tokens of mentions."""
    return {n for m in mentions for n in range(m.start, m.end)}


@dataclass(slots=True)
class Sentence:
    """A sentence with what was found in it."""

    start: int
    end: int
    tokens: list[Token]
    items: list[ItemMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    cues: list[CueMention] = field(default_factory=list)
    have_words: frozenset[str] = frozenset()
    """Infinitives of having."""
    denials: frozenset[str] = frozenset()
    """Articles that deny their noun ("no")."""
    genitives: frozenset[str] = frozenset()
    """Prepositions that only follow nouns ("of")."""
    classes: frozenset[str] = frozenset()
    """The closed word classes that its words belong to."""
    weak: list[tuple[ItemMention, str]] = field(default_factory=list)
    """Item names that did not count, and why."""

    @property
    def mentioned(self) -> set[int]:
        """The positions of the tokens of all mentions."""
        return positions(self.items) | positions(self.actors) | positions(self.cues)

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return any(t.text == "?" for t in self.tokens[-3:])
