"""Read documents into the ledger."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from ledger import __version__
from ledger.errors import Problem
from ledger.model.claim import Reading
from ledger.model.document import Document
from ledger.model.rules import Rulebook
from ledger.services.folding import fold_changed
from ledger.services.presence import at_work
from ledger.services.vocabulary import record_vocabulary
from ledger.store import Store
from ledger.store.recording import Outcome, Run, begin_run, find_outcome, record_document

BATCH = 256
"""Documents written in one transaction."""
SHOWN = 200
"""Skipped documents and problems kept by name; all are counted."""


@dataclass(slots=True)
class Ingested:
    """What became of the documents that were handed in."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    claims: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """How many documents were left out, by reason."""
    skipped_names: list[tuple[str, str]] = field(default_factory=list)
    """Source and reason of the first ones."""
    failed: int = 0
    problems: list[Problem] = field(default_factory=list)
    """The first documents that could not be read."""
    folded: int = 0

    def skip(self, source: str, reason: str) -> None:
        """Count a document that was left out."""
        self.skipped[reason] += 1
        if len(self.skipped_names) < SHOWN:
            self.skipped_names.append((source, reason))

    def fail(self, problem: Problem) -> None:
        """Count a document that could not be read."""
        self.failed += 1
        if len(self.problems) < SHOWN:
            self.problems.append(problem)

    @property
    def documents(self) -> int:
        """How many documents were handed in."""
        return self.outcomes.total() + self.skipped.total() + self.failed


class Reads(Protocol):
    """What reads documents into claims: `ledger.extract.reader.Reader`."""

    rulebook: Rulebook

    def reads(self, lang: str | None) -> bool:
        """Whether there are rules for a language."""

    def read(self, document: Document) -> Reading:
        """Give the claims of a document."""


class LeftOut(Protocol):
    """A document that could be read and is left out: `ledger.sources.Skipped`."""

    @property
    def source(self) -> str:
        """Where it was."""

    @property
    def reason(self) -> str:
        """Why it is left out."""


Incoming = Document | Problem | LeftOut
ReadMany = Callable[[Iterable[list[Document]]], Iterator[tuple[list[Document], list[Reading]]]]
"""Reads batch after batch, in order."""


def ingest(
    store: Store,
    incoming: Iterable[Incoming],
    reader: Reads,
    *,
    read_many: ReadMany | None = None,
    progress: Callable[[Ingested], None] | None = None,
) -> Ingested:
    """Read documents, book their claims and fold what changed; a killed run keeps each whole batch.

    `read_many` reads in other processes (`ledger.services.working`); without it `reader` reads here.
    """
    report = Ingested()
    record_vocabulary(store, reader.rulebook)
    run = begin_run(store, "ingest", rules=reader.rulebook.digest, program=__version__, started=now())
    batches = in_batches(choose(store, incoming, reader, report))
    with at_work(store):
        for documents, readings in (read_many or reading_here(reader))(batches):
            record_batch(store, run, documents, readings, report)
            if progress:
                progress(report)
        report.folded = fold_changed(store)
    return report


def now() -> str:
    """Give the time of a run, in UTC, to the second; audit only."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def choose(store: Store, incoming: Iterable[Incoming], reader: Reads, report: Ingested) -> Iterator[Document]:
    """Give the documents that must be read; count the others."""
    for document in incoming:
        if isinstance(document, Problem):
            report.fail(document)
        elif not isinstance(document, Document):
            report.skip(document.source, document.reason)
        elif document.published is None:
            report.skip(document.source or document.id, "no publication date; give one with --published")
        elif not reader.reads(document.lang):
            report.skip(document.source or document.id, f"no rules for language {document.lang or 'unknown'}")
        else:
            outcome = find_outcome(store, document)
            if outcome in {Outcome.NEW, Outcome.VERSION}:
                yield document
            else:
                report.outcomes[outcome] += 1


def in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Cut the stream into lists of BATCH documents."""
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def reading_here(reader: Reads) -> ReadMany:
    """Read in this process."""

    def read_many(batches: Iterable[list[Document]]) -> Iterator[tuple[list[Document], list[Reading]]]:
        for batch in batches:
            yield batch, [reader.read(document) for document in batch]

    return read_many


def record_batch(
    store: Store, run: Run, documents: Sequence[Document], readings: Sequence[Reading], report: Ingested
) -> None:
    """Write a batch in one transaction."""
    with store.transaction():
        for document, reading in zip(documents, readings, strict=True):
            outcome = record_document(store, run, document, reading.claims)
            report.outcomes[outcome] += 1
            if outcome in {Outcome.NEW, Outcome.VERSION}:
                report.claims += len(reading.claims)
