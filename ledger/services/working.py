"""Read documents in several processes; the claims are those of one process, in the same order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from ledger.model.claim import Reading
from ledger.model.document import Document
from ledger.services.ingesting import ReadMany, Reads

CHUNK = 32
"""Documents sent to a process at once."""
_reader: list[Reads] = []
"""The reader of this worker process, opened once."""


def reading_in_processes(open_reader: Callable[[], Reads], jobs: int) -> ReadMany:
    """Read with `jobs` processes; `open_reader` is a function of a module, called once in each."""
    return partial(_read_many, open_reader, jobs)


def _read_many(
    open_reader: Callable[[], Reads], jobs: int, batches: Iterable[list[Document]]
) -> Iterator[tuple[list[Document], list[Reading]]]:
    with ProcessPoolExecutor(jobs, get_context("spawn"), _open, (open_reader,)) as pool:
        waiting: deque[tuple[list[Document], list[Future[list[Reading]]]]] = deque()
        for batch in batches:
            chunks = [batch[n : n + CHUNK] for n in range(0, len(batch), CHUNK)]
            waiting.append((batch, [pool.submit(_read, chunk) for chunk in chunks]))
            if len(waiting) > 1:
                yield _collect(*waiting.popleft())
        while waiting:
            yield _collect(*waiting.popleft())


def _collect(batch: list[Document], parts: list[Future[list[Reading]]]) -> tuple[list[Document], list[Reading]]:
    return batch, [reading for part in parts for reading in part.result()]


def _open(open_reader: Callable[[], Reads]) -> None:
    _reader.append(open_reader())


def _read(documents: list[Document]) -> list[Reading]:
    return [_reader[0].read(document) for document in documents]
