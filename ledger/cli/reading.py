"""Bring what the commands that read text share: the documents, the reader, the work."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from ledger.cli.app import App
from ledger.errors import Problem
from ledger.services.claiming import find_document
from ledger.services.ingesting import Incoming, Ingested, ingest
from ledger.services.reading import open_reader
from ledger.services.rereading import Reread, reread
from ledger.services.working import reading_in_processes
from ledger.sources import read_documents


def ingest_paths(
    app: App,
    paths: Sequence[str],
    *,
    jobs: int,
    progress: Callable[[Ingested], None] | None,
    **given: Any,  # noqa: ANN401 - handed on from click, which has checked them
) -> Ingested:
    """Read documents into the ledger of the command line."""
    reader = open_reader(app.rules)
    documents = read_documents(paths, stdin=sys.stdin.buffer, languages=reader.languages, **given)
    read_many = reading_in_processes(partial(open_reader, app.rules), jobs) if jobs > 1 else None
    nothing, incoming = only_faults(documents)
    if nothing is not None:
        return nothing
    return ingest(app.writable, incoming, reader, read_many=read_many, progress=progress)


def only_faults(incoming: Iterable[Incoming]) -> tuple[Ingested | None, Iterator[Incoming]]:
    """Give a report where not one document could be read, so that no ledger is made; else all that comes in."""
    report, faults, stream = Ingested(), list[Incoming](), iter(incoming)
    for one in stream:
        if not isinstance(one, Problem):
            return None, chain(faults, [one], stream)
        faults.append(one)
        report.fail(one)
    return report, iter(())


def reread_documents(app: App, document: str | None, *, jobs: int, decide: Callable[[Reread], bool]) -> Reread:
    """Read stored documents anew with the rules of the command line."""
    app.store  # noqa: B018 - a ledger that is not there is not made
    identity = find_document(app.store, document) if document is not None else None
    reader = open_reader(app.rules)
    read_many = reading_in_processes(partial(open_reader, app.rules), jobs) if jobs > 1 else None
    return reread(app.writable, reader, decide=decide, document=identity, read_many=read_many)
