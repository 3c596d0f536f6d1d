"""What a user can mend before a release is made."""

from collections.abc import Sequence
from pathlib import Path

from ledger.errors import LedgerError, UsageError

SHOWN = 5
"""How many unexplained rows a message names."""


class NoReleaseFolderError(UsageError):
    """The folder holds something else."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(f"{folder}: is not empty and holds no earlier release; name a new folder")


class UnwritableFolderError(LedgerError):
    """The release cannot be written there."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder and the system's word."""
        super().__init__(
            f"{folder}: cannot be written ({reason}); check its rights and the space left, or name another"
        )


class NoPreviousError(UsageError):
    """The previous release is none."""

    def __init__(self, folder: Path, missing: str) -> None:
        """Name the folder and the file that should be there."""
        super().__init__(f"{folder}: is no release, for it has no {missing}; name the folder of an earlier `publish`")


class ChangedPreviousError(LedgerError):
    """A file of the previous release is not what was published."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path}: does not match SHA256SUMS; bring back the release as it was published")


class OtherFiltersError(UsageError):
    """The previous release chose its rows otherwise."""

    def __init__(self, before: Sequence[str], now: Sequence[str]) -> None:
        """Name both choices."""
        was, is_now = (" ".join(words) or "no filter" for words in (before, now))
        super().__init__(
            f"the previous release was made with {was}, this one with {is_now}; publish with the same filters"
        )


class BackwardsError(UsageError):
    """The previous release is of a later day."""

    def __init__(self, before: str, now: str) -> None:
        """Name both days."""
        super().__init__(
            f"the previous release knows of {before}, this one only of {now}; give a later day, or leave --previous out"
        )


class UnexplainedChangesError(LedgerError):
    """Rows vanished or changed and nothing says why."""

    def __init__(self, rows: Sequence[str]) -> None:
        """Name the first rows."""
        more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        super().__init__(
            f"{len(rows)} published row{'s' if len(rows) != 1 else ''} vanished or changed with no retraction or "
            f"correction behind it: {'; '.join(rows[:SHOWN])}{more}; correct the claims with `aidledger review`, or "
            "give the reason with --correction TEXT"
        )
