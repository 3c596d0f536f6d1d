"""One release of the made-up ledger and one of a hostile one, made once for all tests that only read them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger.cli import main
from ledger.publish import publish
from ledger.publish.page import DETAILS, render_detail
from ledger.store.export import save_tables
from tests.publish.made_up import hostile, many, snapshot


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a published folder; tests that change it copy it first."""
    folder = tmp_path_factory.mktemp("release") / "dataset"
    return publish(snapshot(), folder, save_tables=save_tables).folder


@pytest.fixture(scope="session")
def demo_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the release that a user makes of the built-in example: read by the rules, published by the command."""
    folder = tmp_path_factory.mktemp("demo")
    articles = Path(__file__).parents[2] / "ledger" / "examples" / "month.jsonl"
    for words in (["ingest", str(articles)], ["publish", str(folder / "dataset")]):
        done = CliRunner().invoke(main, ["--db", str(folder / "ledger.db"), *words])
        assert done.exit_code == 0, done.output
    return folder / "dataset"


@pytest.fixture(scope="session")
def hostile_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a published folder whose articles want to do harm."""
    folder = tmp_path_factory.mktemp("hostile") / "dataset"
    return publish(snapshot(hostile()), folder, save_tables=save_tables).folder


@pytest.fixture(scope="session")
def large_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a published folder of 600 commitments."""
    folder = tmp_path_factory.mktemp("large") / "dataset"
    threads = many(600)
    latest = max(event.on.last for thread in threads for event in thread.events)
    return publish(snapshot(threads, latest), folder).folder


@pytest.fixture(scope="session")
def short_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a page of 60 commitments as short as that of a large ledger."""
    folder = tmp_path_factory.mktemp("short")
    (folder / "index.html").write_text(render_detail(snapshot(many(60)), "{}", DETAILS[-1]), "utf-8")
    return folder


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Path], Path]:
    """Give what copies a release, to plant a fault in it."""

    def copy(folder: Path) -> Path:
        target = tmp_path / "copy"
        for path in folder.rglob("*"):
            if path.is_file():
                place = target / path.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(path.read_bytes())
        return target

    return copy
