"""List claims with their documents."""

from dataclasses import replace

from ledger.model.sourced import SourcedClaim
from ledger.services.asking import Question, to_filter
from ledger.store import Store
from ledger.store.faults import UnknownDocumentError
from ledger.store.reading import find_claims, find_identity


def list_claims(store: Store, question: Question) -> list[SourcedClaim]:
    """Give the claims that count and meet the question, by publication date."""
    return _listed(store, question, live=True)


def list_retracted(store: Store, question: Question) -> list[SourcedClaim]:
    """Give the claims that no longer count: retracted, rejected, or of an older version."""
    return _listed(store, question, live=False)


def _listed(store: Store, question: Question, *, live: bool) -> list[SourcedClaim]:
    asked = question
    if question.document is not None:
        asked = replace(question, document=find_document(store, question.document))
    return list(find_claims(store, to_filter(store, asked), live=live))


def find_document(store: Store, text: str) -> str:
    """Give the identity of the document meant by id, URL or the start of an id.

    UnknownDocumentError where there is none, or several.
    """
    found = find_identity(store, text)
    if len(found) != 1:
        raise UnknownDocumentError(text, found[:3])
    return found[0]
