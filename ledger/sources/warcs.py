"""Web archives: the pages in a WARC file."""

from collections.abc import Iterator
from typing import IO, Any, cast

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources.faults import BadArchiveError, EmptyError, MissingExtraError, SourceError
from ledger.sources.given import Given, Origin
from ledger.sources.pages import page_document
from ledger.sources.skipped import Skipped
from ledger.sources.texts import LONGEST

PAGES = ("text/html", "application/xhtml")


class Watched:
    """A stream that remembers its last bytes: a whole archive ends with a blank line."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Take the stream."""
        self.stream = stream
        self.tail = b""
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data: bytes = self.stream.read1(size)  # type: ignore[attr-defined] # gives what stands before a cut, as `read` does not
        self.tail = (self.tail + data)[-4:]
        self.size += len(data)
        return data

    def tell(self) -> int:
        """Say how far it has been read."""
        return self.size

    @property
    def cut(self) -> bool:
        """Whether it ended in the middle of something."""
        return bool(self.tail.strip())


def read_warc(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document | Skipped | Problem]:
    """Read each HTML response; a cut archive gives what stands before the cut and a Problem."""
    watched = Watched(stream)
    records = 0
    try:
        for record in open_records(watched):
            yield from read_response(record, origin, given)
            records += 1
    except OSError as error:
        fault = f"is damaged after {records} pages, or no web archive; fetch it again"
        raise BadArchiveError(fault) from error
    if not watched.size:
        raise EmptyError
    if watched.cut:
        yield Problem(origin.name, "is cut in the middle; the pages before the cut were read; fetch it again")


def read_response(record: Any, origin: Origin, given: Given) -> Iterator[Document | Skipped | Problem]:  # noqa: ANN401 - the library has no types
    """Read one response, if it is a whole page."""
    if not (record.http_content_type or "").startswith(PAGES):
        return
    url = record.headers.get("WARC-Target-URI")
    page = Origin(url or origin.name, url, record.http_charset)
    expected = record.content_length
    data = record.reader.read(LONGEST)
    if len(data) < min(expected, LONGEST):
        return
    try:
        yield page_document(data, page, given, "warc")
    except MissingExtraError:
        raise
    except SourceError as error:
        yield error.at(page.name)


def open_records(stream: Watched) -> Any:  # noqa: ANN401 - the library has no types
    """Ask the archive library."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - optional
    except ImportError as error:
        what = "a web archive"
        raise MissingExtraError(what, "archive") from error
    return ArchiveIterator(
        cast("IO[bytes]", stream), record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
    )
