"""A ledger of made-up claims, as large as wanted and always the same: to measure `list` and `diff` on.

`python -m tests.services.made_ledger FILE NUMBER` writes one; a million claims take some minutes.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ledger.model.claim import Claim, Reading
from ledger.model.document import Document
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.rules import Rulebook
from ledger.model.status import Status
from ledger.services.ingesting import Ingested, ingest
from ledger.store import open_store

FIRST = date(2022, 2, 24)
DAYS = 1000
DONORS = 60
ITEMS = 200
A_DOCUMENT = 4
"""Claims in one article."""
STATUSES = tuple(Status)
NUMBERS = (None, None, Quantity(14, 14), Quantity(4, 4), Quantity(24, None, "at_least"), Quantity(1, 1, unit="battery"))


class Inventor:
    """Makes claims up from a document's number alone."""

    rulebook = Rulebook("made-up", {}, (), {}, {})

    def reads(self, lang: str | None) -> bool:
        """Read whatever comes."""
        return lang is not None

    def read(self, document: Document) -> Reading:
        """Give the claims of a document: few donors and items have most of them, as in the news."""
        chance = random.Random(document.id)  # noqa: S311 - made-up data, no secret
        return Reading(tuple(self._claim(document, n, chance) for n in range(A_DOCUMENT)))

    def _claim(self, document: Document, n: int, chance: random.Random) -> Claim:
        donor = min(int(chance.expovariate(6 / DONORS)), DONORS - 1)
        item = min(int(chance.expovariate(6 / ITEMS)), ITEMS - 1)
        day = document.published or FIRST
        return Claim(
            f"{chr(65 + donor // 26)}{chr(65 + donor % 26)}",
            "UA",
            f"item-{item}",
            "class:tank",
            chance.choice(STATUSES),
            document.text[n * 4 : n * 4 + 60],
            n * 4,
            n * 4 + 60,
            "made.up",
            chance.randint(50, 99),
            quantity=chance.choice(NUMBERS),
            event_date=chance.choice((None, PartialDate.of(day - timedelta(days=chance.randrange(3))))),
            hedged=chance.random() < 0.1,
        )


def make_documents(claims: int) -> Iterator[Document]:
    """Give the articles that make so many claims."""
    chance = random.Random(1)  # noqa: S311 - made-up data, no secret
    for n in range(claims // A_DOCUMENT):
        words = " ".join(
            f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{chance.randrange(99)}" for _ in range(24)
        )
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        yield Document(f"made-{n}", words, f"Made-up article {n}", day, "en", f"https://example.org/{n}")


def make_ledger(path: Path, claims: int) -> Ingested:
    """Write the ledger."""
    with open_store(path, write=True) as store:
        return ingest(store, make_documents(claims), Inventor())


if __name__ == "__main__":
    print(make_ledger(Path(sys.argv[1]), int(sys.argv[2])).claims, "claims")  # noqa: T201 - a script's only word
