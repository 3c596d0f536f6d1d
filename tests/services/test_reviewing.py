"""Reviews: records of their own that outlive new readings and rules."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.model.filter import Filter
from ledger.model.sourced import SourcedClaim
from ledger.services.ingesting import Ingested
from ledger.services.listing import list_commitments
from ledger.services.rereading import reread
from ledger.services.reviewing import Redating, Reviewed, redate, review_claims
from ledger.store import Store
from ledger.store.corrections import find_reviews
from ledger.store.reading import find_claims
from ledger.store.review_files import ReviewFileError, ReviewLine, read_reviews

Write = Callable[..., Document]
ReadIn = Callable[..., Ingested]
Stub = Callable[..., Any]


def only(store: Store) -> SourcedClaim:
    """Give the one claim that counts."""
    (claim,) = find_claims(store)
    return claim


def say(store: Store, verdict: str, claim: SourcedClaim, **changes: object) -> Reviewed:
    """Review a claim."""
    fields = {"claim": claim.id, "verdict": verdict, "reviewer": "Ada", "note": "checked", "changes": changes}
    return review_claims(store, [ReviewLine.model_validate(fields)])


def statuses(store: Store) -> list[str]:
    """Give the present status of each commitment."""
    return [str(state.status) for state in list_commitments(store, Filter())]


def test_a_rejected_claim_no_longer_counts(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """A rejection takes the claim out of the book and keeps it, with who said so."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged"))
    assert say(store, "reject", only(store)).recorded == 1
    assert statuses(store) == []
    (gone,) = find_claims(store, live=False)
    assert gone.note == "rejected by Ada: checked"


def test_an_accepted_claim_names_its_reviewer(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """Acceptance changes nothing but the note."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged"))
    say(store, "accept", only(store))
    assert only(store).note == "confirmed by Ada: checked"
    assert statuses(store) == ["pledged"]


def test_a_correction_is_a_claim_of_its_own(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """The corrected claim counts with the same words; the one that the rules made stays beside it."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged 14"))
    say(store, "correct", only(store), status="delivered", quantity=18, event_date="2023-01-25", donor="Poland")
    corrected = only(store)
    claim = corrected.claim
    assert (claim.donor, claim.status, claim.rule, claim.confidence) == ("PL", "delivered", "review", 100)
    assert (claim.quantity.number if claim.quantity else None, str(claim.event_date)) == (18, "2023-01-25")
    assert claim.evidence == "DE leopard-2 pledged 14"
    assert corrected.note == "corrected by Ada: checked"
    assert len(list(find_claims(store, live=False))) == 1


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_reviews_survive_new_rules(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub, verdict: str
) -> None:
    """New rules that make the claim otherwise, or no longer, do not undo what a reviewer said."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged 14"))
    say(store, verdict, only(store), **({"status": "delivered"} if verdict == "correct" else {}))
    before = statuses(store)
    for reader in (stub_reader("rules-2", confidence=60), stub_reader("rules-3", blind="leopard")):
        reread(store, reader, decide=lambda _: True)
        assert statuses(store) == before


def test_a_review_holds_for_the_same_words_in_a_new_version(
    store: Store, write_article: Write, read_in: ReadIn
) -> None:
    """The match is by content: a new version with the same sentence is reviewed already."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged 14"))
    say(store, "correct", only(store), status="delivered")
    read_in(write_article("a", "2023-01-27", "New head\nDE leopard-2 pledged 14\nMore"))
    assert statuses(store) == ["delivered"]
    assert (only(store).claim.start, only(store).published) == (9, date(2023, 1, 27))


