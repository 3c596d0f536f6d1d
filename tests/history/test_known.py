"""Read from real teasers, the ledger knows on each day what the world knew on it."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger.cli import main

STREAM = Path(__file__).parents[3] / "shared" / "stream" / "rss-en.jsonl"
"""A feed of teasers from 2022 and 2023, where it lies beside the checkout."""
pytestmark = pytest.mark.skipif(not STREAM.exists(), reason="the feed does not lie beside this checkout")

Book = dict[tuple[str, str], dict[str, object]]
NOT_YET = {None, "requested", "considered", "offered", "refused"}
KNOWN: list[tuple[str, str, str, set[str | None]]] = [
    ("DE", "leopard-2", "2023-01-23", {"requested", "considered", "refused"}),
    ("DE", "leopard-2", "2023-01-25", {"pledged"}),
    ("DE", "leopard-2", "2023-03-28", {"delivered"}),
    ("DE", "class:tank", "2023-01-19", NOT_YET),
    ("US", "m1-abrams", "2023-01-23", {"requested", "considered", "refused"}),
    ("US", "m1-abrams", "2023-01-25", {"pledged"}),
    ("US", "m1-abrams", "2023-09-26", {"in_delivery", "delivered"}),
    ("GB", "challenger-2", "2023-01-08", {None}),
    ("GB", "challenger-2", "2023-01-09", {"considered"}),
    ("GB", "challenger-2", "2023-01-16", {"pledged"}),
    ("GB", "challenger-2", "2023-02-28", {"pledged"}),
    ("GB", "challenger-2", "2023-03-28", {"delivered"}),
    ("US", "f-16", "2023-01-30", {"refused"}),
    ("US", "f-16", "2023-05-16", {"refused"}),
    ("WEST", "f-16", "2023-05-21", {"approved"}),
    ("DK", "f-16", "2023-08-21", {"approved", "pledged"}),
    ("NL", "f-16", "2023-08-21", {"approved", "pledged"}),
    ("GB", "storm-shadow", "2023-05-10", NOT_YET),
    ("GB", "storm-shadow", "2023-05-12", {"pledged", "delivered"}),
    ("FR", "amx-10rc", "2023-01-03", {None}),
    ("FR", "amx-10rc", "2023-01-05", {"pledged"}),
    ("US", "m2-bradley", "2022-12-31", {"considered"}),
    ("US", "m2-bradley", "2023-01-06", {"pledged"}),
    ("DE", "patriot", "2023-01-06", {"pledged"}),
    ("US", "patriot", "2023-04-19", {"in_delivery", "delivered"}),
    ("SK", "mig-29", "2023-03-17", {"pledged"}),
    ("CH", "leopard-1", "2023-06-28", {"refused"}),
    ("US", "cluster-munition", "2023-06-30", {"considered"}),
    ("US", "cluster-munition", "2023-07-09", {"pledged"}),
    ("US", "atacms", "2022-12-23", {"refused"}),
    ("US", "atacms", "2023-10-17", {"delivered"}),
    ("US", "leopard-2", "2023-12-31", {None}),
    ("US", "storm-shadow", "2023-12-31", {None}),
]


@pytest.fixture(scope="module")
def book_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """Read the feed once; give the list as of a day by donor and item."""
    db = str(tmp_path_factory.mktemp("history") / "ledger.db")
    read = CliRunner().invoke(main, ["--db", db, "ingest", str(STREAM)])
    assert read.exit_code == 0, read.output

    @cache
    def book(day: str) -> Book:
        listed = CliRunner().invoke(main, ["--db", db, "list", "--as-of", day, "--json"])
        assert listed.exit_code == 0, listed.output
        return {(row["donor"], row["item"]): row for row in json.loads(listed.stdout) if row["recipient"] == "UA"}

    return book


@pytest.mark.parametrize(("donor", "item", "day", "allowed"), KNOWN)
def test_status_is_what_was_known(
    book_on: Callable[[str], Book], donor: str, item: str, day: str, allowed: set[str | None]
) -> None:
    """At the end of the day the commitment has a status that it had then, or none where nothing was said yet."""
    assert book_on(day).get((donor, item), {}).get("status") in allowed


@pytest.mark.parametrize(
    ("donor", "item", "number"),
    [("DE", "leopard-2", 18), ("US", "m1-abrams", 31), ("GB", "challenger-2", 14), ("DK", "f-16", 19)],
)
def test_number_is_what_was_promised(book_on: Callable[[str], Book], donor: str, item: str, number: int) -> None:
    """At the end of 2023 the commitment has the number that was announced last."""
    assert book_on("2023-12-31")[donor, item]["quantity"] == number
