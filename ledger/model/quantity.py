"""How many, and how surely."""

from dataclasses import dataclass

QUALIFIERS = ("about", "at_least", "at_most", "undisclosed")
"""How surely a number is meant."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units, or a range with an open end (CODEBOOK.md, "Slots").

    `least` and `most` are equal for a plain number; None is an open end, and both None say that only the qualifier
    is known. `unit` is None for the vehicle or piece. `total` is the new total where an addition gives one.
    """

    least: int | None = None
    most: int | None = None
    qualifier: str | None = None
    unit: str | None = None
    additional: bool = False
    total: int | None = None
    joint: bool = False

    @property
    def number(self) -> int | dict[str, int | None] | None:
        """The published value: an integer, a range, or None."""
        if self.least is None and self.most is None:
            return None
        if self.least == self.most:
            return self.least
        return {"min": self.least, "max": self.most}

    @property
    def kind(self) -> str:
        """`additional` where the text adds to an earlier number, else `total`."""
        return "additional" if self.additional else "total"
