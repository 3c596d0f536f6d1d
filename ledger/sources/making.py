"""Make a Document of what a source gives."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from ledger.model.document import Document
from ledger.sources.dates import normalise_published
from ledger.sources.decoding import storable
from ledger.sources.faults import EmptyError
from ledger.sources.given import Given, Origin
from ledger.sources.languages import find_language, normalise_lang

DIGEST = 16
"""Hex digits of the digest that names a document without id and URL."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a source gives it, before it is checked."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str | None = None
    url: str | None = None
    publisher: str | None = None


def make_document(found: Found, origin: Origin, kind: str, given: Given) -> Document:
    """Check an article and fill in what the user gave; EmptyError, BadPublishedError."""
    text = storable(found.text)
    if not text.strip():
        raise EmptyError
    url = web_url(found.url or origin.url)
    identity = found.id or url or hashlib.sha256(text.encode()).hexdigest()[:DIGEST]
    lang = found.lang or given.lang
    return Document(
        storable(identity),
        text,
        title=storable(found.title).strip() or None if found.title else None,
        published=normalise_published(found.published) if found.published else given.published,
        lang=normalise_lang(lang) if lang else find_language(text, given.languages),
        url=url,
        publisher=storable(found.publisher) if found.publisher else url and host_of(url),
        source=origin.name,
        kind=kind,
        recipient=given.recipient,
    )


def web_url(url: str | None) -> str | None:
    """Give an address only where it is one of the web: others (`javascript:`) are no source to cite."""
    text = storable(url or "").strip()
    return text if text.lower().startswith(("http://", "https://")) and len(text.split()) == 1 else None


def host_of(url: str) -> str | None:
    """Name the publisher by its host."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def with_title(title: str | None, body: str) -> str:
    """Set the title before the body, unless the body begins with it."""
    head = (title or "").strip()
    if not head or body.lstrip().startswith(head):
        return body
    return f"{head}\n\n{body}"
