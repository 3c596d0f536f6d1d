"""From a ledger to a release and back: the commands `publish` and `serve` as a user calls them."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from datasette.app import Datasette  # type: ignore[import-untyped] # ships no types

from ledger.cli import main
from ledger.services.reviewing import review_claims
from ledger.services.serving import describe_ledger
from ledger.store import Store
from ledger.store.export import find_tables
from ledger.store.reading import find_claims
from ledger.store.review_files import ReviewLine

Run = Callable[..., Result]


@pytest.fixture
def run(db: Path) -> Run:
    """Give what runs a command on the ledger."""

    def call(*words: object) -> Result:
        return CliRunner().invoke(main, ["--db", str(db), *map(str, words)], catch_exceptions=False)

    return call


@pytest.fixture
def filled(store: Store, read_in: Callable[..., object], write_article: Callable[..., object]) -> Store:
    """Give a ledger of three articles."""
    read_in(
        write_article("a", "2023-01-25", "DE leopard-2 pledged 14\nPL leopard-2 pledged 14", url="https://a.example/1"),
        write_article("b", "2023-02-10", "US patriot considered", url="https://b.example/2"),
        write_article("c", "2023-03-27", "DE leopard-2 delivered 18", url="https://c.example/3"),
    )
    return store


def commitments(folder: Path) -> list[str]:
    """Give donor, item and status of each published commitment."""
    lines = (folder / "commitments.csv").read_text("utf-8").splitlines()
    header = lines[0].split(",")
    places = [header.index(name) for name in ("donor", "item", "status")]
    return sorted(" ".join(line.split(",")[place] for place in places) for line in lines[1:])


@pytest.mark.usefixtures("filled")
def test_the_whole_ledger_is_published(run: Run, tmp_path: Path) -> None:
    """Every commitment is there, as of the latest day that the claims know; stderr says how many."""
    done = run("publish", tmp_path / "x")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "3 commitments, 4 events, 4 claims, 3 documents, as of 2023-03-27" in done.stderr
    assert commitments(tmp_path / "x") == ["DE leopard-2 delivered", "PL leopard-2 pledged", "US patriot considered"]


@pytest.mark.usefixtures("filled")
def test_a_snapshot_looks_back(run: Run, tmp_path: Path) -> None:
    """`--as-of`, `--known-at` and filters choose what is published, and the package says how it was chosen."""
    run("publish", tmp_path / "x", "--as-of", "2023-02-15")
    assert commitments(tmp_path / "x") == ["DE leopard-2 pledged", "PL leopard-2 pledged", "US patriot considered"]
    run("publish", tmp_path / "y", "--known-at", "2023-01-31", "--donor", "Germany")
    assert commitments(tmp_path / "y") == ["DE leopard-2 pledged"]
    snapshot = json.loads((tmp_path / "y" / "datapackage.json").read_text("utf-8"))["snapshot"]
    assert (snapshot["asOf"], snapshot["knownAt"], snapshot["filters"]) == (
        "2023-01-25",
        "2023-01-31",
        ["--donor Germany"],
    )


@pytest.mark.usefixtures("filled")
def test_the_stated_day_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    """Naming the day that is taken by default changes nothing, in no file."""
    run("publish", tmp_path / "x")
    run("publish", tmp_path / "y", "--as-of", "2023-03-27")
    assert (tmp_path / "x" / "SHA256SUMS").read_bytes() == (tmp_path / "y" / "SHA256SUMS").read_bytes()


def test_clock_place_and_process_do_not_matter(filled: Store, tmp_path: Path) -> None:
    """Another process in another time zone, locale and hash order writes the same bytes."""
    for name, zone, seed in (("x", "Asia/Tokyo", "1"), ("y", "America/New_York", "2")):
        command = [sys.executable, "-m", "ledger", "--db", str(filled.path), "publish", str(tmp_path / name)]
        subprocess.run(command, check=True, env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"})
    assert (tmp_path / "x" / "SHA256SUMS").read_bytes() == (tmp_path / "y" / "SHA256SUMS").read_bytes()


def test_nothing_to_publish(store: Store, run: Run, filled: Store, tmp_path: Path) -> None:
    """A filter that leaves nothing ends with one line and no folder."""
    assert store is filled
    done = run("publish", tmp_path / "x", "--donor", "FR", "--status", "refused")
    assert done.exit_code == 1
    assert "there is nothing to publish; name other filters" in done.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("store")
def test_an_empty_ledger_is_not_published(run: Run, tmp_path: Path) -> None:
    """The message says how to fill it."""
    done = run("publish", tmp_path / "x")
    assert done.exit_code == 1
    assert "read articles first with `aidledger ingest PATH`" in done.stderr


def test_a_rejected_claim_is_retracted_with_its_reason(filled: Store, run: Run, tmp_path: Path) -> None:
    """After a review the claim vanishes from the next release, which says who rejected it and why."""
    run("publish", tmp_path / "x")
    claim = next(c for c in find_claims(filled) if c.claim.donor == "US")
    review_claims(filled, [ReviewLine(claim=claim.id, verdict="reject", reviewer="AB", note="it was a rumour")])
    done = run("publish", tmp_path / "y", "--previous", tmp_path / "x")
    assert done.exit_code == 0
    delta = json.loads((tmp_path / "y" / "delta.json").read_text("utf-8"))
    assert delta["tables"]["claims"]["retracted"] == [{"id": claim.id, "reason": "rejected by AB: it was a rumour"}]
    assert "Reason: rejected by AB: it was a rumour" in (tmp_path / "y" / "CHANGES.md").read_text("utf-8")


def test_another_text_of_the_source_retracts_its_claims(
    filled: Store, run: Run, read_in: Callable[..., object], write_article: Callable[..., object], tmp_path: Path
) -> None:
    """An article that appears anew with other words takes back what only the old words said."""
    assert filled.writes
    run("publish", tmp_path / "x")
    read_in(write_article("b", "2023-04-02", "US patriot refused", url="https://b.example/2"))
    done = run("publish", tmp_path / "y", "--previous", tmp_path / "x")
    assert done.exit_code == 0, done.stderr
    delta = json.loads((tmp_path / "y" / "delta.json").read_text("utf-8"))
    assert [row["reason"] for row in delta["tables"]["claims"]["retracted"]] == ["the source published another text"]


@pytest.mark.usefixtures("filled")
def test_a_commitment_that_leaves_the_filter_says_so(
    run: Run, read_in: Callable[..., object], write_article: Callable[..., object], tmp_path: Path
) -> None:
    """A release of pledges alone loses one that was delivered, with that as the reason."""
    run("publish", tmp_path / "x", "--status", "pledged")
    assert commitments(tmp_path / "x") == ["PL leopard-2 pledged"]
    read_in(write_article("d", "2023-04-20", "PL leopard-2 delivered\nFR patriot pledged"))
    done = run("publish", tmp_path / "y", "--status", "pledged", "--previous", tmp_path / "x")
    assert done.exit_code == 0, done.stderr
    delta = json.loads((tmp_path / "y" / "delta.json").read_text("utf-8"))
    assert "now delivered, no longer fits the filters" in delta["tables"]["claims"]["retracted"][0]["reason"]


@pytest.mark.usefixtures("filled")
def test_diff_goes_on_from_the_last_release(run: Run, tmp_path: Path) -> None:
    """A release of the whole ledger is remembered, one with filters is not."""
    run("publish", tmp_path / "x", "--donor", "DE")
    assert run("diff", "--since-last").exit_code == 1
    run("publish", tmp_path / "y", "--as-of", "2023-02-28")
    done = run("diff", "--since-last", "--json")
    assert [(row["donor"], row["to"]) for row in json.loads(done.stdout)] == [("DE", "delivered")]


@pytest.fixture
def ask(filled: Store) -> Callable[[str], Any]:
    """Give what asks Datasette for a page of the ledger, described as `serve` describes it."""
    datasette = Datasette([str(filled.path)], metadata=describe_ledger(filled.path, find_tables(filled)))
    return lambda path: asyncio.run(datasette.client.get(path)).json()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ledger/by_donor.json?donor=germany", [("DE", "Leopard 2", "delivered")]),
        ("/ledger/by_item.json?item=leopard+2", [("DE", "Leopard 2", "delivered"), ("PL", "Leopard 2", "pledged")]),
        ("/ledger/by_item.json?item=class:air-defence", [("US", "Patriot", "considered")]),
    ],
)
def test_serve_answers_by_donor_and_by_item(
    ask: Callable[[str], Any], path: str, expected: list[tuple[str, str, str]]
) -> None:
    """Codes, names and classes are all understood."""
    rows = ask(f"{path}&_shape=array")
    assert [(row["donor"], row["item_name"], row["status"]) for row in rows] == expected


def test_serve_answers_what_changed(ask: Callable[[str], Any]) -> None:
    """Two days are compared as `diff` compares them."""
    rows = ask("/ledger/changed_between.json?first=2023-01-31&second=2023-03-31&_shape=array")
    assert [(row["donor"], row["from"], row["to"], row["least_after"]) for row in rows] == [
        ("DE", "pledged", "delivered", 18),
        ("US", None, "considered", None),
    ]


def test_serve_shows_what_is_worth_seeing(ask: Callable[[str], Any]) -> None:
    """Inner tables are hidden; tables and views have their descriptions and facets."""
    tables = ask("/ledger.json")["tables"]
    assert {table["name"] for table in tables if not table["hidden"]} == {"item", "review"}
    page = ask("/ledger/current_commitments.json")
    assert set(page["facet_results"]) == {"donor", "class", "status"}


@pytest.mark.usefixtures("filled")
def test_serve_starts_datasette(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    """The command opens the ledger with our questions, and hands on Datasette's exit code."""
    assert run("serve", "--get", "/ledger/by_donor.json?donor=US&_shape=array").exit_code == 0
    assert [row["item_name"] for row in json.loads(capfd.readouterr().out)] == ["Patriot"]
    assert run("serve", "--get", "/nothing.json").exit_code != 0
