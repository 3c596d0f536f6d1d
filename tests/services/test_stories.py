"""Copies of one wire text count as one source, in whatever order they come."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ledger.model.document import Document
from ledger.model.filter import Filter
from ledger.services.ingesting import Ingested, ingest
from ledger.services.listing import list_commitments
from ledger.store import Store, open_store
from ledger.store.reading import find_claims, find_documents

Write = Callable[..., Document]
AGENCY = (
    "The minister told reporters after the meeting in the capital that the decision had been taken together with the"
    " allies and that the training of the crews would begin within days at a place that was not named for reasons of"
    " safety\nDE leopard-2 pledged 14\nThe opposition welcomed the step and asked for more of the same kind soon"
)


def articles(write_article: Write) -> list[Document]:
    """Give three prints of one agency text, an article of another paper, and a late print."""
    return [
        write_article("a", "2023-01-25", AGENCY),
        write_article("b", "2023-01-26", f"Another headline of this paper\n{AGENCY}"),
        write_article("c", "2023-01-26", AGENCY.rpartition("\n")[0]),
        write_article(
            "own", "2023-01-26", "Our own correspondent has learnt from the ministry\nDE leopard-2 pledged 14"
        ),
        write_article("late", "2023-03-26", AGENCY),
    ]


def test_copies_count_as_one_source(store: Store, write_article: Write, read_in: Callable[..., Ingested]) -> None:
    """Prints of one text within a week are one story; other words, and later prints, are sources of their own."""
    read_in(*articles(write_article))
    (state,) = list_commitments(store, Filter())
    assert (state.claims, state.sources) == (5, 3)
    stories = {stored.document.id: stored.story for stored in find_documents(store)}
    assert stories == {"a": "a", "b": "a", "c": "a", "own": None, "late": None}


def test_order_of_reading_does_not_matter(
    tmp_path: Path, write_article: Write, stub_reader: Callable[..., Any]
) -> None:
    """One by one, in any order, or all at once: the same stories and the same counts."""
    seen = []
    for n, order in enumerate(itertools.permutations(articles(write_article)[:4])):
        with open_store(tmp_path / f"{n}.db", write=True) as store:
            for run in [order] if n % 2 else [[document] for document in order]:
                ingest(store, run, stub_reader())
            seen.append((list(find_claims(store)), list_commitments(store, Filter())))
    assert all(one == seen[0] for one in seen)


def test_a_new_text_leaves_the_story(store: Store, write_article: Write, read_in: Callable[..., Ingested]) -> None:
    """A version that is no copy any more is a source of its own again."""
    read_in(*articles(write_article)[:2])
    assert list_commitments(store, Filter())[0].sources == 1
    read_in(
        write_article("b", "2023-01-27", "Now this paper has written its own text about it\nDE leopard-2 pledged 14")
    )
    assert list_commitments(store, Filter())[0].sources == 2
