"""What the tests of the sources share."""

from collections.abc import Callable

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources import Skipped

Incoming = Document | Skipped | Problem
Read = Callable[..., list[Incoming]]
"""Writes bytes to a file of a name and reads it, with the options of `read_documents`."""


def only_document(incoming: list[Incoming]) -> Document:
    """Give the one document that was read, and nothing else."""
    (document,) = incoming
    assert isinstance(document, Document), document
    return document


def only_problem(incoming: list[Incoming]) -> str:
    """Give the one line that was said, and no document."""
    (problem,) = incoming
    assert isinstance(problem, Problem), problem
    line = str(problem)
    assert "\n" not in line
    return line


def documents_of(incoming: list[Incoming]) -> list[Document]:
    """Give the documents alone."""
    return [one for one in incoming if isinstance(one, Document)]


def problems_of(incoming: list[Incoming]) -> list[str]:
    """Give the lines of the problems alone."""
    return [str(one) for one in incoming if isinstance(one, Problem)]
