"""The book: claims become timelines, timelines are compared, checked and added up. Pure: values in, values out."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.book.changes import compare
    from ledger.book.checking import check
    from ledger.book.folding import Step, fold, steps
    from ledger.book.keeping import keep_book
    from ledger.book.linking import link
    from ledger.book.sums import totals

__all__ = ["Step", "check", "compare", "fold", "keep_book", "link", "steps", "totals"]
HOMES = {
    "Step": "folding", "check": "checking", "compare": "changes", "fold": "folding", "keep_book": "keeping",
    "link": "linking", "steps": "folding", "totals": "sums",
}  # fmt: skip
"""Where each name lives: a diff of the timeline needs one module and loads no other."""


def __getattr__(name: str) -> object:
    """Load a name when it is asked for."""
    if name not in HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"ledger.book.{HOMES[name]}"), name)
