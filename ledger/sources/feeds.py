"""RSS and Atom feeds: title and teaser of each entry."""

import io
from collections.abc import Iterator
from typing import IO, Any
from xml.sax import SAXParseException

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources.faults import MissingExtraError, SourceError
from ledger.sources.given import Given, Origin
from ledger.sources.making import Found, make_document, with_title
from ledger.sources.markup import strip_markup
from ledger.sources.skipped import Skipped
from ledger.sources.texts import read_article


class NoFeedError(SourceError):
    """XML that is no feed, or no XML at all."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("is no RSS or Atom feed; give the feed's own file or address")


class EntitiesError(SourceError):
    """A feed that declares entities, as no feed needs and bombs do."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("declares XML entities, which are not expanded; remove the <!ENTITY ...> lines")


def read_feed(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document | Skipped | Problem]:
    """Read the entries of a feed; a cut one gives those before the cut and a Problem."""
    data = read_article(stream)
    if b"<!ENTITY" in data:
        raise EntitiesError
    feed = parse_feed(data)
    if not feed.version:
        raise NoFeedError
    publisher = strip_markup(feed.feed.get("title") or "") or None
    lang = feed.feed.get("language") or None
    for entry in feed.entries:
        try:
            yield read_entry(entry, publisher, lang, origin, given)
        except SourceError as error:
            yield Problem(origin.name, f"entry {entry.get('link') or entry.get('title') or '?'}: {error}")
    fault = feed.get("bozo_exception")
    if isinstance(fault, SAXParseException):
        broken = f"is broken XML ({fault.getMessage()}); {len(feed.entries)} entries were read; fetch it again"
        yield Problem(origin.name, broken, fault.getLineNumber())


def parse_feed(data: bytes) -> Any:  # noqa: ANN401 - the library has no types
    """Ask the feed library, which never goes to the network for bytes."""
    try:
        from feedparser import parse  # noqa: PLC0415 - optional
    except ImportError as error:
        what = "a feed"
        raise MissingExtraError(what, "archive") from error
    try:
        return parse(io.BytesIO(data), resolve_relative_uris=False)
    except Exception as error:  # what a hostile declaration makes a third-party parser raise is open
        raise NoFeedError from error


def read_entry(
    entry: Any,  # noqa: ANN401 - the library's own dictionary
    publisher: str | None,
    lang: str | None,
    origin: Origin,
    given: Given,
) -> Document | Skipped:
    """Give an entry as a document: its title, a blank line, its teaser."""
    title = strip_markup(entry.get("title") or "")
    text = with_title(title, strip_markup(entry.get("summary") or ""))
    if not text.strip():
        return Skipped(origin.name, "a feed entry without title and teaser")
    found = Found(
        text,
        id=entry.get("id") or None,
        title=title or None,
        published=entry.get("published") or entry.get("updated") or None,
        lang=lang,
        url=entry.get("link") or None,
        publisher=publisher,
    )
    return make_document(found, origin, "feed", given)
