"""A claim rule as it is written down, with the cases that it carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A claim that a case states; a quantity of None is not compared."""

    donor: str
    item: str
    status: str
    recipient: str = "UA"
    quantity: int | Mapping[str, int | None] | None = None

    def __str__(self) -> str:
        """Give the claim in one line."""
        number = f" ({self.quantity})" if self.quantity is not None else ""
        return f"{self.donor} {self.item} {self.status} for {self.recipient}{number}"


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A short text with the claims that it makes: a hit of a rule that claims, a near miss of a rule that drops."""

    lang: str
    text: str
    expect: tuple[ExpectedClaim, ...] = ()
    published: date | None = None
    todo: str | None = None
    """Why a case that is right fails still."""


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """A rule of frames/*.toml and where it stands."""

    id: str
    why: str
    cue: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]
    donor: tuple[str, ...]
    confidence: int
    file: str
    """Path below the rules folder."""
    line: int
    status: str | None = None
    drop: bool = False
    lists: bool = False
    former: bool = False
    hedged: bool = False
    cases: tuple[RuleCase, ...] = ()

    @property
    def hits(self) -> tuple[RuleCase, ...]:
        """The cases in which the rule must apply."""
        return tuple(case for case in self.cases if bool(case.expect) != self.drop)

    @property
    def near_misses(self) -> tuple[RuleCase, ...]:
        """The cases in which it must not."""
        return tuple(case for case in self.cases if bool(case.expect) == self.drop)

    @property
    def gives(self) -> str:
        """What it makes of a mention: a status, the status of a list, or no claim."""
        return "no claim" if self.drop else self.status or "status of the list"

    @property
    def place(self) -> str:
        """Name file and rule, for messages."""
        return f"{self.file}: {self.id}"
