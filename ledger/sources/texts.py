"""Plain text: one article a file."""

from collections.abc import Iterator
from typing import IO

from ledger.model.document import Document
from ledger.sources.decoding import decode_text
from ledger.sources.faults import EmptyError, TooLongError
from ledger.sources.given import Given, Origin
from ledger.sources.making import Found, make_document

LONGEST = 8 * 1024 * 1024
"""Bytes of one article."""
LONGEST_TITLE = 200
ARTICLE = "the article"


def read_article(stream: IO[bytes]) -> bytes:
    """Read a whole article; EmptyError, TooLongError."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise TooLongError(ARTICLE, LONGEST)
    if not data.strip():
        raise EmptyError
    return data


def read_text(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document]:
    """Read a file of plain text; a short first line with a blank line after it is the title."""
    text = decode_text(read_article(stream)).replace("\r\n", "\n").replace("\r", "\n")
    yield make_document(Found(text, title=find_title(text)), origin, "text", given)


def find_title(text: str) -> str | None:
    """Give the first line where a blank line sets it off."""
    head, blank, _ = text.lstrip().partition("\n\n")
    return head if blank and "\n" not in head and len(head) <= LONGEST_TITLE else None
