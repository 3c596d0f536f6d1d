"""Made-up claims by the million, always the same ones: for properties and for speed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from ledger.model.claim import Claim
from ledger.model.identity import claim_id
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status

FIRST = date(2022, 2, 24)
DAYS = 1000
A_THREAD = 5
"""Claims of one donor on one item, on average."""
STATUSES = tuple(Status)
NUMBERS = (
    None,
    None,
    None,
    Quantity(14, 14),
    Quantity(4, 4),
    Quantity(24, None, "at_least"),
    Quantity(20, 20, additional=True),
    Quantity(59, 59, additional=True, total=109),
    Quantity(1, 1, unit="battery"),
    Quantity(100, 100, joint=True),
)


def make_claims(number: int, seed: int = 1) -> Iterator[SourcedClaim]:
    """Give so many claims in no order of time; five a thread on average, two a document."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, no secret
    threads = max(1, number // A_THREAD)
    for n in range(number):
        thread = chance.randrange(threads)
        published = FIRST + timedelta(days=chance.randrange(DAYS))
        yield make_claim(n, thread, published, chance)


def make_claim(n: int, thread: int, published: date, chance: random.Random) -> SourcedClaim:
    """Give one claim of a thread."""
    dated = chance.choice((None, None, PartialDate.of(published - timedelta(days=chance.randrange(3)))))
    claim = Claim(
        f"D{thread % 60:02}",
        "UA",
        f"system-{thread // 60}",
        "class:tank",
        chance.choice(STATUSES),
        f"made-up sentence {n} about thread {thread}",
        10,
        60,
        "made.up",
        chance.randint(50, 99),
        quantity=chance.choice(NUMBERS),
        event_date=dated,
        hedged=chance.random() < 0.1,
        former=chance.random() < 0.05,
    )
    document = f"document-{n // 2}"
    story = f"story-{n // 6}" if chance.random() < 0.2 else None
    return SourcedClaim(claim_id(document, claim), claim, document, published, story=story)