def test_the_last_review_counts(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """A later review of the claim, or of its correction, replaces the earlier one."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged 14"))
    say(store, "correct", only(store), status="delivered")
    say(store, "correct", only(store), status="approved")
    assert statuses(store) == ["approved"]
    say(store, "accept", only(store))
    assert statuses(store) == ["approved"]
    say(store, "reject", only(store))
    assert statuses(store) == []


def test_the_same_review_twice_is_recorded_once(store: Store, write_article: Write, read_in: ReadIn) -> None:
    """A file that is imported again changes nothing."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged"))
    claim = only(store)
    say(store, "accept", claim)
    assert (say(store, "accept", claim).known, len(list(find_reviews(store)))) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "pleged"}, "did you mean 'pledged'"),
        ({"donor": "Germny"}, "did you mean 'Germany'"),
        ({"quantity": "many"}, "quantity=many: cannot be set; write a number"),
        ({"event_date": "2023-02-30"}, "event_date=2023-02-30: cannot be set"),
        ({"colour": "red"}, "colour=red: cannot be set; the slots are"),
        ({"donor": ""}, "donor=: cannot be set; a claim is nothing without it"),
        ({"status": None}, "status=: cannot be set"),
        ({"item": None}, "item=: cannot be set"),
        ({"quantity": "14-12"}, "quantity=14-12: cannot be set"),
        ({"quantity": "9" * 30}, "cannot be set; write a number"),
        ({"value": '{"amount": "x", "currency": "USD"}'}, "cannot be set; write an amount"),
        ({"quantity_qualifier": "roughly"}, "cannot be set; write about, at_least"),
    ],
)
def test_a_bad_correction_is_a_problem(
    store: Store, write_article: Write, read_in: ReadIn, changes: dict[str, str | None], words: str
) -> None:
    """A faulty line says what works and records nothing."""
    read_in(write_article("a", "2023-01-26", "DE leopard-2 pledged"))
    report = say(store, "correct", only(store), **changes)
    assert report.recorded == 0
    assert words in str(report.problems[0])
    assert list(find_reviews(store)) == []


def test_a_wrong_publication_date_is_corrected(
    store: Store, write_article: Write, read_in: ReadIn, stub_reader: Stub
) -> None:
    """The new date moves what was inferred from it, is a record, and stays when the article is read again."""
    document = write_article("a", "2032-01-26", "DE leopard-2 pledged")
    read_in(document)
    redate(store, stub_reader(), Redating("a", date(2023, 1, 26), "misprint", "Ada"))
    assert [state.since for state in list_commitments(store, Filter())] == ["2023-01-26"]
    assert only(store).published == date(2023, 1, 26)
    read_in(document)
    assert only(store).published == date(2023, 1, 26)
    assert [(r.verdict, r.note) for r in find_reviews(store)] == [("date", "misprint")]


def test_a_csv_is_read_row_by_row(tmp_path: Path) -> None:
    """Rows without a verdict are passed over; what differs from the claim is the correction; faults name their line."""
    path = tmp_path / "reviews.csv"
    path.write_text(
        "verdict,note,reviewer,claim,status,quantity\n"
        ",,,aaaa1111,pledged,14\n"
        "accept,fine,,bbbb1111,pledged,14\n"
        "correct,,Bob,cccc1111,delivered,14\n"
        ",,,dddd1111,delivered,14\n"
        "maybe,,,eeee1111,pledged,14\n",
        "utf-8",
    )
    originals = {f"{c * 4}1111": {"status": "pledged", "quantity": "14"} for c in "abcde"}
    read = list(read_reviews(path, originals, "Ada"))
    lines = [(r.claim, r.verdict, r.reviewer, r.changes) for r in read if isinstance(r, ReviewLine)]
    assert lines == [("bbbb1111", "accept", "Ada", {}), ("cccc1111", "correct", "Bob", {"status": "delivered"})]
    problems = [str(r) for r in read if isinstance(r, Problem)]
    assert "reviews.csv:5: status was changed but there is no verdict" in problems[0]
    assert "reviews.csv:6: verdict" in problems[1]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00", b""])
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes) -> None:
    """A file that holds no reviews gives one line with the way to make one."""
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(ReviewFileError, match="--export"):
        list(read_reviews(path, {}, "Ada"))
