"""Web pages: article text, title and date of HTML."""

import re
from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import urlsplit

from ledger.model.document import Document
from ledger.sources.decoding import BOMS, refuse_binary
from ledger.sources.faults import MissingExtraError, SourceError
from ledger.sources.given import Given, Origin
from ledger.sources.making import Found, make_document, with_title
from ledger.sources.skipped import Skipped
from ledger.sources.texts import read_article

CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
DATES = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2099-12-31"}
"""Only dates that the page declares, and no limit that depends on the day of reading."""


class UnreadablePageError(SourceError):
    """A page that the HTML library gives up on."""

    def __init__(self, error: Exception) -> None:
        """Name the library's error."""
        super().__init__(f"is no page that can be read ({type(error).__name__}); save its text as .txt")


def read_page(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document | Skipped]:
    """Read a saved page."""
    yield page_document(read_article(stream), origin, given, "html")


def page_document(data: bytes, origin: Origin, given: Given, kind: str) -> Document | Skipped:
    """Give the article of a page; MissingExtraError without the `html` extra."""
    page = extract_article(decode_page(data, origin.charset), origin.url)
    if page is None or not (page.text or "").strip():
        return Skipped(origin.name, "no article text in this page")
    found = Found(
        with_title(page.title, page.text),
        title=page.title,
        published=page.date,
        url=origin.url or own_address(page.url),
        publisher=page.sitename,
        lang=page.language,
    )
    return make_document(found, origin, kind, given)


def own_address(url: str | None) -> str | None:
    """Give the address that a page says it has; none where it names only the site."""
    try:
        return url if url and urlsplit(url).path.strip("/") else None
    except ValueError:
        return None


def extract_article(html: str, url: str | None) -> Any:  # noqa: ANN401 - the library's own type, an optional import
    """Ask the HTML library; None where it finds no article."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - optional, slow to load
    except ImportError as error:
        what = "HTML"
        raise MissingExtraError(what, "html") from error
    try:
        return bare_extraction(
            DECLARATION.sub("", html), url=url, include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
    except Exception as error:  # what hostile markup makes a third-party parser raise is open
        raise UnreadablePageError(error) from error


def decode_page(data: bytes, charset: str | None) -> str:
    """Decode as a browser does: mark, server, page, then UTF-8, then Windows-1252; BinaryError."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    refuse_binary(data)
    declared = CHARSET.search(data[:4096])
    for name in (charset, declared[1].decode("ascii") if declared else None, "utf-8"):
        try:
            return data.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")
