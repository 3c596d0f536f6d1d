"""A reader with the rules as they are, and claims of short texts published on a Thursday."""

from collections.abc import Callable
from datetime import date

import pytest

from ledger.extract.reader import Reader
from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.rulebook import load_rulebook

PUBLISHED = date(2023, 1, 26)
Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Load the rules once."""
    return Reader(load_rulebook())


@pytest.fixture
def read(reader: Reader) -> Read:
    """Read the claims of a text; `on` is its donor where only that donor's are wanted."""

    def claims(lang: str, text: str, on: str | None = None) -> tuple[Claim, ...]:
        found = reader.read(Document("text", text, None, PUBLISHED, lang)).claims
        assert found, "the text has no claim to fill slots of"
        return tuple(c for c in found if on in {None, c.donor})

    return claims
