"""The rules as values: what the rulebook reads and the extractor applies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.model.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Item:
    """A weapon system or a class of them, with the forms of its name in one language."""

    id: str
    name: str
    item_class: str
    parent: str | None = None
    maker: str | None = None
    side: str | None = None
    """ISO code where only one party of the war has it: no aid to anybody else."""
    weak: bool = False
    """The name has an everyday sense; it counts only beside other military words."""
    exact: bool = True
    """Capitals must agree."""
    variants: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    sole: bool = False
    """In practice only the maker's state can give it."""
    bare: str | None = None
    """The item meant where the name stands without a number (CODEBOOK: "Patriot missiles" for the system)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A way to name a state or somebody who speaks for it.

    `kind` is one of name, adjective, people, seat, institution, person, office, party. `state` is None for an office
    that any state has ("Verteidigungsministerin").
    """

    kind: str
    state: str | None
    forms: tuple[str, ...]
    office: str | None = None
    since: date | None = None
    until: date | None = None
    outside: bool = False
    """Speaks in the state's politics, not for its government: a member of parliament, an opposition party."""


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb by tag: `fin`, `past`, `inf`, `part`, `zu`, `ing`, `subj`, `attr`."""

    lemma: str
    particle: str | None
    """Separable part: stands apart from the finite form, before the others ("sagt ... zu")."""
    forms: Mapping[str, tuple[str, ...]]
    needs: tuple[tuple[str, ...], ...] = ()
    """Words that must stand beside it for this meaning, one of each group ("sich für" with "einsetzen")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one meaning: a class of the status calculus, in all word classes."""

    cue: str
    verbs: tuple[VerbForms, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim rule: which status a governed item has under which grammatical conditions.

    Each condition is a set of accepted values; an absent one accepts all. `donor` lists the roles in which the
    donor is looked for, best first.
    """

    id: str
    why: str
    cue: frozenset[str]
    status: str
    conditions: Mapping[str, frozenset[str]]
    donor: tuple[str, ...]
    confidence: int
    lists: bool = False
    """What follows may be a list of further items under the same rule."""
    licence: bool = False
    """An authority lets another pass on its arms: who is let is the donor, the authority the approver."""
    drop: bool = False
    """The construction is understood and is no claim; the reason is `why`."""
    former: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that the extractor knows of one language."""

    code: str
    name: str
    function_words: frozenset[str]
    home: str | None
    """The state meant where a text of this language names an office without one."""
    items: tuple[Item, ...]
    heads: tuple[str, ...]
    actors: tuple[Actor, ...]
    cues: tuple[Cue, ...]
    words: Mapping[str, tuple[str, ...]]
    """Closed classes by name: `negation`, `modal.intend`, `subordinator` and so on."""
    pseudo: tuple[str, ...]
    neighbours: frozenset[str]
    """Given names and surnames that show that a weak item name is a person's."""
    settings: Mapping[str, str]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, with the digest of the files they came from."""

    digest: str
    languages: Mapping[str, Language]
    frames: tuple[Frame, ...]
    compositions: Mapping[tuple[str, str], str]
    points: Mapping[str, int]
    """What a circumstance adds to a rule's confidence, in percentage points."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Display names of items."""
