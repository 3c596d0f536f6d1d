"""A document that could be read and is left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was left out, and why."""

    source: str
    reason: str

    def __str__(self) -> str:
        """Give it as one line."""
        return f"{self.source}: {self.reason}"
