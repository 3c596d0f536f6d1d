"""Web archives, PDF, gzip and zip."""

import gzip
import io
import sys
import zipfile
from datetime import date

import pytest

from ledger.sources import Skipped
from tests.sources.incoming import Read, documents_of, only_document, only_problem, problems_of
from tests.sources.test_pages import PAGE

RECORDS = "".join(f'{{"id": "n{n}", "text": "Text {n * 7919}"}}\n' for n in range(9000)).encode()


def response(url: str, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    """Give a WARC record of a page."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-26T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FIRST = response("https://example.org/1", PAGE.encode())
OTHER = response("https://example.org/2", b"\x89PNG", "image/png")
SECOND = response("https://www.example.net/2", PAGE.encode("utf-16"))


def pdf(text: str, *, day: str = "D:20230125103000+01'00'") -> bytes:
    """Give a one-page PDF; its lines are set one under the other."""
    lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.splitlines())
    stream = f"BT /F1 12 Tf 72 720 Td {lines}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 999 999] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title (Answer) /CreationDate ({day}) >>".encode(),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for n, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def zipped(**files: bytes) -> bytes:
    """Give a zip; `a_txt` is the file `a.txt`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name.replace("_", ".")), content)
    return data.getvalue()


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.data"])
def test_an_archive_gives_its_pages(read: Read, name: str) -> None:
    """Pages are read under their own addresses, other records are passed over."""
    parts = [FIRST, OTHER, SECOND]
    data = b"".join(gzip.compress(part) for part in parts) if name.endswith("gz") else b"".join(parts)
    documents = documents_of(read(name, data))
    assert [document.url for document in documents] == ["https://example.org/1", "https://www.example.net/2"]
    assert {document.published for document in documents} == {date(2023, 1, 25)}
    assert {document.kind for document in documents} == {"warc"}


@pytest.mark.parametrize("cut", [40, 300, len(SECOND) - 30])
@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_gives_what_stands_before_the_cut(read: Read, cut: int, packed: bool) -> None:  # noqa: FBT001 - pytest hands it over by name
    """Whether in a header or a page, packed or not, one line says so."""
    data = FIRST + SECOND[:-cut]
    incoming = (
        read("a.warc", data) if not packed else read("a.warc.gz", gzip.compress(FIRST) + gzip.compress(data)[:-9])
    )
    assert documents_of(incoming)[0].url == "https://example.org/1"
    (line,) = problems_of(incoming)
    assert "cut" in line


def test_what_is_no_archive_is_one_line(read: Read) -> None:
    """Text under the name of an archive."""
    assert "no web archive" in only_problem(read("a.warc", "hello"))


def test_a_pdf_gives_its_text(read: Read) -> None:
    """Full lines are joined, a hyphen at a line's end goes, a short line ends its paragraph."""
    lines = (
        "The government will deliver more of the sys-",
        "tems to Ukraine by the end of the year, it said",
        "on Friday.",
    )
    text = "\n".join(("A heading", *lines))
    document = only_document(read("a.pdf", pdf(text)))
    joined = "The government will deliver more of the systems to Ukraine by the end of the year, it said on Friday."
    assert document.text == f"A heading\n{joined}"
    assert (document.title, document.published, document.kind) == ("Answer", date(2023, 1, 25), "pdf")


def test_a_pdf_without_text_is_skipped(read: Read) -> None:
    """A scan needs text recognition."""
    (one,) = read("a.pdf", pdf(""))
    assert isinstance(one, Skipped)
    assert "text recognition" in one.reason


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4 broken", b"no pdf", pdf("Text")[:200]], ids=["empty", "broken", "text", "cut"]
)
def test_a_broken_pdf_is_one_line(read: Read, data: bytes) -> None:
    """It is named, and nothing is printed by the library."""
    assert "is no PDF that can be read" in only_problem(read("a.pdf", data))


def test_a_compressed_file_is_read_as_what_it_holds(read: Read) -> None:
    """The name inside tells the kind."""
    assert len(documents_of(read("a.jsonl.gz", gzip.compress(RECORDS)))) == 9000
    assert only_document(read("a.txt.gz", gzip.compress(b"Text"))).source == "a.txt.gz"


def test_a_cut_compressed_file_gives_what_stands_before_the_cut(read: Read) -> None:
    """Most records come, and one line says that it is cut."""
    incoming = read("a.jsonl.gz", gzip.compress(RECORDS)[:-2000])
    assert len(documents_of(incoming)) > 5000
    assert problems_of(incoming) == ["a.jsonl.gz: is cut short; what stands before the cut was read; fetch it again"]


def test_a_zip_is_read_in_the_order_of_names(read: Read) -> None:
    """A bad file in it is named with its place, and the others are read."""
    incoming = read("a.zip", zipped(b_txt=b"Text b", a_txt=b"Text a", c_txt=b"\0\1"))
    assert [document.source for document in documents_of(incoming)] == ["a.zip/a.txt", "a.zip/b.txt"]
    assert problems_of(incoming) == ["a.zip/c.txt: is binary, no text; give text, HTML, JSON, a feed, WARC or PDF"]


@pytest.mark.parametrize("inner", ["zip", "gz", "txt"])
def test_nested_packed_files_are_refused(read: Read, inner: str) -> None:
    """Nothing is unpacked twice, whatever its name."""
    data = gzip.compress(b"Text") if inner == "gz" else zipped(a_txt=b"Text")
    line = only_problem(read("a.zip", zipped(**{f"b_{inner}": data})))
    assert line == f"a.zip/b.{inner}: is packed inside a packed file; unpack it first"


def test_a_damaged_member_costs_itself_alone(read: Read) -> None:
    """A wrong checksum is found, and the other file is read."""
    incoming = read("a.zip", zipped(a_txt=b"Text of a", b_txt=b"Text of b").replace(b"Text of a", b"Text of X", 1))
    assert [document.source for document in documents_of(incoming)] == ["a.zip/b.txt"]
    assert "is damaged" in problems_of(incoming)[0]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"no zip", "is no zip that can be read"),
        ("a.zip", zipped(a_txt=b"Text")[:-30], "is no zip that can be read"),
        ("a.txt.gz", b"no gzip", "is damaged gzip"),
        ("a.txt.gz", gzip.compress(b"\0" * 20_000_000), "more than 8 MB"),
    ],
    ids=["no zip", "cut zip", "no gzip", "bomb"],
)
def test_a_broken_packed_file_is_one_line(read: Read, name: str, data: bytes, says: str) -> None:
    """Cut, of another kind, or a bomb."""
    assert says in only_problem(read(name, data))


@pytest.mark.parametrize(
    ("name", "library", "data"), [("a.pdf", "pypdfium2", pdf("Text")), ("a.warc", "fastwarc.warc", FIRST)]
)
def test_without_the_extra_the_remedy_is_named(
    read: Read, monkeypatch: pytest.MonkeyPatch, name: str, library: str, data: bytes
) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    assert "pip install 'aidledger[archive]'" in only_problem(read(name, data))
