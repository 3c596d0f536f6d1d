"""The shape of the rule files; unknown keys are refused."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")]
Forms = list[str]
CueClass = Literal[
    "transfer", "receive", "arrive", "underway", "begin", "complete", "commit", "package", "offer", "consider",
    "refuse", "request", "approve", "withdraw", "say", "combat", "train", "repair", "buy", "fund", "ensue",
    "include", "decide",
    "give", "go", "leave", "ready", "debate", "pressed", "arrival", "obstruct", "want", "present", "study",
    "contract", "join", "follow", "apply", "forbid", "overrule", "decision", "own", "vote", "granted", "forgo",
    "keep", "evade", "equate", "yield", "none", "list",
    "attribute-transfer", "attribute-commit", "echo", "tally",
]  # fmt: skip
StatusName = Literal[
    "requested", "considered", "offered", "pledged", "approved", "in_delivery", "delivered", "refused", "withdrawn",
]  # fmt: skip
Role = Literal[
    "subject", "by", "from", "of", "to", "object", "about", "maker", "topic", "giver", "context", "list",
    "single", "speaker", "itemmaker", "us", "aid", "seat", "visited", "sole", "default", "inner", "with", "for", "host",
]  # fmt: skip


class Strict(BaseModel):
    """Refuses what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ItemEntry(Strict):
    """One weapon system or class in shared/items.toml."""

    id: str
    name: str
    item_class: str = Field(alias="class")
    parent: str | None = None
    maker: Code | None = None
    side: Code | None = None
    names: Forms = []
    forms: dict[str, Forms] = {}
    """Its names of one language, by the language's code."""
    variants: Forms = []
    bare: str | None = None
    sole: bool = False
    weak: bool = False
    case: bool = True


class ItemFile(Strict):
    """shared/items.toml."""

    item: list[ItemEntry]


class StateNames(Strict):
    """One state of shared/states.toml with its names by language."""

    code: Code
    name: dict[str, str]


class StateFile(Strict):
    """shared/states.toml."""

    cldr: str | None = None
    state: list[StateNames]


class StateWords(Strict):
    """One state's words in a language."""

    code: Code
    names: Forms = []
    adjective: Forms = []
    people: Forms = []
    seats: Forms = []
    institutions: Forms = []


class StateWordFile(Strict):
    """words/states.toml of a language."""

    state: list[StateWords]


class Holder(Strict):
    """One dated office holder, or a politician, of shared/holders.toml."""

    name: str
    short: Forms = []
    spelled: Forms = []
    state: Code
    office: str | None = None
    kind: str | None = None
    since: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = Field(default=None, alias="to")


class HolderFile(Strict):
    """shared/holders.toml."""

    holder: list[Holder]


class OfficeWords(Strict):
    """Words for an office; `state` where the word itself names it."""

    id: str
    words: Forms
    state: Code | None = None


class OfficeFile(Strict):
    """words/offices.toml of a language."""

    office: list[OfficeWords]


class Party(Strict):
    """A party."""

    id: str
    words: Forms
    state: Code


class PartyFile(Strict):
    """words/parties.toml of a language."""

    party: list[Party]


class HeadFile(Strict):
    """words/heads.toml: nouns that still mean the item whose name stands before them."""

    heads: Forms


class ParadigmFile(Strict):
    """words/paradigms.toml: endings by paradigm name."""

    endings: dict[str, list[str]]


class PseudoFile(Strict):
    """words/pseudo.toml: phrases that hold an item's name and mean something else."""

    phrases: Forms
    first_names: Forms = []
    surnames: Forms = []


class VerbParadigm(Strict):
    """Templates of a verb paradigm by tag."""

    name: str = "irregular"
    match: str = "$"
    strip: str
    fin: Forms
    past: Forms
    part: Forms
    inf: Forms
    subj: Forms | None = None
    ing: Forms | None = None

    def templates(self) -> dict[str, list[str]]:
        """Give the templates that the language has."""
        tags = ("fin", "past", "part", "inf", "subj", "ing")
        return {tag: getattr(self, tag) for tag in tags if getattr(self, tag) is not None}


class VerbFile(Strict):
    """words/verbs.toml of a language."""

    particle: Literal["before", "after"]
    parts: Forms
    optional_parts: Forms
    no_ge: str
    attribute_endings: Forms
    paradigm: list[VerbParadigm]
    irregular: VerbParadigm


class CueWords(Strict):
    """Words of one class of the status calculus."""

    cue: CueClass = Field(alias="class")
    verbs: Forms = []
    nouns: Forms = []
    adjectives: Forms = []
    phrases: Forms = []


class CueFile(Strict):
    """words/cues.toml of a language."""

    cue: list[CueWords]


class GrammarFile(Strict):
    """grammar.toml of a language: settings, and closed word classes by name."""

    home: str
    noun_capitals: Literal["yes", "no"]
    verb_final: Literal["yes", "no"]
    feminine_suffixes: str
    title_words: str
    """Words that may stand between an office and its holder's name, parted by bars."""
    spelled_also: str = ""
    """Letters that some of the language's countries write otherwise ("ß=ss")."""
    verb_shape: str = ""
    """Pattern of words that are verbs although no list holds them."""
    infinitive_shape: str = ""
    """Pattern of words that are infinitives with their mark inside although no list holds them."""
    words: dict[str, Forms]


class LanguageFile(Strict):
    """language.toml: how texts of a language are told from others."""

    name: str
    function_words: Forms


class Expected(Strict):
    """A claim that a case states; absent fields are not compared."""

    donor: str
    item: str
    status: StatusName
    recipient: str = "UA"
    quantity: int | dict[str, int | None] | None = None


class Case(Strict):
    """A sentence that a rule must (`expect` not empty) or must not claim from."""

    lang: str
    text: str
    published: dt.date | None = None
    expect: list[Expected] = []
    todo: str | None = None


class FrameRule(Strict):
    """A claim rule: conditions on a governed item, and the status they give."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9-]+)+$")
    why: str
    cue: list[CueClass]
    status: StatusName | None = None
    when: dict[str, list[str]] = {}
    donor: list[Role] = []
    confidence: int = Field(default=80, ge=0, le=100)
    lists: bool = False
    licence: bool = False
    drop: bool = False
    former: bool = False
    hedged: bool = False
    case: list[Case] = []


class Composition(Strict):
    """What two cues mean together, the outer governing the inner."""

    outer: list[CueClass]
    inner: list[CueClass]
    means: CueClass


class FrameFile(Strict):
    """frames/*.toml."""

    rule: list[FrameRule] = []
    composition: list[Composition] = []
