"""The shared vocabulary as plain data."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULES = Path(__file__).parents[2] / "rules"
LANGUAGES = ("de", "en")


def read(place: str) -> dict[str, Any]:
    """Read one rule file, named from the rules folder."""
    return tomllib.loads((RULES / place).read_text("utf-8"))


@pytest.fixture(scope="session")
def read_rules() -> Callable[[str], dict[str, Any]]:
    """Give the reader of one rule file."""
    return read


@pytest.fixture(scope="session")
def items() -> list[dict[str, Any]]:
    """Give the entries of shared/items.toml."""
    entries: list[dict[str, Any]] = read("shared/items.toml")["item"]
    return entries


@pytest.fixture(scope="session")
def endings() -> dict[str, dict[str, list[str]]]:
    """Give the paradigms by language."""
    return {language: read(f"{language}/words/paradigms.toml")["endings"] for language in LANGUAGES}


@pytest.fixture(scope="session")
def holders() -> list[dict[str, Any]]:
    """Give the entries of shared/holders.toml."""
    entries: list[dict[str, Any]] = read("shared/holders.toml")["holder"]
    return entries


@pytest.fixture(scope="session")
def state_words() -> dict[str, dict[str, dict[str, Any]]]:
    """Give the words of each state by language and code."""
    return {
        language: {entry["code"]: entry for entry in read(f"{language}/words/states.toml")["state"]}
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def codes() -> set[str]:
    """Give the codes that may stand for a donor: the states and the pseudo states."""
    return {entry["code"] for entry in read("shared/states.toml")["state"]} | {"EU", "NATO", "WEST"}
