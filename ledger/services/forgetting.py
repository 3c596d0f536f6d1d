"""Take an article's text out of the ledger on legal demand."""

from dataclasses import dataclass

from ledger import __version__
from ledger.services.claiming import find_document
from ledger.services.ingesting import now
from ledger.store import Store
from ledger.store.forgetting import forget_text
from ledger.store.recording import begin_run


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out and what stays."""

    document: str
    versions: int
    claims: int


def forget(store: Store, text: str) -> Forgotten:
    """Remove title and text of a document and their words from the index; digest, URL and claims stay.

    UnknownDocumentError where the ledger has no such document. The file is rewritten so that no trace is left in it.
    """
    document = find_document(store, text)
    run = begin_run(store, "forget", rules="", program=__version__, started=now())
    versions, claims = forget_text(store, run, document)
    return Forgotten(document, versions, claims)
