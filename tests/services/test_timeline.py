"""The timeline that lists and diffs read says what a fold of the claims says."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.book import compare, keep_book
from ledger.model.filter import Filter
from ledger.model.state import flatten
from ledger.model.status import Status
from ledger.services.diffing import Span, diff_commitments
from ledger.services.folding import catch_up
from ledger.services.ingesting import ingest
from ledger.services.listing import list_commitments
from ledger.services.presence import WORKING
from ledger.store import Store, open_store
from ledger.store.names import find_hierarchy, find_labels
from ledger.store.reading import find_claims
from ledger.store.settings import record_setting
from ledger.store.timeline import find_stale

FIRST = date(2023, 1, 1)
ITEMS = ("leopard", "leopard-2", "class:tank", "patriot")
days = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
lines = st.tuples(
    st.sampled_from(["DE", "US"]),
    st.sampled_from(ITEMS),
    st.sampled_from(list(Status)),
    st.sampled_from(["", "14", "20", "14 reportedly"]),
    st.integers(0, 4),
)
articles = st.lists(st.tuples(days, st.lists(lines, min_size=1, max_size=3)), min_size=1, max_size=12)


def write(day: date, told: list[tuple[str, str, Status, str, int]]) -> str:
    """Write an article of a day; the number at the end says how many days ago it happened, 0 leaves it out."""
    texts = []
    for donor, item, status, number, ago in told:
        on = f" {day - timedelta(days=ago)}" if ago else ""
        texts.append(f"{donor} {item} {status} {number}{on}")
    return "\n".join(texts)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=articles, spans=st.lists(st.tuples(days, days), min_size=1, max_size=3))
def test_lists_and_diffs_of_the_timeline_are_those_of_the_book(
    write_article: Callable[..., Any],
    stub_reader: Callable[..., Any],
    told: list[tuple[date, list[Any]]],
    spans: list[tuple[date, date]],
) -> None:
    """For any articles and any days: `list --as-of` equals the fold, and `diff` equals comparing two folds."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db", write=True) as store:
        ingest(
            store,
            [write_article(f"d{n}", str(day), write(day, text)) for n, (day, text) in enumerate(told)],
            stub_reader(),
        )
        claims, places, names = list(find_claims(store)), find_hierarchy(store), find_labels(store, "item")
        for ends in spans:
            after, until = sorted(ends)
            for day in (after, until, None):
                book = keep_book(claims, as_of=day, hierarchy=places)
                assert list_commitments(store, Filter(), day) == sorted(
                    (flatten(c, names.get(c.item, c.item)) for c in book), key=lambda s: (s.donor, s.item, s.recipient)
                )
            expected = compare(
                keep_book(claims, as_of=after, hierarchy=places), keep_book(claims, as_of=until, hierarchy=places)
            )
            found = diff_commitments(store, Filter(), Span(after, until))
            assert found == expected


def test_what_a_killed_run_left_is_folded_at_the_next_question(
    store: Store, db: Path, write_article: Callable[..., Any], read_in: Callable[..., Any]
) -> None:
    """Threads that wait for a fold are brought up to date; while another process writes they stay as they were."""
    read_in(write_article("a", "2023-01-20", "DE leopard-2 pledged 14"))
    store.connection.execute("DELETE FROM step")
    store.connection.execute("DELETE FROM present")
    store.connection.execute("UPDATE thread SET stale = 1")
    with open_store(db) as reader:
        with store.transaction():
            assert catch_up(reader) == 1
        assert list_commitments(reader, Filter()) == []
        assert catch_up(reader) == 0
        assert find_stale(reader) == []
        assert [state.status for state in list_commitments(reader, Filter())] == ["pledged"]


def test_a_run_at_work_is_left_alone(
    store: Store, db: Path, write_article: Callable[..., Any], read_in: Callable[..., Any]
) -> None:
    """While another process that lives is reading, a question folds nothing; when it was killed, it does."""
    read_in(write_article("a", "2023-01-20", "DE leopard-2 pledged 14"))
    store.connection.execute("UPDATE thread SET stale = 1")
    with open_store(db) as reader:
        record_setting(store, WORKING, str(os.getppid()))
        assert catch_up(reader) == 1
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        record_setting(store, WORKING, str(process.pid))
        assert catch_up(reader) == 0
