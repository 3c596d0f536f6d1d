"""What may be wrong with a source; each fault is one line that ends with the remedy."""

from json import JSONDecodeError

from ledger.errors import LedgerError, Problem

MEGABYTE = 1024 * 1024
KINDS: dict[type, str] = {list: "a list", str: "a string", int: "a number", float: "a number", bool: "a truth value"}


class SourceError(LedgerError):
    """A source, or one article in it, that cannot be read; becomes a Problem, and the batch goes on."""

    def at(self, where: str) -> Problem:
        """Give the fault with its place."""
        return Problem(where, str(self))


class MissingExtraError(SourceError):
    """An optional package that this kind of source needs."""

    def __init__(self, what: str, extra: str) -> None:
        """Name what needs it, and the extra to install."""
        super().__init__(f"{what} needs an extra; install it with `pip install 'aidledger[{extra}]'`")


class NotUtf8Error(SourceError):
    """Text in another encoding, or no text at all."""

    def __init__(self, error: UnicodeDecodeError) -> None:
        """Show the first byte that does not fit."""
        byte = error.object[error.start : error.start + 1].hex()
        super().__init__(
            f"is not UTF-8 (byte 0x{byte} at {error.start}); convert it, as with `iconv -f WINDOWS-1252 -t UTF-8`"
        )


class BinaryError(SourceError):
    """Bytes that are no text."""

    def __init__(self) -> None:
        """Say what would be read."""
        super().__init__("is binary, no text; give text, HTML, JSON, a feed, WARC or PDF")


class EmptyError(SourceError):
    """A source without text."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("is empty; give it a text or leave it out")


class TooLongError(SourceError):
    """More than one article can be."""

    def __init__(self, what: str, limit: int) -> None:
        """Name what is too long and the limit in bytes."""
        super().__init__(f"{what} has more than {limit // MEGABYTE} MB; split it, one article a file or line")


class BadRecordError(SourceError):
    """A JSON record that is none, or lacks what it needs."""

    def __init__(self, fault: str) -> None:
        """Say what is wrong with it."""
        super().__init__(f'{fault}; a record is {{"id", "text", "title"?, "published"?, "lang"?, "url"?}}')


class NotJsonError(BadRecordError):
    """Text that is no JSON."""

    def __init__(self, error: Exception) -> None:
        """Give the parser's words and place; other errors stand for what is too deep or a number too long."""
        if isinstance(error, JSONDecodeError):
            place = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
            super().__init__(f"is no JSON ({error.msg.lower()} at {place})")
        else:
            super().__init__("is no JSON that can be read (too deep, or a number too long)")


class NoRecordError(BadRecordError):
    """JSON that is no object."""

    def __init__(self, value: object) -> None:
        """Name what it is."""
        super().__init__(f"is no JSON object but {KINDS.get(type(value), 'something else')}")


class BadFieldError(BadRecordError):
    """A field that is missing or of the wrong kind."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f'"{name}" is missing or no text')


class BadPublishedError(SourceError):
    """A publication date that is none, or cannot be."""

    def __init__(self, text: str) -> None:
        """Show the date and the form that works."""
        super().__init__(f"{text[:40]!r} is no publication date (1900 to 2099); write YYYY-MM-DD")


class BadArchiveError(SourceError):
    """A packed file that is damaged, cut, locked or nested."""

    def __init__(self, fault: str) -> None:
        """Say what is wrong with it."""
        super().__init__(fault)
