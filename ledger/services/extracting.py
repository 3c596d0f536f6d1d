"""Read documents into claims without a ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ledger.errors import Problem
from ledger.model.claim import Reading
from ledger.model.document import Document
from ledger.model.rules import Rulebook
from ledger.sources import Skipped


class Reads(Protocol):
    """What reads documents into claims: `ledger.extract.reader.Reader`."""

    rulebook: Rulebook

    def reads(self, lang: str | None) -> bool:
        """Whether there are rules for a language."""

    def read(self, document: Document) -> Reading:
        """Give the claims of a document."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document with what was read from it."""

    document: Document
    reading: Reading


def extract(incoming: Iterable[Document | Skipped | Problem], reader: Reads) -> Iterator[Extracted | Skipped | Problem]:
    """Read each document; hand on what was left out, and leave out languages without rules."""
    for document in incoming:
        if not isinstance(document, Document):
            yield document
        elif reader.reads(document.lang):
            yield Extracted(document, reader.read(document))
        else:
            yield Skipped(document.source or document.id, no_rules(document.lang, reader))


def no_rules(lang: str | None, reader: Reads) -> str:
    """Say why a language is not read."""
    known = ", ".join(sorted(reader.rulebook.languages))
    if lang is None:
        return f"its language cannot be told; name it with --lang, one of {known}"
    return f"no rules for language {lang}; there are rules for {known}"
