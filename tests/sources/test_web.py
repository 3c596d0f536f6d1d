"""Addresses, without a network: the opener is a stand-in."""

import io
from email.message import Message
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector, Request

import pytest

from ledger.sources import read_documents, web
from tests.sources.incoming import Incoming, only_document, only_problem
from tests.sources.test_pages import PAGE

URL = "https://www.example.org/a"


class Answer(io.BytesIO):
    """What a server answers."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Take the content and its media type."""
        super().__init__(data)
        self.headers = Message()
        self.headers["Content-Type"] = kind


class StandIn(OpenerDirector):
    """Answers every request in one way."""

    def __init__(self, answer: bytes | Exception, kind: str) -> None:
        """Take the answer or the fault."""
        super().__init__()
        self.answer, self.kind = answer, kind

    def open(self, request: Request, **_: Any) -> Answer:  # type: ignore[override] # noqa: ANN401 - as the real one is called
        """Answer."""
        assert request.get_header("User-agent") == "aidledger"
        if isinstance(self.answer, Exception):
            raise self.answer
        return Answer(self.answer, self.kind)


def read_answer(
    monkeypatch: pytest.MonkeyPatch, answer: bytes | Exception, kind: str = "text/html; charset=utf-8"
) -> list[Incoming]:
    """Read an address whose server answers so."""
    monkeypatch.setattr(web, "web_opener", lambda: StandIn(answer, kind))
    return list(read_documents([URL]))


def test_a_page_is_read_under_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was asked for is its identity, and its source."""
    document = only_document(read_answer(monkeypatch, PAGE.encode()))
    assert (document.id, document.url, document.source) == (URL, URL, URL)
    assert document.title == "Zusage für Kiew"


def test_the_server_s_encoding_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands above the page's own."""
    data = PAGE.encode("windows-1252")
    assert only_document(read_answer(monkeypatch, data, "text/html; charset=windows-1252")).title == "Zusage für Kiew"


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (b"Text", "text/plain", "text"),
        (b'{"id": "a", "text": "Text"}', "application/json", "record"),
        (b'{"id": "a", "text": "Text"}', "application/octet-stream", "record"),
    ],
)
def test_the_kind_is_what_the_server_says(monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str, found: str) -> None:
    """Else what the content shows."""
    assert only_document(read_answer(monkeypatch, data, kind)).kind == found


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (HTTPError(URL, 404, "Not Found", Message(), None), "404 Not Found"),
        (URLError(OSError("no route")), "no route"),
        (TimeoutError("timed out"), "timed out"),
        (ValueError("bad port"), "bad port"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(monkeypatch: pytest.MonkeyPatch, fault: Exception, says: str) -> None:
    """The network's words and the remedy."""
    line = only_problem(read_answer(monkeypatch, fault))
    assert line.startswith(f"{URL}: cannot be fetched (")
    assert says in line


def test_only_the_web_is_opened() -> None:
    """No redirect leads to a file of this machine."""
    opener = web.web_opener()
    for url in ("file:///etc/hostname", "ftp://localhost/x"):
        with pytest.raises(URLError, match="unknown url type"):
            opener.open(url)
