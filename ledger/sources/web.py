"""Addresses: one page, feed or file from the web, only where the user gives its address."""

import io
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from ledger.sources.faults import SourceError, TooLongError
from ledger.sources.given import Origin

TIMEOUT = 20
"""Seconds without an answer."""
LONGEST = 64 * 1024 * 1024
AGENT = "aidledger"
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/pdf": ".pdf",
}
"""Kind by media type; others are told from the content."""


class FetchError(SourceError):
    """An address that gave nothing."""

    def __init__(self, reason: object) -> None:
        """Give the network's own words."""
        super().__init__(f"cannot be fetched ({reason}); check the address and the connection, or save the page first")


def fetch(url: str, opener: OpenerDirector | None = None) -> tuple[IO[bytes], Origin, str]:
    """Give an address's content, its origin, and the suffix of its kind; FetchError, TooLongError."""
    try:
        with (opener or web_opener()).open(Request(url, headers={"User-Agent": AGENT}), timeout=TIMEOUT) as answer:  # noqa: S310 - the opener knows http and https alone
            return read_answer(answer, url)
    except HTTPError as error:
        reason = f"{error.code} {error.reason}"
        raise FetchError(reason) from error
    except URLError as error:
        raise FetchError(error.reason) from error
    except (HTTPException, OSError, ValueError) as error:
        raise FetchError(error or type(error).__name__) from error


def read_answer(answer: HTTPResponse, url: str) -> tuple[IO[bytes], Origin, str]:
    """Read an answer whole, up to a limit."""
    data = answer.read(LONGEST + 1)
    if len(data) > LONGEST:
        what = "the answer"
        raise TooLongError(what, LONGEST)
    kind = SUFFIXES.get(answer.headers.get_content_type(), "")
    return io.BytesIO(data), Origin(url, url, answer.headers.get_content_charset()), kind


def web_opener() -> OpenerDirector:
    """Open http and https alone, so that no redirect leads to a file."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
