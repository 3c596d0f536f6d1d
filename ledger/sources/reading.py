"""Read documents from paths, globs, folders, addresses and stdin, one after the other, in constant memory."""

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from errno import ENOENT
from pathlib import Path
from typing import IO

from ledger.errors import Problem
from ledger.sources.faults import SourceError
from ledger.sources.given import Given, Origin
from ledger.sources.kinds import KINDS, Incoming, is_known, read_stream
from ledger.sources.skipped import Skipped

STDIN = "-"
MAGIC = frozenset("*?[")


def read_documents(  # noqa: PLR0913 - each is one option of the command line
    paths: Sequence[str],
    *,
    published: date | None = None,
    lang: str | None = None,
    recipient: str = "UA",
    stdin: IO[bytes] | None = None,
    languages: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[Incoming]:
    """Yield each article as a Document; what is left out as Skipped, what cannot be read as Problem.

    `languages` gives the function words by which a text's language is told.
    """
    given = Given(published, lang, recipient, languages or {})
    for path in paths:
        if path == STDIN:
            yield from guarded(STDIN, read_stdin(stdin, given))
        elif is_url(path):
            yield from guarded(path, read_address(path, given))
        else:
            yield from read_place(path, given)


def guarded(name: str, incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """Turn a source's fault into a Problem, so that the batch goes on; a source that gives nothing says so."""
    empty = True
    try:
        for one in incoming:
            empty = False
            yield one
        if empty:
            yield Skipped(name, "holds no article")
    except SourceError as error:
        yield error.at(name)
    except OSError as error:
        yield Problem(
            name, f"cannot be read ({(error.strerror or str(error)).lower()}); check the path and its permissions"
        )


def read_stdin(stdin: IO[bytes] | None, given: Given) -> Iterator[Incoming]:
    """Read stdin as what its first bytes say."""
    if stdin is not None:
        yield from read_stream(stdin, Origin(STDIN), given)


def is_url(path: str) -> bool:
    """Whether an argument is a web address."""
    return path.lower().startswith(("http://", "https://"))


def read_address(url: str, given: Given) -> Iterator[Incoming]:
    """Fetch an address and read it."""
    from ledger.sources.web import fetch  # noqa: PLC0415 - loads http and ssl, which most runs need not

    stream, origin, suffix = fetch(url)
    yield from read_stream(stream, origin, given, suffix)


def read_place(path: str, given: Given) -> Iterator[Incoming]:
    """Read a file, the files of a folder, or those that a glob names."""
    if os.path.isdir(path):  # noqa: PTH112 - a name with a NUL is false here and an error there
        yield from read_folder(path, given)
    elif MAGIC & set(path) and not os.path.exists(path):  # noqa: PTH110 - as above
        yield from read_glob(path, given)
    else:
        yield from read_file(path, given)


def read_file(path: str, given: Given) -> Iterator[Incoming]:
    """Read a file."""
    yield from guarded(path, _read_file(path, given))


def _read_file(path: str, given: Given) -> Iterator[Incoming]:
    if "\0" in path:
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT))
    with Path(path).open("rb") as stream:
        yield from read_stream(stream, Origin(path), given)


def read_glob(pattern: str, given: Given) -> Iterator[Incoming]:
    """Read the files that match, in the order of their names."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not found:
        yield Problem(pattern, "matches no file; check the pattern")
    for path in found:
        yield from read_place(path, given)


def read_folder(folder: str, given: Given) -> Iterator[Incoming]:
    """Read the files of a folder and its folders in the order of their names; hidden ones are passed over."""
    seen = False
    for path in find_files(folder):
        if is_known(path):
            seen = True
            yield from read_file(path, given)
        else:
            yield Skipped(path, f"no kind of document that is read ({Path(path).suffix})")
    if not seen:
        kinds = ", ".join(KINDS)
        yield Problem(folder, f"holds no article; give a folder with files of one of these kinds: {kinds}")


def find_files(folder: str) -> Iterator[str]:
    """Yield the files of a folder and its folders, sorted."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(parent, name) for name in sorted(files) if not name.startswith("."))  # noqa: PTH118 - keeps the path as the user wrote it
