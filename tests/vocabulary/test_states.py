"""Every state that gives arms can be named in every way."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import babel
import pytest

Words = dict[str, dict[str, dict[str, Any]]]
Read = Callable[[str], dict[str, Any]]
LANGUAGES = ("de", "en")
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "states_from_cldr.py"
DONORS = (
    *("US", "DE", "GB", "FR", "PL", "NL", "DK", "SE", "NO", "FI", "EE", "LV"),
    *("LT", "CZ", "SK", "IT", "ES", "CA", "BE", "PT", "GR", "RO", "BG", "AU"),
    *("JP", "KR", "TR", "HU", "HR", "SI", "IL", "CH", "AT", "IE", "LU"),
)
NO_SEAT = {"BE", "LU"}
"""Brussels stands for the European Union more often than for Belgium; Luxembourg is the city and the state."""


def generator() -> ModuleType:
    """Load the script that writes shared/states.toml."""
    spec = importlib.util.spec_from_file_location("states_from_cldr", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_states_are_as_cldr_names_them() -> None:
    """shared/states.toml is what the generator writes."""
    text = (ROOT / "rules" / "shared" / "states.toml").read_text("utf-8")
    recorded = re.search(r'^cldr = "babel (.*)"$', text, re.MULTILINE)
    assert recorded is not None
    if recorded[1] != babel.__version__:
        pytest.skip(f"written with babel {recorded[1]}, here is {babel.__version__}: their CLDR data may differ")
    assert generator().render() == text


def test_all_iso_states_are_there(read_rules: Read) -> None:
    """ISO 3166-1 has 249 codes; Kosovo's is user-assigned."""
    assert len({entry["code"] for entry in read_rules("shared/states.toml")["state"]}) == 250


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", DONORS)
def test_donor_has_adjective_people_and_seat(state_words: Words, language: str, code: str) -> None:
    """A donor is reached through its adjective, its people and its capital."""
    words = state_words[language][code]
    assert words.get("adjective")
    assert words.get("people") or (language == "en" and words["adjective"][0][-2:] in {"sh", "ch", "ss", "se"})
    assert words.get("seats") or code in NO_SEAT


@pytest.mark.parametrize("language", LANGUAGES)
def test_pseudo_states_have_names(state_words: Words, language: str) -> None:
    """The organisations and the unnamed allies can be named."""
    assert all(state_words[language][code]["names"] for code in ("EU", "NATO", "WEST"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_know_the_same_states(state_words: Words, language: str, codes: set[str]) -> None:
    """A state with words in one language has words in the other, and is a state."""
    assert set(state_words[language]) == set(state_words["de"]) <= codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_is_listed_twice(read_rules: Read, language: str) -> None:
    """A state's words stand in one entry."""
    listed = [entry["code"] for entry in read_rules(f"{language}/words/states.toml")["state"]]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_names_two_states(state_words: Words, language: str) -> None:
    """A name, a seat or an institution belongs to one state."""
    owners: dict[str, set[str]] = {}
    for code, words in state_words[language].items():
        for kind in ("names", "seats", "institutions"):
            for form in words.get(kind, ()):
                owners.setdefault(form, set()).add(code)
    assert {form: states for form, states in owners.items() if len(states) > 1} == {}
