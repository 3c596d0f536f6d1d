"""Made-up commitments: no sentence of them is from an article."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ledger.model.change import Change, Kind
from ledger.model.claim import Claim
from ledger.model.commitment import Commitment, Conflict, Event, Link
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.snapshot import DocumentMeta, ItemName, Snapshot, StateName
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status

S = Status
STATES = {
    "DE": StateName("Germany", "Deutschland"),
    "FR": StateName("France", "Frankreich"),
    "GB": StateName("United Kingdom", "Vereinigtes Königreich"),
    "NA": StateName("Namibia", "Namibia"),
    "PL": StateName("Poland", "Polen"),
    "US": StateName("United States", "Vereinigte Staaten"),
    "UA": StateName("Ukraine", "Ukraine"),
    "SK": StateName("Slovakia", "Slowakei"),
}
ITEMS = {
    "class:tank": ItemName("main battle tank", "class:tank", "class:armour", "Kampfpanzer"),
    "class:ifv": ItemName("infantry fighting vehicle", "class:ifv", "class:armour", "Schützenpanzer"),
    "class:air-defence": ItemName("air defence", "class:air-defence", None, "Flugabwehr"),
    "class:howitzer": ItemName("howitzer", "class:howitzer", None, "Haubitze"),
    "class:aid-package": ItemName("aid package", "class:aid-package", None, "Hilfspaket"),
    "leopard-2": ItemName("Leopard 2", "class:tank", "leopard"),
    "challenger-2": ItemName("Challenger 2", "class:tank", "class:tank"),
    "marder": ItemName("Marder", "class:ifv", "class:ifv"),
    "m2-bradley": ItemName("M2 Bradley", "class:ifv", "class:ifv"),
    "patriot": ItemName("Patriot", "class:air-defence", "class:air-defence"),
    "caesar": ItemName("CAESAR", "class:howitzer", "class:howitzer"),
}


def hex16(*parts: object) -> str:
    """Give a stable id."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def sourced(  # noqa: PLR0913 - a claim has many slots
    donor: str,
    item: str,
    status: Status,
    day: str,
    evidence: str,
    *,
    number: int | None = None,
    published: date | None = None,
    recipient: str = "UA",
    **slots: Any,  # noqa: ANN401 - slots of many types
) -> SourcedClaim:
    """Give a claim with its source; the document is one a day and donor."""
    on = PartialDate.parse(day)
    quantity = Quantity(number, number) if number is not None else None
    item_class = ITEMS[item].item_class if item in ITEMS else "class:other"
    claim = Claim(
        donor,
        recipient,
        item,
        item_class,
        status,
        evidence,
        10,
        10 + len(evidence),
        f"en.{status}.verb",
        95,
        quantity=quantity,
        event_date=on,
    )
    given: dict[str, Any] = {k: v for k, v in slots.items() if k in Claim.__slots__}
    claim = replace(claim, **given)
    document = str(slots.get("document", f"news-{donor}-{day}"))
    return SourcedClaim(
        hex16(donor, recipient, item, status, day, evidence, document),
        claim,
        document,
        published or on.last,
        lang=str(slots.get("lang", "en")),
        title=str(slots.get("title", f"What {donor} does, {day}")),
        url=str(slots.get("url", f"https://news.example/{day}/{donor.lower()}.html")),
        publisher=str(slots.get("publisher", "News Example")),
        note=slots.get("note"),
    )


def event(*claims: SourcedClaim, effect: str = "advance", tranche: int = 1) -> Event:
    """Give an event that the claims support."""
    first = claims[0]
    on = first.claim.event_date or PartialDate.of(first.published)
    key = hex16("event", [claim.id for claim in claims])
    inferred = first.claim.event_date is None
    return Event(key, on, inferred, first.claim.status, claims, first.claim.quantity, tranche, effect=effect)


def commitment(*events: Event, links: tuple[Link, ...] = (), conflict: Conflict | None = None) -> Commitment:
    """Give the thread of the events; the last one decides."""
    last, best = events[-1], events[-1].claims[0]
    c = best.claim
    return Commitment(
        thread_id(c.donor, c.item, c.recipient),
        c.donor,
        c.recipient,
        c.item,
        c.item_class,
        last.status,
        last.on,
        next((e.on for e in events if e.status is S.REQUESTED), None),
        last.quantity,
        c.deliver_by,
        c.confidence,
        events,
        best,
        conflict,
        links,
    )


