"""Faults: what a user can mend is a LedgerError; what a file gets wrong is a Problem."""

from dataclasses import dataclass
from pathlib import Path


class LedgerError(Exception):
    """Base of every error that a user can cause and mend; its message ends with the remedy."""

    exit_code = 1


class UsageError(LedgerError):
    """Base of errors in how a command was called."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a rule file, an article or a ledger, as a value: `where: message`."""

    where: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """Give the fault as one line."""
        place = f"{self.where}:{self.line}" if self.line is not None else self.where
        return f"{place}: {self.message}"


class RulesMissingError(LedgerError):
    """No rule folder was found."""

    def __init__(self, tried: Path) -> None:
        """Name the folder that should have been there."""
        super().__init__(f"{tried}: no rules folder; reinstall aidledger, or name one with --rules DIR")


class BadDateError(UsageError):
    """A date that cannot be read."""

    def __init__(self, text: str) -> None:
        """Show the text and the forms that work."""
        super().__init__(f"{text!r} is no date; write YYYY-MM-DD, as in 2023-01-25")
