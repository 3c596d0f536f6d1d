"""Reading documents into the ledger: whole, once, in any order."""

import itertools
from collections.abc import Callable

import pytest

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.model.filter import Filter
from ledger.services import ingesting
from ledger.services.ingesting import Ingested, ingest
from ledger.services.listing import list_commitments
from ledger.store import Store, open_store
from ledger.store.reading import find_claims, find_documents

Write = Callable[..., Document]
ReadIn = Callable[..., Ingested]


def contents(store: Store) -> tuple[object, ...]:
    """Give everything that answers are made from."""
    return (
        list(find_claims(store)),
        sorted(list_commitments(store, Filter())),
        [(d.document, d.digest, d.current) for d in find_documents(store, current=False)],
    )


def test_claims_come_with_document_version_and_run(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """Each claim names its document, version, the run and the rules that made it."""
    report = read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged 14 2023-01-25", url="https://x.org/a"))
    assert (report.claims, report.folded, dict(report.outcomes)) == (1, 1, {"new": 1})
    (claim,) = find_claims(store)
    assert (claim.document, claim.url, str(claim.published)) == ("a", "https://x.org/a", "2023-01-26")
    row = store.connection.execute(
        "SELECT version.document, run.kind, run.rules FROM claim JOIN version ON version.n = claim.version"
        " JOIN booking ON booking.claim = claim.n JOIN run ON run.id = booking.run"
    ).fetchall()
    assert row == [("a", "ingest", "rules-1")]


def test_reading_twice_changes_nothing(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """A known document is counted as known and nothing is doubled."""
    document = write_article("a", "2023-01-26", "DE leopard-2 pledged\nPL leopard-2 delivered")
    read_in(document)
    before = contents(store)
    assert dict(read_in(document, document).outcomes) == {"known": 2}
    assert contents(store) == before


def test_order_does_not_matter(tmp_path: object, write_article: Write, stub_reader: Callable[[], object]) -> None:
    """Every order of documents and versions, in one run or in many, gives the same ledger."""
    documents = [
        write_article("a", "2023-01-20", "DE leopard-2 refused"),
        write_article("a", "2023-01-21", "DE leopard-2 considered"),
        write_article("b", "2023-01-26", "DE leopard-2 pledged 14 2023-01-25"),
        write_article("c", "2023-01-22", "US patriot offered"),
    ]
    seen = []
    for n, order in enumerate(itertools.permutations(documents)):
        with open_store(tmp_path / f"{n}.db", write=True) as store:  # type: ignore[operator] # a path
            for run in [order] if n % 2 else [[d] for d in order]:
                ingest(store, run, stub_reader())  # type: ignore[arg-type] # the stub
            seen.append(contents(store))
    assert all(one == seen[0] for one in seen)


def test_a_new_text_is_a_new_version(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """Another text under one identity replaces the claims that count; both texts stay."""
    read_in(write_article("a", "2023-01-20", "DE leopard-2 refused"))
    report = read_in(write_article("a", "2023-01-21", "DE leopard-2 considered"))
    assert dict(report.outcomes) == {"new version": 1}
    assert [c.claim.status for c in find_claims(store)] == ["considered"]
    assert [c.claim.status for c in find_claims(store, live=False)] == ["refused"]
    assert [d.current for d in find_documents(store, current=False)] == [False, True]


def test_an_older_version_that_comes_late_changes_nothing(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """The version of the latest publication date counts, whenever it is read."""
    read_in(write_article("a", "2023-01-21", "DE leopard-2 considered"))
    read_in(write_article("a", "2023-01-20", "DE leopard-2 refused"))
    assert [c.claim.status for c in find_claims(store)] == ["considered"]


def test_what_cannot_be_booked_is_reported(write_article: Write, read_in: ReadIn) -> None:
    """Undated documents and other languages are skipped with a reason; faults are counted; the rest is read."""
    undated = Document("u", "DE leopard-2 pledged", lang="en", source="u.txt")
    report = read_in(
        undated,
        write_article("p", "2023-01-20", "DE leopard-2 pledged", lang="pl"),
        Problem("bad.txt", "is empty"),
        write_article("ok", "2023-01-20", "DE leopard-2 pledged"),
    )
    assert report.documents == 4
    assert report.skipped_names == [
        ("u.txt", "no publication date; give one with --published"),
        ("p", "no rules for language pl"),
    ]
    assert (report.failed, [str(p) for p in report.problems]) == (1, ["bad.txt: is empty"])
    assert report.claims == 1


def test_a_killed_run_keeps_whole_batches_and_can_go_on(
    store: Store, write_article: Write, stub_reader: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written before the end stays, whole; reading the same again gives what one run gives."""
    monkeypatch.setattr(ingesting, "BATCH", 2)
    documents = [write_article(f"d{n}", "2023-01-20", f"DE leopard-2 pledged {n}") for n in range(5)]

    class KilledError(Exception):
        pass

    def until_killed(report: Ingested) -> None:
        if report.documents == 4:
            raise KilledError

    with pytest.raises(KilledError):
        ingest(store, documents, stub_reader(), progress=until_killed)  # type: ignore[arg-type] # the stub
    assert len(list(find_claims(store))) == 4
    report = ingest(store, documents, stub_reader())  # type: ignore[arg-type] # the stub
    assert dict(report.outcomes) == {"known": 4, "new": 1}
    assert [c.claims for c in list_commitments(store, Filter())] == [5]
