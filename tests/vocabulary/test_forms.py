"""The notation of the word lists is kept."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

FORM_LISTS = {
    *("names", "de", "en", "adjective", "people", "seats", "institutions", "words", "heads", "phrases"),
    *("short", "spelled"),
}
LANGUAGES = ("de", "en")
Read = Callable[[str], dict[str, Any]]
OWN = ("states", "offices", "parties", "heads", "pseudo")


def forms(data: Any, language: str) -> Iterator[str]:  # noqa: ANN401 - any TOML value
    """Give every form below a TOML value that a language reads."""
    if isinstance(data, list):
        for value in data:
            yield from forms(value, language)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in FORM_LISTS and key not in {*LANGUAGES} - {language} and isinstance(value, list):
                yield from value
            else:
                yield from forms(value, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paradigm_that_is_named_exists(
    read_rules: Read, endings: dict[str, dict[str, list[str]]], language: str
) -> None:
    """What follows a slash in lower case is a paradigm of the language."""
    files = ["shared/items.toml", "shared/holders.toml"]
    files += [f"{language}/words/{name}.toml" for name in OWN]
    wrong = []
    for place in files:
        for form in forms(read_rules(place), language):
            for word in form.split(" "):
                stem, slash, paradigm = word.partition("/")
                named = bool(slash and stem) and paradigm.isalpha() and paradigm.islower()
                if named and paradigm not in endings[language]:
                    wrong.append((place, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_tidy(read_rules: Read, language: str) -> None:
    """No form is empty, has spaces at its ends or two in a row."""
    for place in ("shared/items.toml", *(f"{language}/words/{name}.toml" for name in OWN)):
        found = list(forms(read_rules(place), language))
        assert [form for form in found if not form or form != " ".join(form.split())] == [], place


@pytest.mark.parametrize("language", LANGUAGES)
def test_paradigms_list_each_ending_once(endings: dict[str, dict[str, list[str]]], language: str) -> None:
    """A paradigm lists its endings once each."""
    assert [name for name, ends in endings[language].items() if len(ends) != len(set(ends)) or not ends] == []
