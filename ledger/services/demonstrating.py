"""Find the example articles, and say what the demonstration shows of them."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from ledger.errors import LedgerError
from ledger.services.showing import Wanted

TIMELINE = Wanted("DE", "taurus")
"""The commitment with the longest course in the examples."""
DAYS = (date(2023, 9, 8), date(2023, 9, 22))
"""The days that the demonstration compares."""


class LedgerThereError(LedgerError):
    """The file in which the demonstration should keep its ledger is there already."""

    def __init__(self, path: Path) -> None:
        """Name it."""
        super().__init__(f"{path}: is there already; name a new file with --keep, or leave it out")


def example_articles() -> Path:
    """Give the file of made-up articles that comes with the program."""
    return Path(str(files("ledger") / "examples" / "month.jsonl"))


def check_new(path: Path) -> Path:
    """Give the path of a ledger that is to be made.

    Raises:
        LedgerThereError: there is a file.
    """
    if path.exists():
        raise LedgerThereError(path)
    return path