def thread_id(donor: str, item: str, recipient: str = "UA") -> str:
    """Give a commitment's id."""
    return hex16("commitment", donor, recipient, item)


def commitments() -> tuple[Commitment, ...]:
    """Give a small ledger with every status, partial dates, ranges, money, a conflict and a link."""
    leopard = commitment(
        event(sourced("DE", "leopard-2", S.REQUESTED, "2022-09-12", "Kyiv asks Berlin for Leopard 2 tanks")),
        event(sourced("DE", "leopard-2", S.REFUSED, "2022-10-20", "Berlin rules out sending Leopard 2", lang="de")),
        event(
            sourced(
                "DE",
                "leopard-2",
                S.PLEDGED,
                "2023-01-25",
                "Germany will send 14 Leopard 2",
                number=14,
                deliver_by=PartialDate.parse("2023-03"),
            )
        ),
        event(
            sourced(
                "DE",
                "leopard-2",
                S.DELIVERED,
                "2023-03-27",
                "Germany has delivered 18 Leopard 2",
                number=18,
                variant="2A6",
            ),
            sourced(
                "DE",
                "leopard-2",
                S.DELIVERED,
                "2023-03-27",
                "18 Leopard 2 tanks from Germany arrived",
                number=18,
                document="agency-77",
                speaker="a spokesman",
            ),
        ),
        links=(Link(thread_id("DE", "class:tank"), "class:tank", "class and model of one donor within 30 days"),),
    )
    return (
        leopard,
        commitment(event(sourced("DE", "class:tank", S.CONSIDERED, "2023-01", "Berlin is weighing tanks"))),
        commitment(
            event(
                sourced(
                    "DE",
                    "marder",
                    S.PLEDGED,
                    "2023-01-05",
                    "Deutschland liefert rund 40 Marder",
                    lang="de",
                    quantity=Quantity(40, 40, "about"),
                )
            ),
            event(sourced("DE", "marder", S.DELIVERED, "2023-03-20", "The first Marder are there")),
        ),
        commitment(
            event(
                sourced(
                    "DE",
                    "patriot",
                    S.PLEDGED,
                    "2023-01-05",
                    "ein Patriot-System",
                    lang="de",
                    quantity=Quantity(1, 1, None, "battery"),
                )
            )
        ),
        commitment(
            event(
                sourced(
                    "FR",
                    "caesar",
                    S.IN_DELIVERY,
                    "2023-02-10",
                    "CAESAR howitzers are on their way",
                    quantity=Quantity(12, 18),
                )
            )
        ),
        commitment(
            event(sourced("GB", "challenger-2", S.PLEDGED, "2023-01-14", "Britain will send Challenger 2", number=14)),
            conflict=Conflict(date(2023, 1, 14), S.PLEDGED, S.REFUSED, "unhedged over hedged"),
        ),
        commitment(
            event(
                sourced(
                    "PL",
                    "leopard-2",
                    S.OFFERED,
                    "2023-01-11",
                    "Poland is ready to send a company of Leopards",
                    quantity=Quantity(None, 14, "at_most"),
                )
            ),
            event(
                sourced(
                    "PL",
                    "leopard-2",
                    S.APPROVED,
                    "2023-01-26",
                    "Berlin lets Poland pass on Leopard 2",
                    approver="DE",
                    number=14,
                )
            ),
        ),
        commitment(
            event(sourced("SK", "m2-bradley", S.REFUSED, "2023-03-29", "Slovakia says no to Bradleys", hedged=True))
        ),
        commitment(
            event(
                sourced(
                    "US",
                    "class:aid-package",
                    S.APPROVED,
                    "2023-03-20",
                    "a package of 350 million dollars",
                    value=Money(Decimal(350_000_000), "USD"),
                )
            )
        ),
        commitment(
            event(
                sourced(
                    "US",
                    "m2-bradley",
                    S.PLEDGED,
                    "2023-01-05",
                    "more than 50 Bradleys",
                    quantity=Quantity(51, None, "at_least"),
                )
            ),
            event(sourced("US", "m2-bradley", S.WITHDRAWN, "2023-04-01", "Washington halts the Bradleys")),
        ),
        commitment(
            event(sourced("NA", "caesar", S.DELIVERED, "2023-Q1", "Namibia has handed over howitzers", number=2))
        ),
        commitment(
            event(
                sourced(
                    "DE",
                    "marder",
                    S.DELIVERED,
                    "2023-02-02",
                    "Slovakia got Marder from Germany",
                    recipient="SK",
                    number=3,
                )
            )
        ),
    )


