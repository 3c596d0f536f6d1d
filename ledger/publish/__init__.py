"""Turn a snapshot of the ledger into files that others can cite, check and load."""

from ledger.publish.dataset import Published, publish

__all__ = ["Published", "publish"]
