"""Records: JSON, a list of it, or one record a line."""

import json
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import IO, Protocol

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources.decoding import refuse_binary
from ledger.sources.faults import (
    BadFieldError,
    EmptyError,
    NoRecordError,
    NotJsonError,
    NotUtf8Error,
    SourceError,
    TooLongError,
)
from ledger.sources.given import Given, Origin
from ledger.sources.making import Found, make_document

LONGEST_LINE = 8 * 1024 * 1024
LONGEST_FILE = 32 * 1024 * 1024
"""Bytes of a JSON file that is not one record a line, and so is held in memory."""
BOM = b"\xef\xbb\xbf"
LINE, FILE = "the line", "a JSON file that is not one record a line"
OPTIONAL = str | None
FIELDS: Mapping[str, type | UnionType] = {
    "id": str | int | None,
    "text": str,
    "title": OPTIONAL,
    "published": OPTIONAL,
    "lang": OPTIONAL,
    "url": OPTIONAL,
}
"""What each key may hold; an empty one counts as absent."""


class Lines(Protocol):
    """What gives bytes line by line."""

    def readline(self, size: int, /) -> bytes:
        """Give the next line, or `size` bytes of it."""


def read_lines(stream: Lines, origin: Origin, given: Given) -> Iterator[Document | Problem]:
    """Read one record a line; a broken line is a Problem, and the next one is read."""
    number = 0
    blank = True
    while line := stream.readline(LONGEST_LINE):
        number += 1
        try:
            whole = read_rest(stream, line)
            if number == 1:
                whole = whole.removeprefix(BOM)
                refuse_binary(whole)
            if whole.strip():
                blank = False
                yield read_record(parse(whole), origin, given)
        except SourceError as error:
            blank = False
            yield Problem(origin.name, str(error), number)
    if blank:
        raise EmptyError


def read_rest(stream: Lines, line: bytes) -> bytes:
    """Give a line; pass over one that is too long, and raise TooLongError."""
    if len(line) < LONGEST_LINE or line.endswith(b"\n"):
        return line
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
    raise TooLongError(LINE, LONGEST_LINE)


def read_values(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document | Problem]:
    """Read a file that holds one record, a list of records, or one record a line."""
    first = stream.readline(LONGEST_LINE)
    second = stream.readline(LONGEST_LINE)
    if is_whole(first) or is_whole(second):
        yield from read_lines(Joined([first, second], stream), origin, given)
        return
    data = first + second + stream.read(LONGEST_FILE)
    if len(data) > LONGEST_FILE:
        raise TooLongError(FILE, LONGEST_FILE)
    refuse_binary(data)
    if not data.strip():
        raise EmptyError
    value = parse(data.removeprefix(BOM))
    for n, record in enumerate(value if isinstance(value, list) else [value], start=1):
        try:
            yield read_record(record, origin, given)
        except SourceError as error:
            yield Problem(origin.name, f"record {n}: {error}" if isinstance(value, list) else str(error))


class Joined:
    """A stream whose first lines have been read already."""

    def __init__(self, first: list[bytes], rest: IO[bytes]) -> None:
        """Take the lines and what follows them."""
        self.first, self.rest = first, rest

    def readline(self, size: int) -> bytes:
        """Give the next line."""
        return self.first.pop(0) if self.first else self.rest.readline(size)


def is_whole(line: bytes) -> bool:
    """Whether a line is one whole record."""
    try:
        return isinstance(parse(line.removeprefix(BOM)), dict)
    except SourceError:
        return False


def parse(data: bytes) -> object:
    """Parse JSON; BadRecordError, NotUtf8Error."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotUtf8Error(error) from error
    except (ValueError, RecursionError) as error:
        raise NotJsonError(error) from error


def read_record(value: object, origin: Origin, given: Given) -> Document:
    """Check a record; other keys than those of DESIGN.md are ignored."""
    if not isinstance(value, dict):
        raise NoRecordError(value)
    for name, kind in FIELDS.items():
        if not isinstance(value.get(name), kind) or isinstance(value.get(name), bool):
            raise BadFieldError(name)
    cells = {name: str(value[name]) for name in FIELDS if value.get(name) not in {None, ""}}
    if "text" not in cells:
        raise EmptyError
    return make_document(Found(**cells), origin, "record", given)
