"""Which kind of document a stream holds: by its name, else by its first bytes."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import IO, cast

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources.faults import BadArchiveError
from ledger.sources.feeds import read_feed
from ledger.sources.given import Given, Origin
from ledger.sources.packed import read_gzip, read_zip
from ledger.sources.pages import read_page
from ledger.sources.pdfs import read_pdf
from ledger.sources.records import read_lines, read_values
from ledger.sources.skipped import Skipped
from ledger.sources.texts import read_text
from ledger.sources.warcs import read_warc

Incoming = Document | Skipped | Problem
ReadKind = Callable[[IO[bytes], Origin, Given], Iterator[Incoming]]
KINDS: Mapping[str, ReadKind] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_values,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
    ".pdf": read_pdf,
}
PACKED = (".gz", ".zip")
START = rb"(?:\xef\xbb\xbf)?\s*"
MAGIC = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), kind)
    for pattern, kind in (
        (rb"\x1f\x8b", ".gz"),
        (rb"PK(?:\x03\x04|\x05\x06)", ".zip"),
        (rb"%PDF-", ".pdf"),
        (rb"WARC/\d", ".warc"),
        (START + rb"(?:\{\s*[\"}]|\[\s*[\[{\]])", ".json"),
        (START + rb"(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", ".html"),
        (START + rb"<\?xml\b|<(?:rss|feed|rdf:RDF)\b", ".xml"),
    )
)
HEAD = 1024


def is_known(name: str) -> bool:
    """Whether a file's name says what it holds."""
    return suffix_of(name) in {*KINDS, *PACKED, ""}


def suffix_of(name: str) -> str:
    """Give the last suffix in small letters."""
    return PurePath(name).suffix.lower()


def read_stream(
    stream: IO[bytes], origin: Origin, given: Given, suffix: str | None = None, depth: int = 0
) -> Iterator[Incoming]:
    """Read what a stream holds; SourceError and OSError where it cannot be read."""
    peekable = stream if hasattr(stream, "peek") else cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", stream)))
    kind = suffix or suffix_of(origin.name)
    told = sniff(peekable)
    if kind not in {*KINDS, *PACKED} or told in PACKED:
        kind = told
    if kind in PACKED:
        yield from unpack(peekable, kind, origin, given, depth)
    else:
        yield from KINDS[kind](peekable, origin, given)


def unpack(stream: IO[bytes], kind: str, origin: Origin, given: Given, depth: int) -> Iterator[Incoming]:
    """Read what is packed in a stream; nothing is unpacked twice."""
    if depth:
        fault = "is packed inside a packed file; unpack it first"
        raise BadArchiveError(fault)
    if kind == ".gz":
        yield from read_gzip(stream, origin.name, partial(_read_inner, given))
    else:
        yield from read_zip(stream, origin.name, partial(_read_inner, given))


def _read_inner(given: Given, stream: IO[bytes], name: str) -> Iterator[Incoming]:
    return read_stream(stream, Origin(name), given, suffix_of(name.removesuffix(".gz")), depth=1)


def sniff(stream: IO[bytes]) -> str:
    """Tell the kind from the first bytes; plain text where nothing else fits."""
    head: bytes = stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined] # read_stream has made sure of it
    return next((kind for pattern, kind in MAGIC if pattern.match(head)), ".txt")
