"""Hold the predicate of a clause: the chain of its cues, and what the chain means as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.extract.mentions import CueMention

INERT = frozenset({"say"})
OTHER_MATTERS = frozenset({"combat", "train", "repair"})
"""What is done with arms beside giving them."""
Compositions = Mapping[tuple[str, str], str]


@dataclass(slots=True)
class Predicate:
    """What a clause says, before anybody asks of which item."""

    chain: list[CueMention] = field(default_factory=list)
    cue: str = "none"
    """The effective class of the chain."""
    modal: str = "none"
    tense: str = "present"
    voice: str = "active"
    negated: bool = False
    not_yet: bool = False
    reported: bool = False
    form: str = "none"
    inner: str = "none"
    words: frozenset[str] = frozenset()
    """Adverbial classes present: history, ongoing, done, hedge, also, more, over, evaluation."""


def compose(cues: list[str], compositions: Compositions) -> tuple[str, str]:
    """Fold a chain of classes, the governing first, into the effective class and the innermost one."""
    meaningful = [c for c in cues if c not in INERT] or cues
    if not meaningful:
        return "none", "none"
    effective = meaningful[0]
    for inner in meaningful[1:]:
        effective = compositions.get((effective, inner), effective)
    return effective, meaningful[-1]


def head_of(chain: list[CueMention], cue: str) -> CueMention | None:
    """Give the cue that decides the form: the first of the effective class, else the governing one."""
    meaningful = [c for c in chain if c.cue not in INERT] or chain
    return next((c for c in meaningful if c.cue == cue), meaningful[0] if meaningful else None)


def noun_predicate(chain: list[CueMention], compositions: Compositions) -> Predicate:
    """Read the predicate of a noun phrase that stands for itself ("nach der Zusage von X")."""
    cue, inner = compose([c.cue for c in chain], compositions)
    return Predicate(chain, cue=cue, inner=inner, form="noun")
