"""A ledger of a few made-up articles and the command line on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ledger.cli import main
from ledger.model.document import Document
from ledger.services.ingesting import ingest
from ledger.store import open_store

ARTICLES = (
    ("a", "2023-01-20", "Berlin says no\nDE leopard-2 refused 2023-01-19\nUS patriot offered"),
    ("b", "2023-01-26", "Berlin turns\nDE leopard-2 pledged 14 2023-01-25"),
    ("c", "2023-01-27", "Another paper\nDE leopard-2 pledged 14 2023-01-25\nPL leopard pledged 14"),
    ("d", "2023-03-28", "Arrived\nDE leopard-2 delivered 18 2023-03-27"),
)


@pytest.fixture
def filled(db: Path, write_article: Callable[..., Document], stub_reader: Callable[[], Any]) -> Path:
    """Give the path of a ledger that holds the articles."""
    with open_store(db, write=True) as store:
        articles = [write_article(*a, url=f"https://x.org/{a[0]}", title=a[2].split("\n")[0]) for a in ARTICLES]
        ingest(store, articles, stub_reader())
    return db


@pytest.fixture
def run(db: Path) -> Callable[..., Result]:
    """Give what runs the command line on the ledger."""

    def call(*words: str, stdin: str | None = None, **env: str) -> Result:
        result = CliRunner().invoke(main, ["--db", str(db), *words], input=stdin, env=env or {"COLUMNS": "80"})
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
