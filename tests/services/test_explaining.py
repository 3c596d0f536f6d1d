"""A text is explained by its marked words, its claims and what failed."""

from collections.abc import Callable
from datetime import date

import pytest

from ledger.extract.reader import Reader
from ledger.model.document import Document
from ledger.services.explaining import (
    ForgottenError,
    NoRulesError,
    UnknownClaimError,
    explain_claim,
    explain_document,
    explain_text,
)
from ledger.services.forgetting import forget
from ledger.services.ingesting import ingest
from ledger.services.reading import open_reader
from ledger.store import Store
from ledger.store.reading import find_claims

TEXT = "Guten Tag. Norwegen schickt der Ukraine acht Leopard 2 aus Oslo. Die Armee setzt Marder ein."


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give one reader for all texts."""
    return open_reader()


def test_words_are_marked(reader: Reader) -> None:
    """Items, donor, recipient and cue carry their kind at their offsets."""
    found = explain_text(reader, TEXT, lang="de", published=None, recipient="UA")
    marked = {(TEXT[s.start : s.end], s.kind) for one in found.sentences for s in one.spans}
    assert marked >= {("Leopard 2", "item"), ("Norwegen", "donor"), ("Ukraine", "recipient"), ("schickt", "cue")}


def test_sentences_without_arms_are_left_out(reader: Reader) -> None:
    """Only what makes a claim or names an item is explained."""
    found = explain_text(reader, TEXT, lang=None, published=None, recipient="UA")
    assert all("Guten Tag" not in one.text for one in found.sentences)
    assert [len(one.claims) for one in found.sentences][:1] == [1]


def test_spans_do_not_overlap(reader: Reader) -> None:
    """Every word is marked once."""
    for one in explain_text(reader, TEXT, lang="de", published=None, recipient="UA").sentences:
        assert all(a.end <= b.start for a, b in zip(one.spans, one.spans[1:], strict=False))


def test_mention_without_claim_has_a_reason(reader: Reader) -> None:
    """What failed first is told for the item."""
    found = explain_text(reader, TEXT, lang="de", published=None, recipient="UA")
    assert [d.item for one in found.sentences for d in one.dropped if d.reason] == ["marder"]


def test_explanation_makes_the_claims_of_the_reader(reader: Reader) -> None:
    """Explaining reads as reading does."""
    document = Document("x", TEXT, published=date(2023, 3, 15), lang="de")
    explained = explain_document(reader, document)
    assert tuple(claim for one in explained.sentences for claim in one.claims) == reader.read(document).claims


@pytest.mark.parametrize("lang", ["fr", None])
def test_text_without_rules_is_one_clear_line(reader: Reader, lang: str | None) -> None:
    """A language without rules, and one that cannot be told, are faults of the user."""
    with pytest.raises(NoRulesError, match="cannot be read"):
        explain_text(reader, "…", lang=lang, published=None, recipient="UA")


@pytest.fixture
def booked(store: Store, reader: Reader) -> str:
    """Give the id of a claim of a ledger."""
    ingest(store, [Document("x", TEXT, published=date(2023, 3, 15), lang="de")], reader)
    return next(iter(find_claims(store))).id


def test_claim_of_the_ledger_is_explained_from_its_document(store: Store, reader: Reader, booked: str) -> None:
    """The sentence of the claim is shown with that claim alone; the start of an id is enough."""
    found = explain_claim(store, reader, booked[:8])
    assert [(len(one.claims), "Norwegen" in one.text) for one in found.sentences] == [(1, True)]
    assert found.note is None


def test_claim_that_rules_no_longer_make_is_said(
    store: Store, reader: Reader, write_article: Callable[..., Document], stub_reader: Callable[[], Reader]
) -> None:
    """A claim of other rules is explained by what the present rules see, with a note."""
    ingest(store, [write_article("y", "2023-03-15", "DE patriot pledged 3")], stub_reader())
    found = explain_claim(store, reader, next(iter(find_claims(store))).id)
    assert found.note is not None
    assert "stub" in found.note


def test_unknown_claim_is_one_clear_line(store: Store, reader: Reader) -> None:
    """An id that no claim has is a fault of the user."""
    with pytest.raises(UnknownClaimError, match="shows the ids"):
        explain_claim(store, reader, "ffff")


def test_forgotten_text_cannot_be_explained(store: Store, reader: Reader, booked: str) -> None:
    """Where the text was taken out, the evidence alone is left."""
    forget(store, "x")
    with pytest.raises(ForgottenError, match="was forgotten"):
        explain_claim(store, reader, booked)
