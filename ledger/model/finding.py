"""Something in the book that a person should look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about commitments or claims, as a value: what is odd, where, and what to do about it."""

    code: str
    """Which check: `delivered-above-pledged`, `open-conflict` and so on."""
    where: str
    """What it is about, in words: `DE UA leopard-2`."""
    message: str
    remedy: str
    commitments: tuple[str, ...] = ()
    """Ids of the commitments."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that prove it."""

    def __str__(self) -> str:
        """Give it as one line, the remedy last."""
        return f"{self.where}: {self.message}; {self.remedy}"
