"""Web pages."""

import sys
from datetime import date

import pytest

from ledger.sources import Skipped
from tests.sources.incoming import Read, only_document, only_problem

BODY = "".join(
    f"<p>Die Bundesregierung will der Ukraine {n} weitere Systeme liefern &amp; sagte das am Mittwoch in Berlin zu.</p>"
    for n in range(3, 9)
)
PAGE = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Zusage für Kiew</title>'
    '<meta property="article:published_time" content="2023-01-25T23:30:00-05:00">'
    '<meta property="og:site_name" content="Blatt"><link rel="canonical" href="https://example.org/zusage">'
    "<script>document.write('Leopard 2 geliefert')</script></head><body><nav><a href='/'>Startseite</a></nav>"
    f"<article><h1>Zusage für Kiew</h1>{BODY}</article><footer>Impressum</footer></body></html>"
)


def test_a_page_gives_its_article(read: Read) -> None:
    """Title, text, day, address, publisher and language; no script, no navigation."""
    document = only_document(read("a.html", PAGE))
    assert document.text.startswith("Zusage für Kiew\n")
    assert "3 weitere Systeme liefern & sagte" in document.text
    assert "geliefert" not in document.text
    assert "Startseite" not in document.text
    assert (document.title, document.published) == ("Zusage für Kiew", date(2023, 1, 25))
    assert (document.id, document.url) == ("https://example.org/zusage", "https://example.org/zusage")
    assert (document.publisher, document.lang, document.kind) == ("Blatt", "de", "html")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-15", "utf-16"])
def test_the_declared_encoding_is_believed(read: Read, encoding: str) -> None:
    """A page says in which encoding it is written."""
    document = only_document(read("a.html", PAGE.replace("utf-8", encoding).encode(encoding)))
    assert document.title == "Zusage für Kiew"


def test_a_page_without_declaration_is_read_as_browsers_do(read: Read) -> None:
    """UTF-8 where it is, else Windows-1252; a wrong declaration does no harm."""
    for data in (PAGE.encode(), PAGE.replace("utf-8", "no-such-code").encode("cp1252")):
        assert only_document(read("a.html", data)).title == "Zusage für Kiew"


@pytest.mark.parametrize("canonical", ["https://example.org/", "javascript:alert(1)", "http://[bad"])
def test_a_page_that_names_only_its_site_keeps_its_own_identity(read: Read, canonical: str) -> None:
    """Else all pages of a site would be versions of one document."""
    document = only_document(read("a.html", PAGE.replace("https://example.org/zusage", canonical)))
    assert document.url is None
    assert len(document.id) == 16


@pytest.mark.parametrize(
    "html",
    [
        PAGE[:900],
        PAGE.replace("</p>", "").replace("<h1>", "<h1 <<< &&& &#9999999999; &#0; <table><tr>"),
        PAGE.replace("<p>", "<div><b><i>" * 50 + "<p>"),
        '<?xml version="1.0" encoding="utf-8"?>' + PAGE,
        PAGE.replace("<p>", "<p onclick='x()'><img src=x onerror=alert(1)><svg><script>bad()</script></svg>"),
    ],
    ids=["cut", "broken", "deep", "xml", "hostile"],
)
def test_broken_and_hostile_pages_are_read(read: Read, html: str) -> None:
    """What a browser would show is read; what it would run is not."""
    document = only_document(read("a.html", html))
    assert "weitere Systeme" in document.text
    assert "alert" not in document.text
    assert "bad()" not in document.text


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<div>" * 50_000, "<html><script>x</script></html>"])
def test_a_page_without_article_is_skipped(read: Read, html: str) -> None:
    """It could be read, and holds nothing to read."""
    (one,) = read("a.html", html)
    assert isinstance(one, Skipped)
    assert str(one) == "a.html: no article text in this page"


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "is empty"), (b"\0\1\2\3" * 99, "is binary"), (b"<p>" * 3_000_000, "more than 8 MB")]
)
def test_what_is_no_page_is_one_line(read: Read, data: bytes, says: str) -> None:
    """Empty, binary and endless pages are named."""
    assert says in only_problem(read("a.html", data))


def test_without_the_extra_the_remedy_is_named(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    line = only_problem(read("a.html", PAGE))
    assert line == "a.html: HTML needs an extra; install it with `pip install 'aidledger[html]'`"
