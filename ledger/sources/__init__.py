"""Bring documents in from files, folders, feeds, archives and addresses."""

from ledger.sources.reading import read_documents
from ledger.sources.skipped import Skipped

__all__ = ["Skipped", "read_documents"]
