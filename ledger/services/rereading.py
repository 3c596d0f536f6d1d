"""Read the stored documents with the present rules: gained claims are added, lost ones retracted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ledger import __version__
from ledger.model.claim import Claim, Reading
from ledger.model.document import Document
from ledger.services.folding import fold_changed
from ledger.services.ingesting import ReadMany, Reads, in_batches, now, reading_here
from ledger.services.vocabulary import record_vocabulary
from ledger.store import Store
from ledger.store.reading import StoredDocument, find_documents
from ledger.store.recording import Run, begin_run
from ledger.store.revising import Booking, find_booked, revise_version

SHOWN = 1000
"""Differences kept one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that the present rules make otherwise."""

    change: str
    """`gained`, `lost` or `changed`."""
    document: str
    before: Claim | None
    after: Claim | None


@dataclass(slots=True)
class Reread:
    """What reading anew gives."""

    documents: int = 0
    forgotten: int = 0
    """Documents without text, which keep their claims."""
    unreadable: int = 0
    """Documents of languages that have no rules now; they keep their claims."""
    gained: int = 0
    lost: int = 0
    changed: int = 0
    differences: list[Difference] = field(default_factory=list)
    booked: bool = False

    def note(self, difference: Difference) -> None:
        """Count a difference."""
        setattr(self, difference.change, getattr(self, difference.change) + 1)
        if len(self.differences) < SHOWN:
            self.differences.append(difference)


def reread(
    store: Store,
    reader: Reads,
    *,
    decide: Callable[[Reread], bool],
    document: str | None = None,
    read_many: ReadMany | None = None,
) -> Reread:
    """Read the latest versions anew; `decide` sees the report and says whether it is booked.

    Nothing is written where it says no, or where the run is killed.
    """
    report = Reread()
    with store.transaction():
        record_vocabulary(store, reader.rulebook)
        run = begin_run(store, "reread", rules=reader.rulebook.digest, program=__version__, started=now())
        stored = choose(find_documents(store, document), reader, report)
        revise(store, run, stored, read_many or reading_here(reader), report)
        report.booked = decide(report)
        if not report.booked:
            store.undo()
    fold_changed(store)
    return report


def choose(documents: Iterable[StoredDocument], reader: Reads, report: Reread) -> Iterator[StoredDocument]:
    """Give the documents that have a text and rules; count the others."""
    for stored in documents:
        if stored.forgotten:
            report.forgotten += 1
        elif not reader.reads(stored.document.lang):
            report.unreadable += 1
        else:
            yield stored


def revise(store: Store, run: Run, documents: Iterable[StoredDocument], read_many: ReadMany, report: Reread) -> None:
    """Bring the claims of each document to what the present rules make of it."""
    waiting: list[StoredDocument] = []

    def texts() -> Iterator[Document]:
        for stored in documents:
            waiting.append(stored)
            yield stored.document

    for batch, readings in read_many(in_batches(texts())):
        for stored, reading in zip(waiting[: len(batch)], readings, strict=True):
            report.documents += 1
            revise_document(store, run, stored, reading, report)
        del waiting[: len(batch)]


def revise_document(store: Store, run: Run, stored: StoredDocument, reading: Reading, report: Reread) -> None:
    """Book what one document gains and loses."""
    booked = find_booked(store, stored.n)
    lost, gained = revise_version(store, run, stored, booked, reading.claims)
    for difference in pair(stored.document.id, lost, gained):
        report.note(difference)


def pair(document: str, lost: Sequence[Booking], gained: Sequence[Claim]) -> Iterator[Difference]:
    """Join a lost and a gained claim of one tuple into a change; what is left is lost or gained."""
    left = list(gained)
    for booking in lost:
        same = next((claim for claim in left if claim.tuple == booking.claim.tuple), None)
        if same is None:
            yield Difference("lost", document, booking.claim, None)
        else:
            left.remove(same)
            yield Difference("changed", document, booking.claim, same)
    yield from (Difference("gained", document, None, claim) for claim in left)
