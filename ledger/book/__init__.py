"""The book: claims become timelines, timelines are compared, checked and added up. Pure: values in, values out."""

from ledger.book.changes import compare
from ledger.book.checking import check
from ledger.book.folding import Step, fold, steps
from ledger.book.keeping import keep_book
from ledger.book.linking import link
from ledger.book.totals import totals

__all__ = ["Step", "check", "compare", "fold", "keep_book", "link", "steps", "totals"]
