"""A way to hand bytes to the sources under a file name, and the function words of the shipped rules."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ledger.sources import read_documents
from tests.sources.incoming import Incoming, Read

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="session")
def languages() -> Mapping[str, frozenset[str]]:
    """Give the function words of each language that has rules."""
    return {
        path.parent.name: frozenset(tomllib.loads(path.read_text("utf-8"))["function_words"])
        for path in RULES.glob("*/language.toml")
    }


@pytest.fixture
def read(tmp_path: Path, languages: Mapping[str, frozenset[str]], monkeypatch: pytest.MonkeyPatch) -> Read:
    """Give what writes bytes to a file of a name and reads it; the name stands in messages without a folder."""
    monkeypatch.chdir(tmp_path)

    def call(name: str, data: bytes | str, **given: Any) -> list[Incoming]:  # noqa: ANN401 - options of several types
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_documents([name], languages=languages, **given))

    return call
