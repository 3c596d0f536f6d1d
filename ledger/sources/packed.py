"""Packed files: gzip and zip."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources.faults import BadArchiveError, SourceError
from ledger.sources.skipped import Skipped

Incoming = Document | Skipped | Problem
ReadInner = Callable[[IO[bytes], str], Iterator[Incoming]]
"""Reads what was packed, under a name."""


def read_gzip(stream: IO[bytes], name: str, read: ReadInner) -> Iterator[Incoming]:
    """Read one compressed file; a cut one gives what stands before the cut and a Problem."""
    try:
        with cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) as inner:
            yield from read(inner, name)
    except EOFError as error:
        fault = "is cut short; what stands before the cut was read; fetch it again"
        raise BadArchiveError(fault) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        fault = "is damaged gzip; fetch it again"
        raise BadArchiveError(fault) from error


def read_zip(stream: IO[bytes], name: str, read: ReadInner) -> Iterator[Incoming]:
    """Read the files of a zip in the order of their names."""
    if not stream.seekable():
        fault = "is a zip from a pipe, which cannot be read; save it and give its name"
        raise BadArchiveError(fault)
    try:
        packed = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        fault = "is no zip that can be read; fetch it again"
        raise BadArchiveError(fault) from error
    with packed:
        for member in sorted(packed.infolist(), key=lambda entry: entry.filename):
            if not member.is_dir():
                yield from read_member(packed, member, f"{name}/{member.filename}", read)


def read_member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, read: ReadInner) -> Iterator[Incoming]:
    """Read one file of a zip; its faults are Problems, and the next one is read."""
    try:
        with packed.open(member) as inner:
            yield from read(inner, name)
    except SourceError as error:
        yield error.at(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        yield Problem(name, "is damaged, or packed in a way that is not read; pack it anew")
    except RuntimeError:
        yield Problem(name, "is locked; unpack it with its password first")
