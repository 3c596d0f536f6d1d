"""Open a reader with the rules that came with the program."""

from pathlib import Path

from ledger.extract.reader import Reader
from ledger.rulebook import load_rulebook


def open_reader(rules: Path | None = None) -> Reader:
    """Give a reader; rules are read from `rules`, or from those that came with the program."""
    return Reader(load_rulebook(rules))
