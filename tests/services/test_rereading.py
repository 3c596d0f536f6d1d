"""Reading stored documents with other rules."""

from collections.abc import Callable
from typing import Any

from ledger.model.document import Document
from ledger.model.filter import Filter
from ledger.services.forgetting import forget
from ledger.services.ingesting import Ingested
from ledger.services.listing import list_commitments
from ledger.services.rereading import Reread, reread
from ledger.store import Store
from ledger.store.reading import find_claims
from ledger.store.runs import find_bookings

Write = Callable[..., Document]
ReadIn = Callable[..., Ingested]
Stub = Callable[..., Any]
TEXT = "DE leopard-2 pledged 14\nFR leopard-2 refused"


def book(_: Reread) -> bool:
    """Book whatever changed."""
    return True


def test_the_same_rules_change_nothing(store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub) -> None:
    """Nothing is gained or lost by the rules that made the claims."""
    read_in(write_article("a", "2023-01-26", TEXT))
    done = reread(store, stub_reader(), decide=book)
    assert (done.documents, done.gained, done.lost, done.changed) == (1, 0, 0, 0)


def test_a_claim_no_longer_made_is_retracted(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub
) -> None:
    """It stops to count, stays in the ledger, and the audit names the run; rules that make it again bring it back."""
    read_in(write_article("a", "2023-01-26", TEXT))
    done = reread(store, stub_reader("rules-2", blind="refused"), decide=book)
    assert (done.gained, done.lost, done.booked) == (0, 1, True)
    assert [s.donor for s in list_commitments(store, Filter())] == ["DE"]
    assert [c.claim.donor for c in find_claims(store, live=False)] == ["FR"]
    reread(store, stub_reader(), decide=book)
    assert [s.donor for s in list_commitments(store, Filter())] == ["DE", "FR"]
    acts = [(b.kind, b.act, b.rules) for b in find_bookings(store, "FR", "UA", "leopard-2")]
    assert acts == [("ingest", "added", "rules-1"), ("reread", "retracted", "rules-2"), ("reread", "added", "rules-1")]


def test_the_report_comes_before_the_booking(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub
) -> None:
    """Who decides sees what would change; a no leaves the ledger as it was, runs included."""
    read_in(write_article("a", "2023-01-26", TEXT))
    seen: list[tuple[str, str]] = []

    def refuse(report: Reread) -> bool:
        seen.extend((d.change, d.document) for d in report.differences)
        return False

    before = list(store.connection.iterdump())
    assert not reread(store, stub_reader("rules-2", blind="refused"), decide=refuse).booked
    assert seen == [("lost", "a")]
    assert list(store.connection.iterdump()) == before


def test_a_claim_made_otherwise_is_a_change(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub
) -> None:
    """A claim of the same tuple with other slots is one change, and counts once."""
    read_in(write_article("a", "2023-01-26", TEXT))
    done = reread(store, stub_reader("rules-2", confidence=60), decide=book)
    assert (done.gained, done.lost, done.changed) == (0, 0, 2)
    assert [c.claim.confidence for c in find_claims(store)] == [60, 60]


def test_a_forgotten_text_leaves_file_and_index(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub
) -> None:
    """Text, title and their words are gone from the file; claims stay through rereading and ingesting again."""
    document = write_article("a", "2023-01-26", "Unforgettable sentence\nDE leopard-2 pledged 14", title="Heading")
    read_in(document, write_article("b", "2023-01-27", "Another text\nFR patriot offered"))
    done = forget(store, "a")
    assert (done.document, done.versions, done.claims) == ("a", 1, 1)
    files = store.path.read_bytes() + store.path.with_name("ledger.db-wal").read_bytes()
    assert b"nforgettable" not in files
    assert b"eading" not in files
    assert b"Another text" in files
    assert dict(read_in(document).outcomes) == {"forgotten": 1}
    assert reread(store, stub_reader("rules-2", blind="leopard"), decide=book).forgotten == 1
    assert [s.donor for s in list_commitments(store, Filter())] == ["DE", "FR"]
    row = store.connection.execute("SELECT digest, title, text FROM version WHERE document = 'a'").fetchone()
    assert row == (document.digest, None, None)
