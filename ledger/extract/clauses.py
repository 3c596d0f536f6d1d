"""A clause: tokens that share one predicate; and the words by which clauses are told apart."""

from dataclasses import dataclass, field

from ledger.extract.mentions import ActorMention, CueMention, ItemMention

QUOTES = frozenset('„“”"»«›‹‟')
FINITE = (
    "modal.intend",
    "modal.shall",
    "modal.possible",
    "modal.can",
    "modal.oblige",
    "modal.wish",
    "modal.would",
    "modal.may",
)
AUXILIARY = (
    "have", "have.past", "have.reported", "have.unreal", "be", "be.past", "be.reported", "be.unreal",
    "become", "become.past", "become.reported",
)  # fmt: skip
FINITE_CLASSES = frozenset(FINITE + AUXILIARY)
SUBORDINATORS = ("sub.that", "sub.whether", "sub.if", "sub.other", "sub.instead", "sub.purpose")
INNER_SUBORDINATORS = frozenset({*SUBORDINATORS, "relative"})
DEPENDENT = frozenset({"rel", "inf", "that", "whether", "if", "other", "instead", "purpose"})


@dataclass(slots=True, eq=False)
class Clause:
    """Tokens that share one predicate, and how the clause hangs on another."""

    kind: str
    tokens: list[int]
    opener: str = ""
    parent: "Clause | None" = None
    quoted: bool = False
    items: list[ItemMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    cues: list[CueMention] = field(default_factory=list)
    antecedents: list[ItemMention] = field(default_factory=list)
    actor_antecedent: ActorMention | None = None
    words: frozenset[str] = frozenset()
    """The closed word classes that its words belong to."""
    coordinated: bool = False
    """Starts with a coordinator, or follows one: may take its subject and auxiliary from the clause before."""

    @property
    def first(self) -> int:
        """Its first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Its last token."""
        return self.tokens[-1]
