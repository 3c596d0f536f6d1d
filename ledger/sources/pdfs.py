"""PDF files: their text, title and date."""

import re
from collections.abc import Iterator
from typing import IO, Any

from ledger.model.document import Document
from ledger.sources.dates import normalise_published
from ledger.sources.faults import BadArchiveError, BadPublishedError, MissingExtraError, TooLongError
from ledger.sources.given import Given, Origin
from ledger.sources.making import Found, make_document
from ledger.sources.skipped import Skipped

LONGEST = 64 * 1024 * 1024
DIGITS = 8
HYPHENATED = re.compile(r"(?<=[^\W\d_])(?:[\x02\ufffe]\n?|-\n)(?=[a-zäöüß])")
FULL = 60
"""Percent of the longest line from which a line counts as full."""
ENDS = (".", "!", "?", ":", "”", "“", '"', "»")


def read_pdf(stream: IO[bytes], origin: Origin, given: Given) -> Iterator[Document | Skipped]:
    """Read the text of all pages; pages stand apart by a blank line."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        what = "the PDF"
        raise TooLongError(what, LONGEST)
    text, about = read_layers(data)
    if not text:
        yield Skipped(origin.name, "no text in this PDF; scanned pages need text recognition first")
        return
    found = Found(text, title=about.get("Title") or None, published=pdf_day(about.get("CreationDate") or ""))
    yield make_document(found, origin, "pdf", given)


def read_layers(data: bytes) -> tuple[str, dict[str, str]]:
    """Give the text of all pages, and what the file says about itself."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - optional
    except ImportError as error:
        what = "PDF"
        raise MissingExtraError(what, "archive") from error
    try:
        with PdfDocument(data) as pdf:
            return "\n\n".join(page_text(page) for page in pdf).strip(), pdf.get_metadata_dict()
    except (PdfiumError, UnicodeError) as error:
        locked = "password" in str(error).lower()
        fault = "is locked; save it without a password" if locked else "is no PDF that can be read; fetch it again"
        raise BadArchiveError(fault) from error


def page_text(page: Any) -> str:  # noqa: ANN401 - as above
    """Give the text of a page with line feeds."""
    layer = page.get_textpage()
    try:
        return join_lines(str(layer.get_text_bounded()).replace("\r\n", "\n").replace("\r", "\n"))
    finally:
        layer.close()
        page.close()


def join_lines(text: str) -> str:
    """Join the lines that a page was set in; a short line, or one that ends a sentence, ends its paragraph.

    The library writes U+0002 or U+FFFE for a hyphen at a line's end.
    """
    lines = [line.strip() for line in HYPHENATED.sub("", text).splitlines()]
    full = max(map(len, lines), default=0) * FULL
    parts = [line + (" " if len(line) * 100 >= full and not line.endswith(ENDS) else "\n") for line in lines if line]
    return "".join(parts).strip()


def pdf_day(text: str) -> str | None:
    """Give the day of a PDF date, `D:20230125103000+01'00'`; None where it is none: a program wrote it, nobody else."""
    digits = text.removeprefix("D:")[:DIGITS]
    try:
        return normalise_published(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").isoformat()
    except BadPublishedError:
        return None
