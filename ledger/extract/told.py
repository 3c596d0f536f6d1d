"""Hold who tells something, and when."""

from dataclasses import dataclass

from ledger.model.partial_date import PartialDate


@dataclass(slots=True)
class Telling:
    """A verb of telling, or a word like "laut", at token `at` of a clause from `first` to `last`."""

    at: int
    first: int
    last: int
    name: str | None = None
    pronoun: bool = False
    """He or she: the last speaker."""
    state: str | None = None
    day: PartialDate | None = None
    this: bool = False
    """Tells what the sentence before said ("Das gab X bekannt")."""
    alone: bool = False
    """The pronoun for it opens the clause."""
    source: bool = False
    coordinated: bool = False
    backward: bool = False
    """Covers only what stands before it ("..., so X")."""
    doubtful: bool = False
    again: bool = False
    """Its name only stands for a source named before."""
    span: tuple[int, int] = (0, 0)
    """The tokens of the name."""
