"""Text from articles as cells that do no harm in a spreadsheet, a page or a terminal."""

import hashlib
import re
from urllib.parse import quote, urlsplit

BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""Marks without width, marks that turn the reading direction round, and what no XML or UTF-8 file may hold."""
FORMULA = tuple("=+-@＝＋－＠")
"""What makes a spreadsheet run a cell."""
QUOTE = 300
"""Longest published text of an article, in characters."""
URL_SAFE = "%/:=&?~#+!$,;'@()*"
LONGEST_URL = 2000


def safe_text(text: str | None, most: int = QUOTE) -> str | None:
    """Make one line of at most `most` visible characters that no spreadsheet runs; None where nothing is left."""
    if text is None:
        return None
    line = clean(text)
    if line.startswith(FORMULA):
        line = f"'{line}"
    return cut(line, most) or None


def clean(text: str) -> str:
    """Make one line without control characters and hidden marks."""
    return " ".join(HIDDEN.sub("", BLANKS.sub(" ", text)).split())


def cut(text: str, most: int) -> str:
    """Shorten a text to `most` characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def safe_url(url: str | None) -> str | None:
    """Give a web address that can stand in a link; None for paths, scripts and addresses with a login."""
    if url is None or not url.startswith(("http://", "https://")) or len(url) > LONGEST_URL:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if not parts.hostname or "@" in parts.netloc or HIDDEN.search(url) or BLANKS.search(url):
        return None
    return quote(url, safe=URL_SAFE)


def document_key(identity: str) -> str:
    """Give a document's published id: its own, or a digest where its own could not stand in a cell as it is."""
    if safe_text(identity) == identity:
        return identity
    return "sha256-" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
