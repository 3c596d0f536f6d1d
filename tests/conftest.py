"""A reader of made-up articles whose lines say what they claim, and ledgers read with it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ledger.model.claim import Claim, Reading
from ledger.model.document import Document
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.rules import Actor, Item, Language, Rulebook
from ledger.model.status import Status
from ledger.services.ingesting import Ingested, ingest
from ledger.store import Store, open_store

CLASSES = {
    "leopard": "class:tank",
    "leopard-1": "class:tank",
    "leopard-2": "class:tank",
    "patriot": "class:air-defence",
}
PARENTS = {"leopard-1": "leopard", "leopard-2": "leopard", "leopard": "class:tank", "patriot": "class:air-defence"}
NAMES = {"leopard": "Leopard", "leopard-1": "Leopard 1", "leopard-2": "Leopard 2", "patriot": "Patriot"}
STATES = {"DE": "Germany", "FR": "France", "PL": "Poland", "US": "United States", "UA": "Ukraine"}
LineReader = Callable[..., "StubReader"]
"""Gives a reader; `rules` is its digest, `confidence` what it gives to each claim."""


class StubReader:
    """Reads lines like `DE leopard-2 pledged 14 2023-01-25`; the number and the day may be left out."""

    def __init__(self, rules: str = "rules-1", confidence: int = 80, blind: str = "") -> None:
        """Take the digest of the rules; lines that hold the word `blind` are not understood."""
        self.confidence = confidence
        self.blind = blind
        self.rulebook = made_rulebook(rules)
        self.calls = 0

    def reads(self, lang: str | None) -> bool:
        """Know English alone."""
        return lang == "en"

    def read(self, document: Document) -> Reading:
        """Give a claim for each line that begins with a state."""
        self.calls += 1
        claims, start = [], 0
        for line in document.text.splitlines(keepends=True):
            words = line.split()
            if words and words[0] in STATES and not (self.blind and self.blind in line):
                claims.append(self._claim(words, line.rstrip("\n"), start, document.recipient))
            start += len(line)
        return Reading(tuple(claims))

    def _claim(self, words: list[str], line: str, start: int, recipient: str) -> Claim:
        numbers = [int(word) for word in words[3:] if word.isdigit() and len(word) < 4]
        days = [word for word in words[3:] if word[:2] == "20" and len(word) >= 4]
        return Claim(
            words[0],
            recipient,
            words[1],
            CLASSES.get(words[1], words[1]),
            Status(words[2]),
            line,
            start,
            start + len(line),
            "stub",
            self.confidence,
            quantity=Quantity(numbers[0], numbers[0]) if numbers else None,
            event_date=PartialDate.parse(days[0]) if days else None,
            hedged="reportedly" in words,
        )


def made_rulebook(digest: str) -> Rulebook:
    """Give a rulebook that has names and no rules."""
    items = tuple(Item(i, NAMES[i], CLASSES[i], PARENTS[i], forms=(NAMES[i],)) for i in NAMES)
    actors = tuple(Actor("name", code, (name,)) for code, name in STATES.items())
    english = Language.__new__(Language)
    for name in Language.__dataclass_fields__:
        object.__setattr__(english, name, {"code": "en", "items": items, "actors": actors}.get(name))
    return Rulebook(digest, {"en": english}, (), {}, {}, NAMES)


@pytest.fixture
def stub_reader() -> LineReader:
    """Give the class of the reader that understands lines."""
    return StubReader


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give the path of a ledger that is not there yet."""
    return tmp_path / "ledger.db"


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    """Give an empty ledger, open for writing."""
    with open_store(db, write=True) as opened:
        yield opened


def article(identity: str, day: str, text: str, **more: str | None) -> Document:
    """Give an article of a day whose text is lines for the stub reader."""
    return Document(identity, text, published=date.fromisoformat(day), **({"lang": "en"} | more))  # type: ignore[arg-type] # names of fields


@pytest.fixture
def write_article() -> Callable[..., Document]:
    """Give what makes an article: id, day, text, and other fields by name."""
    return article


@pytest.fixture
def read_in(store: Store) -> Callable[..., Ingested]:
    """Give what reads articles into the ledger."""

    def read(*documents: Document, reader: StubReader | None = None) -> Ingested:
        return ingest(store, documents, reader or StubReader())

    return read
