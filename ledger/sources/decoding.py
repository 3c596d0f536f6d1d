"""Bytes as text."""

import codecs
import re

from ledger.sources.faults import BinaryError, NotUtf8Error

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no text may hold: NUL and half surrogate pairs, which JSON can spell."""
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BINARY_SHARE = 100
"""One control character in so many bytes makes it binary."""


def decode_text(data: bytes) -> str:
    """Decode UTF-8, or UTF-16 with its mark; BinaryError, NotUtf8Error."""
    marked = next((encoding for bom, encoding in BOMS if data.startswith(bom)), None)
    if marked is None:
        refuse_binary(data)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(error) from error


def refuse_binary(data: bytes) -> None:
    """Raise BinaryError where bytes are no text in any common encoding."""
    head = data[:4096]
    if b"\0" in head or len(CONTROLS.findall(head)) * BINARY_SHARE > len(head):
        raise BinaryError


def storable(text: str) -> str:
    """Put U+FFFD in place of what no text may hold; offsets stay."""
    if "\0" not in text and _may_be_encoded(text):
        return text
    return UNSTORABLE.sub("\ufffd", text)


def _may_be_encoded(text: str) -> bool:
    """Whether a text holds no half surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