def snapshot(threads: Sequence[Commitment] | None = None, as_of: date = date(2023, 4, 2), **more: Any) -> Snapshot:  # noqa: ANN401 - fields of many types
    """Give a snapshot of commitments, by default the small ledger."""
    kept = tuple(commitments() if threads is None else threads)
    claims = [claim for c in kept for e in c.events for claim in e.claims]
    documents = {
        c.document: DocumentMeta(
            c.document,
            hashlib.sha256(c.document.encode("utf-8", "replace")).hexdigest(),
            c.published,
            c.title,
            c.url,
            c.publisher,
            c.lang,
            c.story,
        )
        for c in claims
    }
    made = Snapshot(
        as_of, None, tuple(documents.values()), kept, ITEMS, STATES, "0.1.0", "f00d" * 4, recent(kept, as_of)
    )
    return replace(made, **more)


def recent(threads: Sequence[Commitment], as_of: date) -> tuple[Change, ...]:
    """Give the last event of each commitment that falls into the 30 days."""
    return tuple(
        Change(
            c.donor,
            c.recipient,
            c.item,
            Kind.ADVANCED if len(c.events) > 1 else Kind.NEW,
            c.events[-2].status if len(c.events) > 1 else None,
            c.status,
            c.since,
            None,
            c.quantity,
            c.sources,
            c.best.claim.evidence,
            c.best.url,
            c.best.id,
        )
        for c in threads
        if as_of - timedelta(days=30) < c.since.last <= as_of
    )


def many(number: int) -> tuple[Commitment, ...]:
    """Give a large ledger of made-up threads with one to four events each."""
    donors, statuses = [f"{a}{b}" for a in "ABCDEF" for b in "ABCDEF"][:30], list(Status)
    made = []
    for n in range(number):
        donor, item = donors[n % len(donors)], f"system-{n // len(donors):02}"
        day = date(2022, 3, 1) + timedelta(days=(n * 37) % 390)
        events = [
            event(
                sourced(
                    donor,
                    item,
                    statuses[(n + k) % 9],
                    (day + timedelta(days=40 * k)).isoformat(),
                    f"In sentence {n} the government of {donor} says something of {n % 50 + 1} pieces of {item}",
                    number=n % 50 + 1 if n % 3 else None,
                )
            )
            for k in range(1 + n % 4)
        ]
        made.append(commitment(*events))
    return tuple(made)


EVIL = (
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("https://evil.example","click")',
    "+SUM(1,2)|'cmd'!A1",
    "@import",
    "-2+3",
    "\t=1+1",
    'a "quoted", text\r\nover\nlines;with\ttabs',
    "left \u202e to \u2066right\u2069 \u200bhidden\u200f",
    "nul\x00 bell\x07 escape\x1b[31m del\x7f sep\u2028\u2029 bom\ufeff lone\ud800 tag\U000e0041",
    "</script></style>--><!--]]>{{ 7*7 }}{% raw %}${7*7}",
    "' or 1=1; DROP TABLE claims; --",
    "＝cmd()",
    "x" * 10_000,
    "שלום عربي 漢字 🇺🇦",
)


def hostile() -> tuple[Commitment, ...]:
    """Give commitments whose evidence, titles, names, addresses and ids want to do harm."""
    urls = (
        "javascript:alert(1)",
        'https://news.example/"><script>alert(1)</script>',
        "https://user:pass@news.example/x",
        "file:///etc/passwd",
        "data:text/html,<script>alert(1)</script>",
        "https://news.example/ü?q=a b",
        "https://news.example/a?b=<i>&c='d'",
        "https://[bad",
        "//news.example/x",
        "https://news.example/" + "y" * 3000,
    )
    made = []
    for n, text in enumerate(EVIL):
        slots: dict[str, Any] = {
            "url": urls[n % len(urls)],
            "title": text,
            "publisher": text,
            "speaker": text,
            "document": f"{text}{n}",
        }
        claim = sourced("DE", f"item-{n:02}", S.PLEDGED, f"2023-01-{n + 1:02}", text, lang="en", note=text, **slots)
        made.append(commitment(event(claim, event_effect_source(claim))))
    return tuple(made)


def event_effect_source(claim: SourcedClaim) -> SourcedClaim:
    """Give the same claim from a second document with a harmless id."""
    return replace(claim, id=hex16(claim.id, 2), document=f"second-{claim.id}", story=claim.document)
