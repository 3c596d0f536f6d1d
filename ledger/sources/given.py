"""What a user says about all documents of a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """Values for documents that have none of their own, and the function words that tell their language."""

    published: date | None = None
    lang: str | None = None
    recipient: str = "UA"
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes come from: the name to show, and what a web server said of them."""

    name: str
    url: str | None = None
    charset: str | None = None
