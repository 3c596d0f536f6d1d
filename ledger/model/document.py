"""An article as it was read."""

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known of its origin; all offsets refer to `text`."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    lang: str | None = None
    url: str | None = None
    publisher: str | None = None
    source: str | None = None
    """Where it was read from: a path, `-` or a URL."""
    kind: str | None = None
    recipient: str = "UA"
    """Whom the aid is for where the text does not say."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()
